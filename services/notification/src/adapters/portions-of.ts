const portion = 1_000;

interface Versioned {
  readonly _id: string;
  readonly version: number;
}

interface Cursor {
  project<Projected extends object>(fields: object): AsyncIterable<Projected>;
}

/** Ids and versions of what a cursor finds, a thousand at a time: of a read model that is compared with its topic. */
export async function* portionsOf(
  found: Cursor,
): AsyncGenerator<(readonly [id: string, version: number])[]> {
  let some: [string, number][] = [];
  for await (const { _id, version } of found.project<Versioned>({ version: 1 })) {
    some.push([_id, version]);
    if (some.length < portion) continue;
    yield some;
    some = [];
  }
  yield some;
}
