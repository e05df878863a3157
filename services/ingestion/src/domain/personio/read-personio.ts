import type { BodyContext, XmlElement, XmlFormat, XmlItem } from "../format.ts";
import { idSchema, readFields, reasonOf, titleSchema } from "../read-fields.ts";
import type { ItemProblem, ReadItem } from "../source-item.ts";
import { itemFromPosition } from "./item-from-position.ts";
import { positionFields } from "./position-fields.ts";

const BRANCHES = ["additionalOffices", "jobDescriptions", "jobDescription"];
const LEAVES = [
  "id",
  "name",
  "value",
  ...Object.keys(positionFields).filter((field) => !BRANCHES.includes(field)),
];

/** The feed that Personio publishes at `/xml` of a company's job pages. */
export const personio: XmlFormat = {
  syntax: "xml",
  name: "Personio",
  shape: {
    root: "workzag-jobs",
    item: "position",
    leaves: new Set(LEAVES),
    branches: new Set(BRANCHES),
  },
  readItem: readPosition,
};

function readPosition(element: XmlItem, position: number, { address }: BodyContext): ReadItem {
  const { record, faults } = recordOf(element);
  const id = idSchema.safeParse(record["id"]);
  if (!id.success) {
    const reason = faults.get("id") ?? reasonOf(id.error);
    return { problems: [{ item: `#${position}`, field: "id", message: reason }] };
  }
  const externalId = id.data;
  const { fields, problems } = readFields(record, positionFields, externalId);
  const all = [...namedFaults(faults, externalId), ...problems];
  const refused = (field: string, message: string): ReadItem => ({
    externalId,
    problems: [...all, { item: externalId, field, message }],
  });
  if (element.isCut) return refused("", "ends in the middle: the feed was cut off");
  const title = titleSchema.safeParse(record["name"]);
  if (!title.success) return refused("name", faults.get("name") ?? reasonOf(title.error));
  const item = itemFromPosition({ externalId, title: title.data, fields, address });
  return { externalId, item, problems: all };
}

/** The position's fields as plain values; the first of several of one name counts, and a damaged one does not. */
function recordOf(element: XmlItem): {
  record: Record<string, unknown>;
  faults: Map<string, string>;
} {
  const record: Record<string, unknown> = {};
  const faults = new Map<string, string>();
  noteFaults(element, "", faults);
  for (const child of sound(element)) record[child.name] ??= valueOf(child);
  return { record, faults };
}

/** Every fault by the path of its element: "jobDescriptions.jobDescription.value". */
function noteFaults(element: XmlElement, path: string, faults: Map<string, string>): void {
  if (element.fault !== undefined && !faults.has(path)) faults.set(path, element.fault);
  for (const child of element.children)
    noteFaults(child, path === "" ? child.name : `${path}.${child.name}`, faults);
}

function valueOf(element: XmlElement): unknown {
  if (element.name === "additionalOffices") return sound(element).map(({ text }) => text.trim());
  if (element.name !== "jobDescriptions") return element.text.trim();
  return sound(element).map((block) =>
    Object.fromEntries(sound(block).map(({ name, text }) => [name, text])),
  );
}

/** A damaged part of a list is left out; the rest of the list is read. */
function sound({ children }: XmlElement): XmlElement[] {
  return children.filter(({ fault, name }) => fault === undefined || BRANCHES.includes(name));
}

function namedFaults(faults: ReadonlyMap<string, string>, item: string): ItemProblem[] {
  return [...faults].map(([field, fault]) => ({
    item,
    field: field.slice(0, 120),
    message: isKept(field) ? fault : `was left out: ${fault}`,
  }));
}

/** Of a damaged branch, as of the position itself, what stands inside is read. */
function isKept(path: string): boolean {
  return path === "" || BRANCHES.includes(path.split(".").at(-1) ?? "");
}
