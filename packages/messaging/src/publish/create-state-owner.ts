import type { StateDocument, StateOwner, StateOwnerOptions } from "./state-owner.ts";
export function createStateOwner<Doc extends StateDocument>(options: StateOwnerOptions<Doc>): StateOwner<Doc> {
  throw new Error(`stands soon: ${options.collection}`);
}
