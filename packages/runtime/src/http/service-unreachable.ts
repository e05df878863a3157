/** The other service gave no usable answer: it is away, too slow, failing (5xx) or speaks another contract. Try again later. */
export class ServiceUnreachable extends Error {
  /** The route's id. */
  readonly route: string;
  readonly reason: "network" | "timeout" | "failed" | "bad-answer";

  constructor(
    route: string,
    reason: ServiceUnreachable["reason"],
    more: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    super(`${route}: ${reason}${more.detail ? ` (${more.detail})` : ""}`, { cause: more.cause });
    this.name = "ServiceUnreachable";
    this.route = route;
    this.reason = reason;
  }
}
