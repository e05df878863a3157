import { readAfresh } from "./readers.ts";
import type { Held, PublishingWorld, StateDocument } from "./publishing-world.ts";

/** The promises of protocol A that do not hold, now that everything is at rest. */
export function brokenPromises(world: PublishingWorld): readonly string[] {
  const views: [string, (key: string) => Held | undefined, readonly string[]][] = world.readers.map(
    (reader) => [reader.name, (key) => reader.held.get(key), reader.held.ids()],
  );
  const fresh = readAfresh(world);
  views.push(["a fresh reader", (key) => fresh.get(key), [...fresh.keys()]]);
  return [
    ...world.broken,
    ...views.flatMap(([name, get, keys]) => wrongViews(world, name, get, keys)),
    ...world.database.documents.ids().flatMap((id) => wrongMarks(world, id)),
  ];
}

const none: StateDocument = { version: 0, published: 0, content: undefined };

function wrongViews(
  world: PublishingWorld,
  name: string,
  get: (key: string) => Held | undefined,
  keys: readonly string[],
): readonly string[] {
  const { documents } = world.database;
  return [...new Set([...documents.ids(), ...keys])].flatMap((key) => {
    const document = documents.get(key) ?? none;
    const held = get(key);
    const isRight =
      held?.content === document.content &&
      (held?.content === undefined || held.version === document.version);
    return isRight ? [] : [`${name} holds ${key} ${show(held)} instead of ${show(document)}`];
  });
}

function show(held: Held | undefined): string {
  if (held === undefined || held.version === 0) return "nothing";
  return `v${held.version} (${held.content ?? "ended"})`;
}

/** Nothing is left to publish, and `published` says so. */
function wrongMarks(world: PublishingWorld, id: string): readonly string[] {
  const { documents, pending } = world.database;
  const document = documents.get(id) ?? none;
  const leftOver = pending.ids().filter((intentId) => {
    const intent = pending.get(intentId);
    return intent?.documentId === id && intent.version <= document.version;
  });
  return [
    ...leftOver.map((intentId) => `intent ${intentId} is left over`),
    ...(document.published === document.version
      ? []
      : [`${id} v${document.version} says it published v${document.published}`]),
  ];
}
