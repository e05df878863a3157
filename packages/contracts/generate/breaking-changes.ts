import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "./schema-of.ts";

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What in `next` an older reader or writer of `previous` could not live with, each as `path: what`. Within a version
 * only optional properties may be added: two versions of a service run side by side during a deployment, so neither
 * narrower nor wider values are harmless.
 */
export function breakingChanges(previous: JsonSchema, next: JsonSchema, path = "$"): string[] {
  const found: string[] = [];
  for (const keyword of new Set([...Object.keys(previous), ...Object.keys(next)])) {
    if (keyword === "properties") found.push(...inProperties(previous, next, path));
    else if (keyword === "required") found.push(...inRequired(previous, next, path));
    else found.push(...inKeyword(previous[keyword], next[keyword], `${path}.${keyword}`));
  }
  return found;
}

function inKeyword(before: unknown, after: unknown, path: string): string[] {
  if (isObject(before) && isObject(after)) return breakingChanges(before, after, path);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => inKeyword(item, after[index], `${path}[${index}]`));
  }
  return isDeepStrictEqual(before, after)
    ? []
    : [`${path}: was ${JSON.stringify(before)}, is ${JSON.stringify(after)}`];
}

function inProperties(previous: JsonSchema, next: JsonSchema, path: string): string[] {
  const before = isObject(previous["properties"]) ? previous["properties"] : {};
  const after = isObject(next["properties"]) ? next["properties"] : {};
  return Object.entries(before).flatMap(([name, schema]) =>
    name in after
      ? inKeyword(schema, after[name], `${path}.${name}`)
      : [`${path}.${name}: removed`],
  );
}

function inRequired(previous: JsonSchema, next: JsonSchema, path: string): string[] {
  const before = new Set((previous["required"] as string[] | undefined) ?? []);
  const after = new Set((next["required"] as string[] | undefined) ?? []);
  return [
    ...[...after]
      .filter((name) => !before.has(name))
      .map((name) => `${path}.${name}: became required`),
    ...[...before]
      .filter((name) => !after.has(name))
      .map((name) => `${path}.${name}: is no longer required`),
  ];
}
