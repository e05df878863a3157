import type { ReceivedMail } from "./mailbox-client.ts";

/** Which vacancies a candidate is to be mailed, by address. */
export type Demanded = ReadonlyMap<string, ReadonlySet<string>>;

export interface Comparison {
  /** Demanded and not received. */
  lost: string[];
  /** Received though not demanded. */
  extra: string[];
  /** Received more than once. */
  doubled: string[];
}

const pairsOf = (demanded: Demanded): Set<string> =>
  new Set(
    [...demanded].flatMap(([address, vacancyIds]) =>
      [...vacancyIds].map((id) => `${address} ${id}`),
    ),
  );

/**
 * Holds what the mailbox got against what the oracle demands; each difference as `address vacancyId`. What is only
 * allowed may come or not: over midnight a vacancy becomes a day older, and its score may cross somebody's threshold.
 */
export function compare(
  demanded: Demanded,
  mails: readonly ReceivedMail[],
  allowed: Demanded = demanded,
): Comparison {
  const seen = new Map<string, number>();
  for (const { address, vacancyIds } of mails) {
    for (const vacancyId of vacancyIds)
      seen.set(`${address} ${vacancyId}`, (seen.get(`${address} ${vacancyId}`) ?? 0) + 1);
  }
  const wanted = pairsOf(demanded);
  const permitted = pairsOf(allowed);
  return {
    lost: [...wanted].filter((pair) => !seen.has(pair)),
    extra: [...seen.keys()].filter((pair) => !wanted.has(pair) && !permitted.has(pair)),
    doubled: [...seen].filter(([, times]) => times > 1).map(([pair]) => pair),
  };
}

export const isEqual = ({ lost, extra, doubled }: Comparison): boolean =>
  lost.length + extra.length + doubled.length === 0;
