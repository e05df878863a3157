import { check, isClean, type Verdict } from "../check.ts";
import type { CandidateHistory, Journal, Span, VacancyHistory } from "../journal.ts";
import { describePlan, makePlan, type Plan, type PlanOptions } from "../plan/plan.ts";
import { destroy } from "./destroyer.ts";
import { feed } from "./feeder.ts";
import { openLedger, type Ledger } from "./ledger.ts";
import { openOffice, type Office } from "./office.ts";
import { gatherPeople } from "./people.ts";
import { readMail, unsubscribeLinkOf } from "./read-mails.ts";
import { settle } from "./settle.ts";
import { sendConcurrency, startStand, type Stand } from "./stand.ts";
import { supervise } from "./supervisor.ts";
import { blow, misbehave } from "./weather.ts";

export interface ChaosResult {
  readonly verdict: Verdict;
  /** All was as it must be, nothing is left to do, and all that in time. */
  readonly ok: boolean;
  /** What must have come to nothing and has not. */
  readonly left: Readonly<Record<"due" | "parked" | "erasures", number>>;
  /** From the last kill until nothing was missing or open any more. */
  readonly settledAfterMs: number;
  /** From the last kill until the last edition was taken and the last person heard; then only it could settle. */
  readonly heardAfterMs: number;
  /** How often a service ended by itself. */
  readonly restarts: number;
}

/** All final or uncertain so long after the last kill. */
const settleWithinMs = 120_000;
/** So long after it people and feeds must have been heard. A machine too busy for that still gets a whole verdict, though not in time. */
const heardWithinMs = 240_000;
/** The longest that a change takes through outbox, broker and queue while servers come and go. */
const lagMs = 60_000;
const readyTimeoutMs = 120_000;

/** One run by the plan of a seed. Throws when the platform could not be started or asked any more, or the signal says so. */
export async function runChaos(
  options: PlanOptions,
  signal: AbortSignal,
  onProgress: (message: string) => void,
): Promise<ChaosResult> {
  const plan = makePlan(options);
  for (const line of describePlan(plan)) onProgress(line);
  await using stand = await startStand(onProgress);
  await using ledger = await openLedger(stand, plan.world.people);
  const happened = await play(plan, stand, signal, onProgress);
  onProgress("the last victim is back; the clock is moved until nothing waits any more");
  const journalNow = async (): Promise<Journal> => ({
    ...happened.journal,
    mails: stand.sink.mails.map(readMail),
    messages: await ledger.messages(),
  });
  const { verdict, settledMs } = await settle({
    clock: stand.clock,
    ledger,
    judge: async () => check(await journalNow(), { lagMs }),
    deadlineMs: happened.heardMs + settleWithinMs,
    signal,
    onProgress,
  });
  const { lastKillMs, heardMs, restarts } = happened;
  const settledAfterMs = settledMs - lastKillMs;
  const left = await leftIn(ledger);
  const isDone = Object.values(left).every((count) => count === 0);
  return {
    verdict,
    ok: isClean(verdict) && isDone && settledAfterMs <= settleWithinMs,
    left,
    settledAfterMs,
    heardAfterMs: heardMs - lastKillMs,
    restarts,
  };
}

function officeOf({ fleet, sink }: Stand, signal: AbortSignal): Office {
  return openOffice({
    preferenceUrl: fleet.internalUrl("preference"),
    notificationUrl: fleet.internalUrl("notification"),
    unsubscribeLink: (address) => {
      const mail = sink.mails.findLast(({ to }) => to[0] === address);
      return mail && unsubscribeLinkOf(mail);
    },
    signal,
  });
}

async function leftIn(ledger: Ledger): Promise<ChaosResult["left"]> {
  return {
    due: await ledger.dueJobs(),
    parked: await ledger.parked(),
    erasures: await ledger.openErasures(),
  };
}

interface Happened {
  readonly journal: Omit<Journal, "mails" | "messages">;
  readonly lastKillMs: number;
  readonly heardMs: number;
  readonly restarts: number;
}

/** Everything at the same time: the feed, the people, the deaths, the network and the mail server. */
async function play(
  plan: Plan,
  stand: Stand,
  userSignal: AbortSignal,
  onProgress: (message: string) => void,
): Promise<Happened> {
  const failed = new AbortController();
  const signal = AbortSignal.any([userSignal, failed.signal]);
  const disturbances: Span[] = [];
  const onDisturbance = (span: Span) => void disturbances.push(span);
  const office = officeOf(stand, signal);
  const { people, vacancies } = plan.world;
  onProgress("registering who is there from the start");
  const liveOn = await gatherPeople(people, { office, signal });
  await using supervisor = supervise(stand.processes.values());
  const startedMs = Date.now();
  const timing = { stand, startedMs, signal, onDisturbance, onProgress };
  const feedOptions = {
    ...plan,
    vacancies,
    ...timing,
    folder: stand.feedFolder,
    ingestionUrl: stand.fleet.internalUrl("ingestion"),
  };
  const fail = (error: unknown) => {
    failed.abort(error);
    throw error;
  };
  const all = <Result>(part: Promise<Result>) => part.catch(fail);
  const deaths = destroy({ ...timing, deaths: plan.deaths, supervisor });
  void deaths.then(
    () => setTimeout(() => failed.abort(), heardWithinMs).unref(),
    () => undefined,
  );
  const [vacanciesSeen, candidatesSeen, lastKillMs, cut, dropped] = await Promise.all([
    all<VacancyHistory[]>(feed(feedOptions)),
    all<CandidateHistory[]>(liveOn(startedMs)),
    all(deaths),
    all(blow({ ...timing, squalls: plan.squalls })),
    all(misbehave({ ...timing, faults: plan.postalFaults })),
  ]);
  const heardMs = Date.now();
  stand.sink.acceptAll();
  await Promise.all([...stand.processes.values()].map((each) => each.ready(readyTimeoutMs)));
  return {
    journal: {
      vacancies: vacanciesSeen,
      candidates: candidatesSeen,
      disturbances,
      kills: plan.kills,
      concurrency: sendConcurrency,
      spoiledHandOvers: cut + dropped,
    },
    lastKillMs,
    heardMs,
    restarts: supervisor.restarts,
  };
}
