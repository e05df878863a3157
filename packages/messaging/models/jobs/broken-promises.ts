import type { JobsWorld } from "./jobs-world.ts";

/** Every two whose last versions fit have met, under the present alerts epoch; and no job waits for ever. */
export function brokenPromises(world: JobsWorld): readonly string[] {
  return [
    ...world.broken,
    ...world.due.ids().map((id) => `job ${id} waits for ever`),
    ...missedPairs(world),
  ];
}

function missedPairs(world: JobsWorld): readonly string[] {
  const { vacancies, profiles } = world.latest;
  return [...profiles].flatMap(([candidate, profile]) =>
    [...vacancies]
      .filter(([vacancy, { version, state }]) => {
        if (profile.state?.active !== true || state?.active !== true) return false;
        return world.fits(candidate, profile.version, vacancy, version);
      })
      .filter(([vacancy, { version }]) => {
        const epoch = profile.state?.epoch;
        return !world.matches.some(
          (match) =>
            match.candidate === candidate &&
            match.vacancy === vacancy &&
            match.vacancyVersion === version &&
            match.epoch === epoch,
        );
      })
      .map(
        ([vacancy, { version }]) =>
          `${candidate} v${profile.version} and ${vacancy} v${version} fit and did not meet`,
      ),
  );
}
