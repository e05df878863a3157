import { utcDay, type Clock } from "@raakvlak/runtime";
import { dueDayOf, stateByCalendar } from "../domain/vacancy-state.ts";
import type { CalendarStore, VacancyStore } from "./ports.ts";
import { contentHashOf } from "./vacancy-id.ts";

const BATCH = 200;

interface Needs {
  readonly vacancies: VacancyStore;
  readonly calendar: CalendarStore;
  readonly clock: Clock;
}

export interface CalendarResult {
  expired: number;
  retired: number;
}

/**
 * Closes what has expired and publishes the tombstone of what has been closed for 90 days. Safe to repeat and to break off:
 * what the calendar says is only a hint, the vacancy decides.
 */
export function createKeepCalendar({
  vacancies,
  calendar,
  clock,
}: Needs): (signal: AbortSignal) => Promise<CalendarResult> {
  return async (signal) => {
    const result: CalendarResult = { expired: 0, retired: 0 };
    const today = utcDay(clock.now());
    const closing = { at: clock.now().toISOString(), hash: contentHashOf };
    for (;;) {
      const ids = await calendar.dueOn(today, BATCH);
      if (ids.length === 0 || signal.aborted) return result;
      const decided = new Map<string, keyof CalendarResult>();
      await vacancies.changeMany(ids, (id, current) => {
        const next = stateByCalendar(current, today, closing);
        if (next) decided.set(id, next.vacancy ? "expired" : "retired");
        return next;
      });
      for (const what of decided.values()) result[what] += 1;
      await reschedule({ vacancies, calendar }, ids, today);
    }
  };
}

/** The next day that the vacancies as they stand now ask for; those that ask for none leave the calendar. */
async function reschedule(
  { vacancies, calendar }: Pick<Needs, "vacancies" | "calendar">,
  ids: readonly string[],
  today: number,
): Promise<void> {
  const stored = await vacancies.findMany(ids);
  const next = ids.flatMap((vacancyId) => {
    const state = stored.get(vacancyId);
    const day = state && dueDayOf(state);
    return day === undefined ? [] : [{ vacancyId, day: Math.max(day, today + 1) }];
  });
  const staying = new Set(next.map(({ vacancyId }) => vacancyId));
  await calendar.setMany(next);
  await calendar.remove(ids.filter((id) => !staying.has(id)));
}
