import { countsAsTold, isFinal } from "../../domain/row-states.ts";
import { tells, type Row } from "../../domain/row.ts";
import type { Offer, Person } from "./cast.ts";
import type { Story } from "./story.ts";
import type { World } from "./world.ts";

/** Nobody is mailed a vacancy twice, nor under an alias that was known when the later message was claimed. */
export function findDoubled({ delivered, claimedAt, mergeHeldAt, allRows }: World): string[] {
  const fences = new Map(allRows().map((row) => [row.id, row.fence]));
  return delivered.flatMap((one, at) =>
    delivered.slice(0, at).flatMap((earlier) => {
      if (earlier.candidateId !== one.candidateId) return [];
      if (earlier.vacancyId === one.vacancyId) return [`doubled ${one.vacancyId} in ${one.rowId}`];
      const merged = mergeHeldAt.get(`${one.vacancyId}<${earlier.vacancyId}`) ?? Infinity;
      const claimed = claimedAt.get(`${one.rowId}#${fences.get(one.rowId)}`) ?? Infinity;
      return merged < claimed ? [`told under an alias in ${one.rowId}`] : [];
    }),
  );
}

export function findAfterRefusal({ delivered }: World, { acknowledged }: Story): string[] {
  return acknowledged.flatMap((refusal) =>
    delivered
      .filter((one) => one.candidateId === refusal.candidateId)
      .filter((one) => one.epoch <= refusal.throughEpoch && one.step > refusal.step)
      .map((one) => `mailed after an acknowledged refusal: ${one.rowId}`),
  );
}

/** What fits and is not refused is told: sent, uncertain, covered, or refused by the very address that is still held. */
export function findLost(world: World, story: Story): string[] {
  return story.people.flatMap((person) => {
    const told = world.allRows().filter((row) => row.candidateId === person.candidateId);
    return dueTo(person, world, story)
      .filter((offer) => !told.some((row) => settles(row, offer, person)))
      .map((offer) => `lost ${offer.vacancyId} for ${person.candidateId}`);
  });
}

/** The open vacancies of which matching told notification under the person's standing grant. */
function dueTo({ candidateId, grant }: Person, { peek }: World, story: Story): Offer[] {
  if (grant?.state !== "granted") return [];
  if ((peek(candidateId)?.refusals.count ?? 0) !== grant.carriedRefusals) return [];
  const matched = new Set(
    story.emitted
      .filter((match) => match.candidateId === candidateId && match.alertsEpoch === grant.epoch)
      .map((match) => match.vacancyId),
  );
  return story.offers.filter(
    ({ status, vacancyId }) => status === "open" && matched.has(vacancyId),
  );
}

function settles(row: Row, { vacancyId, aliases }: Offer, { address }: Person): boolean {
  const ids = [vacancyId, ...aliases];
  if (row.state === "failed")
    return row.addressMark === address && row.mailed.some((id) => ids.includes(id));
  return isFinal(row.state) && countsAsTold(row.state) && ids.some((id) => tells(row, id));
}
