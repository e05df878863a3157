import type { Row } from "../domain/row.ts";
import { toldBy, type PairSituation } from "../domain/placement.ts";
import type { Material } from "../domain/selection.ts";
import type { VacancyView } from "../domain/vacancy-view.ts";
import type { Addressee } from "../domain/recipient.ts";
import type { SendDependencies } from "./send-dependencies.ts";

export type Gathered =
  | { readonly kind: "material"; readonly material: Omit<Material, "room"> }
  | { readonly kind: "wait"; readonly reason: string };

/** Reads what a claimed message may tell: after the claim, so that a merge noted before it is seen. */
export async function gatherMaterial(
  deps: SendDependencies,
  row: Row,
  recipient: Addressee,
): Promise<Gathered> {
  const ids = [...new Set(row.joiners.map((joiner) => joiner.vacancyId))];
  const [pairs, vacancies] = await Promise.all([
    deps.pairs.getMany(row.candidateId, ids),
    deps.vacancies.getMany(ids),
  ]);
  const told = await toldUnderAliases(deps, row, vacancies);
  if (!told) return { kind: "wait", reason: "alias-under-way" };
  const hidden = new Set(recipient.subscription.hiddenVacancies);
  return { kind: "material", material: { pairs, vacancies, hidden, toldAsAlias: told } };
}

/**
 * The vacancies that were told under an id merged into them since the match was placed. Undefined while a message that
 * lists such an id is under way; that one never waits for this one, since a merged id is left out there.
 */
async function toldUnderAliases(
  deps: SendDependencies,
  row: Row,
  vacancies: ReadonlyMap<string, VacancyView>,
): Promise<ReadonlySet<string> | undefined> {
  const told = new Set<string>();
  const merged = [...vacancies.values()].filter((vacancy) => vacancy.aliases.length > 0);
  for (const { vacancyId, aliases } of merged) {
    const pairs = await deps.pairs.getMany(row.candidateId, aliases);
    const elsewhere = [...pairs.values()].filter((pair) => pair.rowId !== row.id);
    if (elsewhere.length === 0) continue;
    const rows = await deps.rows.getMany(elsewhere.map((pair) => pair.rowId));
    const situations: PairSituation[] = elsewhere.map((pair) => ({
      pair,
      row: rows.get(pair.rowId),
    }));
    const verdict = toldBy(situations);
    if (verdict === "waiting") return undefined;
    if (verdict === "told") told.add(vacancyId);
  }
  return told;
}
