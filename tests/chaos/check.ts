import { fits, type CandidateTraits, type VacancyTraits } from "./fit-rules.ts";
import type { CandidateHistory, Journal, MailSeen, StateSpan, VacancyHistory } from "./journal.ts";

export interface Verdict {
  /** Pairs that must be mailed, and pairs that were. */
  readonly due: number;
  readonly told: number;
  readonly mails: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly forbidden: readonly string[];
  readonly unsettled: readonly string[];
  /** The ledger and the mail server disagree. */
  readonly unreconciled: readonly string[];
  readonly uncertain: number;
  readonly uncertainAllowed: number;
  /** Of those, how many did arrive. */
  readonly uncertainArrived: number;
  /** Mails that were under way when their reader said no (protocol E, step 3). */
  readonly underWay: number;
}

export interface CheckOptions {
  /** How long a state may still be acted on after the next one was acknowledged: the way through outbox, broker and queue. */
  readonly lagMs: number;
}

const finalStates = new Set(["sent", "failed", "suppressed", "empty", "uncertain"]);

/** Holds what the mail server got against what was handed in. Knows nothing of how the platform works inside. */
export function check(journal: Journal, options: CheckOptions): Verdict {
  const told = toldPairs(journal);
  const byAddress = new Map(journal.candidates.map((one) => [one.address, one]));
  const byCode = new Map(journal.vacancies.map((one) => [one.code, one]));
  const must = duePairs(journal);
  const excused = excusedPairs(journal);
  const late = lateMails(journal, byAddress);
  const strangers = [...told.keys()].filter((pair) => {
    const [address = "", code = ""] = pair.split(" ");
    return !mayBeTold(byAddress.get(address), byCode.get(code), options);
  });
  const uncertain = journal.messages.filter(({ state }) => state === "uncertain");
  const arrived = new Set(journal.mails.map(({ messageId }) => messageId));
  return {
    due: must.length,
    told: told.size,
    mails: journal.mails.length,
    lost: must.filter((pair) => !told.has(pair) && !excused.has(pair)),
    doubled: [...told].filter(([, count]) => count > 1).map(([pair]) => pair),
    forbidden: [...strangers, ...late.forbidden],
    unsettled: journal.messages.filter(({ state }) => !finalStates.has(state)).map(nameOf),
    unreconciled: unreconciled(journal, arrived),
    uncertain: uncertain.length,
    uncertainAllowed: journal.kills * journal.concurrency + journal.spoiledHandOvers,
    uncertainArrived: uncertain.filter(({ messageId }) => arrived.has(messageId)).length,
    underWay: late.underWay,
  };
}

export function isClean(verdict: Verdict): boolean {
  const { lost, doubled, forbidden, unsettled, unreconciled: differing } = verdict;
  return (
    lost.length + doubled.length + forbidden.length + unsettled.length + differing.length === 0 &&
    verdict.uncertain <= verdict.uncertainAllowed
  );
}

function toldPairs({ mails }: Journal): Map<string, number> {
  const told = new Map<string, number>();
  for (const { address, codes } of mails)
    for (const code of codes)
      told.set(`${address} ${code}`, (told.get(`${address} ${code}`) ?? 0) + 1);
  return told;
}

/** Who fits as they both stand at the end, and wants mail: told by then, at whatever moment. */
function duePairs({ candidates, vacancies }: Journal): string[] {
  const waiting = candidates.filter(({ wantsMail }) => wantsMail);
  return vacancies.flatMap((vacancy) => {
    const offered = vacancy.states.at(-1)?.traits;
    if (!offered) return [];
    return waiting.flatMap(({ address, states }) => {
      const wished = states.at(-1)?.traits;
      return wished && fits(wished, offered) ? [`${address} ${vacancy.code}`] : [];
    });
  });
}

/** A message of which nobody knows whether it arrived counts as told, and is never sent again. */
function excusedPairs({ messages }: Journal): Set<string> {
  const uncertain = messages.filter(({ state }) => state === "uncertain");
  return new Set(
    uncertain.flatMap(({ address, codes }) => codes.map((code) => `${address} ${code}`)),
  );
}

/** Whether the two ever fitted, of the states that held from the later appearance on. */
function mayBeTold(
  candidate: CandidateHistory | undefined,
  vacancy: VacancyHistory | undefined,
  { lagMs }: CheckOptions,
): boolean {
  if (!candidate || !vacancy) return false;
  const metMs = Math.max(appearance(candidate.states), appearance(vacancy.states)) - lagMs;
  const wishes = statesSince(candidate.states, metMs);
  const offers = statesSince(vacancy.states, metMs);
  return wishes.some((wish) => offers.some((offer) => fits(wish, offer)));
}

const appearance = (states: readonly StateSpan<unknown>[]) => states[0]?.handedMs ?? Infinity;

function statesSince<Traits extends CandidateTraits | VacancyTraits>(
  states: readonly StateSpan<Traits>[],
  sinceMs: number,
): Traits[] {
  return states
    .filter((_, at) => (states[at + 1]?.acknowledgedMs ?? Infinity) >= sinceMs)
    .map(({ traits }) => traits);
}

/** Mails into a silence: forbidden, unless the bytes were asked for before the "no" and something held them up since. */
function lateMails(
  { mails, disturbances }: Journal,
  byAddress: ReadonlyMap<string, CandidateHistory>,
): { forbidden: string[]; underWay: number } {
  const forbidden: string[] = [];
  let underWay = 0;
  for (const mail of mails) {
    const silence = byAddress
      .get(mail.address)
      ?.silences.find(({ fromMs, toMs = Infinity }) => isBetween(mail, fromMs, toMs));
    if (!silence) continue;
    const heldUp = disturbances.some(
      ({ fromMs, toMs }) => fromMs <= mail.acceptedMs && toMs >= mail.beganMs,
    );
    if (mail.beganMs <= silence.fromMs && heldUp) underWay += 1;
    else forbidden.push(`${mail.address} ${mail.messageId} after its reader said no`);
  }
  return { forbidden, underWay };
}

function isBetween({ acceptedMs }: MailSeen, fromMs: number, toMs: number): boolean {
  return acceptedMs > fromMs && acceptedMs < toMs;
}

function unreconciled({ mails, messages }: Journal, arrived: ReadonlySet<string>): string[] {
  const states = new Map(messages.map(({ messageId, state }) => [messageId, state]));
  const phantoms = messages
    .filter(({ state, messageId }) => state === "sent" && !arrived.has(messageId))
    .map((message) => `${nameOf(message)} never arrived`);
  const strays = mails.flatMap(({ messageId }) => {
    const state = states.get(messageId);
    const known = state === undefined || state === "sent" || state === "uncertain";
    return known ? [] : [`${messageId} arrived and is ${state}`];
  });
  return [...phantoms, ...strays];
}

function nameOf({ messageId, state }: { messageId: string; state: string }): string {
  return `${messageId} (${state})`;
}
