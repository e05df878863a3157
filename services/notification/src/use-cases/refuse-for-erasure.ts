import type { RecipientStore } from "./recipient-store.ts";
import type { Refuse } from "./refuse.ts";

interface Needs {
  readonly recipients: Pick<RecipientStore, "get">;
  readonly refuse: Refuse;
}

/** Protocol F: refuse first. "pending" while a message is being handed over: nothing may be erased under it. */
export function createRefuseForErasure({ recipients, refuse }: Needs) {
  return async (candidateId: string): Promise<"done" | "pending"> => {
    const known = await recipients.get(candidateId);
    return known ? (await refuse(candidateId, "alerts", "erasure")).state : "done";
  };
}
