import type { Competency, RoleFamily } from "@raakvlak/contracts";
import type { Pair } from "./pair.ts";

export interface Asked {
  readonly competency: Competency;
  readonly weight: number;
}

type Asking = Pick<Pair, "vacancy" | "model">;

/** Whom the vacancy looks for: as said, else as shown by the team it leads or the competencies it asks. */
export function roleFamilyOf({ vacancy, model }: Asking): RoleFamily | undefined {
  if (vacancy.roleFamily !== undefined) return vacancy.roleFamily;
  if ((vacancy.teamSizeLed ?? 0) > 0) return "leader";
  const asks = (family: RoleFamily) =>
    model.experience.families[family].some((key) => vacancy.competencies[key] !== undefined);
  if (asks("leader")) return "leader";
  return asks("seller") || facetsAsk({ vacancy, model }).length > 0 ? "seller" : undefined;
}

/**
 * The competencies that count for the vacancy, heaviest first: those it names of its own role family, so sales results
 * never count for leading; named none, a leader needs all of leadership, and a seller what the shares of the work say.
 */
export function askedCompetencies(asking: Asking): Asked[] {
  const { vacancy, model } = asking;
  const family = roleFamilyOf(asking);
  if (family === undefined) return [];
  const { families, leaderDefaultWeight } = model.experience;
  const named = families[family].flatMap((competency) =>
    weighed(competency, vacancy.competencies[competency]),
  );
  const asked = named.length > 0 ? named : unnamed();
  return asked.toSorted((a, b) => b.weight - a.weight);

  function unnamed(): Asked[] {
    return family === "leader"
      ? families.leader.map((competency) => ({ competency, weight: leaderDefaultWeight }))
      : facetsAsk(asking);
  }
}

function facetsAsk({ vacancy, model }: Asking): Asked[] {
  return model.experience.fromFacets.flatMap(({ facet, asks }) => weighed(asks, vacancy[facet]));
}

function weighed(competency: Competency, weight: number | undefined): Asked[] {
  return weight === undefined || weight === 0 ? [] : [{ competency, weight }];
}
