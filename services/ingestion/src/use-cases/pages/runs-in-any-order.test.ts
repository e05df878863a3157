import fc from "fast-check";
import { expect, it } from "vitest";
import { createPagedRuns } from "./fixtures/paged-runs.ts";
import { createPagedSite, type SiteAnswer } from "./fixtures/paged-site.ts";

const paths = ["/1", "/2", "/3", "/4"];
const ids = ["a", "b", "c", "d", "e"];

const answers = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant({ status: 404 }) },
  { weight: 2, arbitrary: fc.constantFrom<SiteAnswer>({ status: 500 }, "timeout", "half-read") },
);

/** One run: what changed on the site before it, and the request at which its process is killed, if any. */
const steps = fc.record({
  changes: fc.array(fc.tuple(fc.constantFrom(...paths), answers), { maxLength: 3 }),
  index: fc.oneof(
    { weight: 6, arbitrary: fc.subarray(paths) },
    { weight: 1, arbitrary: fc.constant("timeout" as const) },
  ),
  isIncomplete: fc.boolean(),
  killedAt: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  confirmClosing: fc.boolean(),
});

type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

class Killed extends Error {}

const failing = (answer: SiteAnswer | undefined): boolean =>
  answer === "timeout" ||
  answer === "half-read" ||
  (typeof answer === "object" && "status" in answer && answer.status !== 404);

const heldBy = (answer: SiteAnswer | undefined): readonly string[] =>
  Array.isArray(answer) ? (answer as readonly string[]) : [];

/** A site, runs of it, and what its pages have shown to them. */
function watchedSite() {
  const site = createPagedSite();
  const runs = createPagedRuns(site, { pagesMaximum: 3 });
  /** What each page showed when it last answered. */
  const shown = new Map<string, readonly string[]>(paths.map((path) => [path, []]));
  const ever = new Map(paths.map((path) => [path, new Set<string>()]));
  const watch = (killedAt: number | undefined) => {
    let requests = 0;
    site.before = (path) => {
      requests += 1;
      if (requests === killedAt) throw new Killed();
      const answer = site.answers.get(path);
      if (!paths.includes(path) || failing(answer)) return;
      shown.set(path, heldBy(answer));
      for (const id of heldBy(answer)) ever.get(path)?.add(id);
    };
  };
  return { site, ...runs, shown, ever, watch };
}

async function checkStep(
  { site, run, open, shown, ever, watch }: ReturnType<typeof watchedSite>,
  { changes, index, isIncomplete, killedAt, confirmClosing }: Step,
): Promise<void> {
  for (const [path, answer] of changes) site.answers.set(path, answer);
  site.index = index;
  site.indexIsIncomplete = isIncomplete;
  watch(killedAt);
  const before = new Set(open);
  const report = await run({ confirmClosing }).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  const closed = [...before].filter((id) => !open.has(id));
  if (report?.outcome !== "done") expect(closed).toEqual([]);
  const listed = paths.filter((path) => index !== "timeout" && index.includes(path));
  // A page that fails keeps what it showed last, as long as it is listed.
  const silent = listed.filter((path) => failing(site.answers.get(path)));
  const kept = silent.flatMap((path) => shown.get(path) ?? []);
  for (const id of closed) expect(kept).not.toContain(id);
  // What an incomplete index does not name may still be there: only a listed page closes what it once showed.
  const once = listed.flatMap((path) => [...(ever.get(path) ?? [])]);
  if (isIncomplete) for (const id of closed) expect(once).toContain(id);
}

it("whatever fails or dies on the way, a vacancy only closes by what its source says, and in the end what is open is what is shown", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (sequence) => {
      const watched = watchedSite();
      for (const step of sequence) await checkStep(watched, step);
      const { site, run, open } = watched;
      Object.assign(site, { before: () => {}, indexIsIncomplete: false, index: paths });
      for (const path of paths) if (failing(site.answers.get(path))) site.answers.set(path, []);
      for (let at = 0; at < 4; at += 1) await run({ confirmClosing: true });
      const visible = paths.flatMap((path) => heldBy(site.answers.get(path)));
      expect([...open].toSorted()).toEqual([...new Set(visible)].toSorted());
    }),
    { numRuns: 150 },
  );
});
