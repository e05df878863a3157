import type { Profile } from "@raakvlak/contracts";
import { createEngine, type Found } from "@raakvlak/matching/engine";
import { createOracle } from "@raakvlak/matching/oracle";
import { expect, it } from "vitest";
import { answerText, limit, now } from "../check-answers.ts";
import { profileAt } from "./profiles.ts";
import { vacancyAt, vacancyKinds } from "./vacancies.ts";
import { createWorld, relatedOccupations } from "./world.ts";

const count = 6_000;
const wanted = { limit, alerts: true };
const oracle = createOracle(relatedOccupations);

/** Many blocks, a fifth replaced after the build, some withdrawn and some gone: as many as move between blocks. */
it.each(["wasm", "plain"] as const)(
  "after changes of a fifth of the profiles the %s kernel answers as the oracle does",
  { timeout: 120_000 },
  (kernel) => {
    const world = createWorld(3, "W+");
    const engine = createEngine(relatedOccupations, kernel);
    const held = new Map<string, Profile>();
    const put = (profile: Profile) => {
      held.set(profile.candidateId, profile);
      engine.put(profile);
    };
    for (let n = 0; n < count; n++) put(profileAt(world, n));
    engine.rebuild();
    for (let n = 0; n < count; n += 5) put(profileAt(world, n, 2));
    for (let n = 1; n < count; n += 50)
      put({ ...profileAt(world, n, 2), purposes: { tailoring: true, recruiters: false } });
    for (let n = 0; n < 300; n++) put(profileAt(world, count + n));

    let found = 0;
    for (const kind of vacancyKinds)
      for (let n = 0; n < 2; n++) {
        const vacancy = vacancyAt(world, kind, n);
        const { eligible, best } = oracle.rankCandidates(vacancy, held.values(), now, limit);
        const alerts = oracle.alertSet(vacancy, held.values(), now).map(hitOf);
        const answer = engine.match(engine.prepare(vacancy), now, wanted);
        expect(answerText(answer)).toBe(answerText({ best: best.map(hitOf), alerts }));
        found += eligible;
      }
    expect(found).toBeGreaterThan(limit);
    expect(engine.measures().blocks).toBeGreaterThan(8);
  },
);

function hitOf(hit: {
  readonly candidateId: string;
  readonly profileVersion: number;
  readonly score: number;
}): Found["best"][number] {
  return { id: hit.candidateId, version: hit.profileVersion, score: hit.score };
}
