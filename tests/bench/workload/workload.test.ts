import { profileSchema, vacancySchema } from "@raakvlak/contracts";
import { createEngine } from "@raakvlak/matching/engine";
import { describe, expect, it } from "vitest";
import { checkWithOracle, now } from "../check-answers.ts";
import { profileAt } from "./profiles.ts";
import { vacancyAt, vacancyKinds } from "./vacancies.ts";
import { createWorld, relatedOccupations, type Workload } from "./world.ts";

const profiles = 3_000;
/** What the kinds stand for, in hundredths of a per cent of all profiles. */
const shares = { standard: 13, broad: 150, "very-broad": 1_400 } as const;
/** The mean of few vacancies against few profiles lies this far off at most. */
const tolerance = 0.4;

describe.each<Workload>(["W", "W+"])("workload %s", (workload) => {
  const world = createWorld(1, workload);

  it("is the same for the same seed, in whatever order it is drawn, and another for another", () => {
    const first = profileAt(world, 17);
    profileAt(world, 3);
    expect(profileAt(createWorld(1, workload), 17)).toEqual(first);
    expect(profileAt(createWorld(2, workload), 17)).not.toEqual(first);
    expect(vacancyAt(createWorld(1, workload), "broad", 5)).toEqual(vacancyAt(world, "broad", 5));
    expect(profileAt(world, 17, 2)).toMatchObject({ candidateId: first.candidateId, version: 2 });
  });

  it("is made of facts that the contracts accept", () => {
    for (let n = 0; n < 200; n++) profileSchema.parse(profileAt(world, n));
    for (const kind of vacancyKinds)
      for (let n = 0; n < 60; n++) vacancySchema.parse(vacancyAt(world, kind, n));
  });

  it(
    "has vacancies that fit as many as their kind says, and the oracle agrees with the engine",
    { timeout: 120_000 },
    () => {
      const engine = createEngine(relatedOccupations, "wasm");
      for (let n = 0; n < profiles; n++) engine.put(profileAt(world, n));
      for (const kind of vacancyKinds) {
        const vacancies = 300;
        let eligible = 0;
        for (let n = 0; n < vacancies; n++) {
          const vacancy = engine.prepare(vacancyAt(world, kind, n));
          eligible +=
            engine.match(vacancy, now, { limit: 0, alerts: false, counts: true }).eligible ?? 0;
        }
        const share = (eligible / vacancies / profiles) * 10_000;
        expect(Math.abs(share / shares[kind] - 1), `${kind} fits ${share}`).toBeLessThan(tolerance);
      }
      const checking = { profiles, check: 2, tell: () => undefined };
      expect(checkWithOracle(world, engine, checking)).toEqual([]);
    },
  );
});
