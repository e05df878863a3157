/** As much of a node of the syntax tree as names need. */
interface Node {
  type: string;
  name?: unknown;
  value?: unknown;
}

/** Whether the node is the identifier of that name. */
export function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

/** The name of an identifier, or the text of a string that stands where a name can stand. */
export function nameOf(node: Node): string {
  const name = node.type === "Literal" ? node.value : node.name;
  return typeof name === "string" ? name : "";
}

/** The text of a string literal. */
export function literalText(node: Node | undefined): string | undefined {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/** `process.env` for process.env, process["env"] and globalThis.process.env; "" where the owner is not a plain name. */
export function memberName(node: { object: Node; property: Node; computed: boolean }): string {
  const property = node.computed && node.property.type !== "Literal" ? "" : nameOf(node.property);
  return `${ownerName(node.object)}.${property}`;
}

function ownerName(object: Node): string {
  if (object.type === "Identifier") return nameOf(object);
  if (object.type === "MetaProperty") return "import.meta";
  if (object.type !== "MemberExpression") return "";
  const { object: outer, property } = object as unknown as { object: Node; property: Node };
  return isNamed(outer, "globalThis") ? nameOf(property) : "";
}

/** Tells the line, from 1, of an offset in the text. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    const next = starts.findIndex((start) => start > offset);
    return next === -1 ? starts.length : next;
  };
}
