import type { StateDocument } from "./state-owner.ts";

/** The document's next version with this content. */
export function follow<Doc extends StateDocument>(
  id: string,
  current: Doc | undefined,
  content: object,
): Doc {
  const version = (current?.version ?? 0) + 1;
  return { ...content, _id: id, version, published: current?.published ?? 0 } as unknown as Doc;
}
