import type { Quota, Recipient } from "./recipient.ts";
import { localTime } from "./zoned-time.ts";

/** How many vacancies this message may still tell today; Infinity without a daily maximum. */
export function roomLeft(recipient: Recipient, rowId: string, at: Date): number {
  const { subscription, quota } = recipient;
  const maximum = subscription?.cadence.dailyMaximum;
  if (!subscription || maximum === undefined) return Infinity;
  if (quota.date !== localTime(subscription.timeZone, at).date) return maximum;
  const others = quota.taken.filter((taking) => taking.rowId !== rowId);
  const used = others.reduce((sum, taking) => sum + taking.count, 0);
  return Math.max(maximum - used, 0);
}

/** The quota once this message has taken its share; a retry of the same message replaces its own. */
export function withTaken(recipient: Recipient, rowId: string, count: number, at: Date): Quota {
  const { subscription, quota } = recipient;
  const date = localTime(subscription?.timeZone ?? "UTC", at).date;
  const today = quota.date === date ? quota.taken : [];
  const taken = [...today.filter((taking) => taking.rowId !== rowId), { rowId, count }];
  return { sequence: quota.sequence + 1, date, taken };
}
