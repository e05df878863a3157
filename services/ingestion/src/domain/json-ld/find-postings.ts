const DEEP_MAXIMUM = 8;
const SEEN_MAXIMUM = 20_000;

type Node = Record<string, unknown>;

/** The JobPosting objects of a JSON-LD value, wherever they stand: alone, in lists, in a graph, as the item of a list or the entity of a page. */
export function findPostings(value: unknown): Node[] {
  const found: Node[] = [];
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let seen = 0; seen < SEEN_MAXIMUM; seen += 1) {
    const next = left.shift();
    if (next === undefined) break;
    if (isNode(next.value) && isPosting(next.value)) found.push(next.value);
    else if (next.depth < DEEP_MAXIMUM) left.push(...childrenOf(next.value, next.depth + 1));
  }
  return found;
}

function childrenOf(value: unknown, depth: number): { value: unknown; depth: number }[] {
  const children: readonly unknown[] = Array.isArray(value)
    ? value
    : isNode(value)
      ? Object.values(value)
      : [];
  return children
    .slice(0, SEEN_MAXIMUM)
    .filter((child) => typeof child === "object" && child !== null)
    .map((child) => ({ value: child, depth }));
}

function isPosting(node: Node): boolean {
  const types = [node["@type"] ?? node["type"]].flat();
  return types.some(
    (type) =>
      typeof type === "string" &&
      /^(?:https?:\/\/schema\.org\/|schema:)?JobPosting$/.test(type.trim()),
  );
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
