/** How a part is doing. `external` parts run elsewhere and are only used. */
export interface PartState {
  state: "running" | "not answering" | "stopped";
  pid?: number;
}
