import type { Vacancy } from "@raakvlak/contracts";
import { createSystemClock } from "@raakvlak/runtime";
import { writeFile } from "node:fs/promises";
import { compare, isEqual, type Comparison, type Demanded } from "./comparison.ts";
import { demandsBetween, type Demands } from "./demands.ts";
import type { InventedCandidate } from "./invented-candidates.ts";
import { firstMailLatencies, percentile } from "./latency.ts";
import type { createMailboxClient, ReceivedMail } from "./mailbox-client.ts";
import type { Timeline } from "./timeline.ts";

const clock = createSystemClock();
const pollMs = 500;
/** The gathered second mail is due after 60 seconds. */
const instantTimeoutMs = 75_000;
const digestTimeoutMs = 60_000;
/** How long nothing more may come before "equal" is believed. */
const quietMs = 2_000;
const dayMs = 86_400_000;
const shownDifferences = 5;

interface Check {
  candidates: readonly InventedCandidate[];
  vacancies: ReadonlyMap<string, Vacancy>;
  handedOverAtMs: ReadonlyMap<string, number>;
  mailbox: ReturnType<typeof createMailboxClient>;
  /** When the first vacancy was handed over. */
  since: Date;
  clockFile: string;
  timeline: Timeline;
  signal: AbortSignal;
}

export interface DemoResult {
  ok: boolean;
  line: {
    vacancies: number;
    profiles: number;
    eligible: number;
    mails: number;
    p50Ms: number;
    p99Ms: number;
    seconds: number;
    lost: number;
    extra: number;
    doubled: number;
  };
}

interface Settled {
  mails: ReceivedMail[];
  comparison: Comparison;
}

/** Waits until the mailbox of these candidates equals what is demanded and stays so, or the time is over. */
async function settle(
  { mailbox, signal }: Check,
  demands: Demands,
  addresses: ReadonlySet<string>,
  timeoutMs: number,
): Promise<Settled> {
  const demanded = only(demands.demanded, addresses);
  const allowed = only(demands.allowed, addresses);
  const deadline = clock.monotonicMs() + timeoutMs;
  let equalSince: number | undefined;
  for (;;) {
    const mails = await mailbox.receive(addresses);
    const comparison = compare(demanded, mails, allowed);
    const now = clock.monotonicMs();
    equalSince = isEqual(comparison) ? (equalSince ?? now) : undefined;
    if (
      (equalSince !== undefined && now - equalSince >= quietMs) ||
      now > deadline ||
      signal.aborted
    )
      return { mails, comparison };
    await clock.sleep(pollMs, signal);
  }
}

const addressesOf = (candidates: readonly InventedCandidate[], cadence: "instant" | "daily") =>
  new Set(
    candidates
      .filter(({ contact }) => contact.cadence.kind === cadence)
      .map(({ contact }) => contact.address),
  );

const only = (demanded: Demanded, addresses: ReadonlySet<string>): Demanded =>
  new Map([...demanded].filter(([address]) => addresses.has(address)));

/** Holds the mailbox against the oracle: first what goes at once, then, with all clocks moved by a day, the daily digests. */
export async function checkMailbox(check: Check): Promise<DemoResult> {
  const { candidates, vacancies, timeline } = check;
  const open = [...vacancies.values()].filter((vacancy) => vacancy.status === "open");
  const demands = demandsBetween(candidates, open, check.since, clock.now());
  timeline.say("waiting for the mails that gather for a minute");
  const instant = addressesOf(candidates, "instant");
  const atOnce = await settle(check, demands, instant, instantTimeoutMs);
  timeline.say("moving the clocks to tomorrow for the daily digests");
  await writeFile(check.clockFile, String(dayMs));
  const daily = addressesOf(candidates, "daily");
  const digests = await settle(check, demands, daily, digestTimeoutMs);
  const latencies = firstMailLatencies(atOnce.mails, byVacancyId(check));
  const { lost, extra, doubled } = joined(atOnce.comparison, digests.comparison);
  for (const [what, pairs] of Object.entries({ lost, extra, doubled })) {
    if (pairs.length > 0)
      timeline.say(
        `${what}: ${pairs.length}, for example ${pairs.slice(0, shownDifferences).join(", ")}`,
      );
  }
  const eligible = [...demands.demanded.values()].reduce((sum, each) => sum + each.size, 0);
  const proven = eligible === 0 || latencies.length > 0;
  return {
    ok: lost.length + extra.length + doubled.length === 0 && proven,
    line: {
      vacancies: open.length,
      profiles: candidates.length,
      eligible,
      mails: atOnce.mails.length + digests.mails.length,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
      seconds: Math.round(timeline.seconds() * 10) / 10,
      lost: lost.length,
      extra: extra.length,
      doubled: doubled.length,
    },
  };
}

function joined(one: Comparison, other: Comparison): Comparison {
  return {
    lost: [...one.lost, ...other.lost],
    extra: [...one.extra, ...other.extra],
    doubled: [...one.doubled, ...other.doubled],
  };
}

/** The moments of hand-over, which the feed's own ids name, by vacancy id. */
function byVacancyId({ vacancies, handedOverAtMs }: Check): Map<string, number> {
  const found = new Map<string, number>();
  for (const { vacancyId, sources } of vacancies.values()) {
    const atMs = handedOverAtMs.get(sources[0]?.externalId ?? "");
    if (atMs !== undefined) found.set(vacancyId, atMs);
  }
  return found;
}
