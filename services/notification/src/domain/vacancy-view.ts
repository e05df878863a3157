import type { Vacancy } from "@raakvlak/contracts";

/** What a mail needs of a vacancy, and what decides whether it may still be told. */
export interface VacancyView {
  readonly vacancyId: string;
  /** 0 while only its survivor is known. */
  readonly version: number;
  readonly status: "open" | "closed" | "gone";
  /** Set as soon as the survivor names this one as an alias, even before its own record says so. */
  readonly mergedInto?: string;
  readonly aliases: readonly string[];
  readonly card?: VacancyCard;
  /** When ingestion stored this version. */
  readonly storedAt?: Date;
}

/** The contents of one entry of a mail. */
export type VacancyCard = Pick<
  Vacancy,
  "title" | "employer" | "workMode" | "hours" | "pay" | "contractKinds" | "officeDays" | "postedDay"
> & { readonly places: readonly string[] };

export function viewOf(vacancy: Vacancy): VacancyView {
  const { title, employer, workMode, hours, pay, contractKinds, officeDays, postedDay } = vacancy;
  return {
    vacancyId: vacancy.vacancyId,
    version: vacancy.version,
    status: vacancy.status,
    ...(vacancy.closed?.mergedInto !== undefined && { mergedInto: vacancy.closed.mergedInto }),
    aliases: vacancy.aliases,
    card: {
      title,
      employer,
      places: vacancy.places.map((place) => place.label),
      pay,
      contractKinds,
      ...(workMode !== undefined && { workMode }),
      ...(hours !== undefined && { hours }),
      ...(officeDays !== undefined && { officeDays }),
      ...(postedDay !== undefined && { postedDay }),
    },
  };
}

/** Why a vacancy may not be told any more; undefined when it may. */
export function unfitToTell(
  view: VacancyView | undefined,
  hidden: ReadonlySet<string>,
): "closed" | "merged" | "hidden" | "gone" | undefined {
  if (!view) return "gone";
  if (view.mergedInto !== undefined) return "merged";
  if (view.status !== "open") return view.status;
  return hidden.has(view.vacancyId) ? "hidden" : undefined;
}
