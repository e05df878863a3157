import type { Source } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { definedOnly } from "../../domain/defined-only.ts";
import { NORMALISER_VERSION } from "../../domain/normalise/normalise-item.ts";
import type { PageHarvest } from "../../domain/pages/page-harvest.ts";
import {
  pageAfter,
  type PageAnswer,
  type PageValidators,
  type StoredPage,
} from "../../domain/pages/stored-page.ts";
import type { Claim, FeedReader, PageStore } from "../ports.ts";
import type { PageTally } from "./page-tally.ts";
import type { PoliteAsker } from "./polite-asker.ts";

export interface AskNeeds {
  readonly source: Source;
  /** Absent in a dry run: nothing is stored. */
  readonly claim?: Claim;
  /** What was read since then by runs that broke off still counts. */
  readonly since?: Date;
  readonly store: PageStore;
  readonly feedReader: Pick<FeedReader, "readItems">;
  readonly asker: PoliteAsker;
  readonly harvest: PageHarvest;
  readonly tally: PageTally;
  readonly minutesMaximum: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface AskedPages {
  /** Pages that were never asked for before and did not answer: nobody knows what they hold. */
  readonly unknown: number;
  /** Why not all were asked for. */
  readonly stopped?: string;
}

/** A site that fails so often in a row is left alone until the next run. */
const AWAY_AFTER = 10;
const TOO_MANY_REQUESTS = 429;
const MINUTE_MS = 60_000;

/** Asks for pages one after the other; each is stored as soon as it has answered. */
export async function askPages(addresses: readonly string[], needs: AskNeeds): Promise<AskedPages> {
  const { clock, minutesMaximum, harvest } = needs;
  const endsAtMs = clock.monotonicMs() + minutesMaximum * MINUTE_MS;
  let unknown = 0;
  let inARow = 0;
  for (const address of addresses) {
    if (clock.monotonicMs() > endsAtMs)
      return { unknown, stopped: `A run asks for pages for ${minutesMaximum} minutes at most.` };
    const asked = await askPage(address, needs);
    if (asked.isUnknown) unknown += 1;
    if (asked.status === TOO_MANY_REQUESTS)
      return { unknown, stopped: "The source asks for fewer requests (status 429)." };
    inARow = asked.isAway ? inARow + 1 : 0;
    if (inARow === AWAY_AFTER)
      return { unknown, stopped: `${AWAY_AFTER} pages in a row did not answer.` };
    if (harvest.excess() !== undefined) return { unknown };
  }
  return { unknown };
}

interface Asked {
  readonly isUnknown: boolean;
  readonly isAway: boolean;
  readonly status?: number;
}

const fine: Asked = { isUnknown: false, isAway: false };

async function askPage(address: string, needs: AskNeeds): Promise<Asked> {
  const { source, claim, store, tally, clock } = needs;
  const readAs = `${NORMALISER_VERSION} ${source.name}`;
  const [stored] = await store.findMany(source.sourceId, [address]);
  const isFresh = stored?.reading?.readAs === readAs;
  if (isFresh && isResumed(stored, needs)) return fine;
  const known = isFresh ? validatorsOf(stored) : undefined;
  const { status, isAway, answer } = await answerOf(address, known, needs);
  const page = pageAfter(stored, answer, { address, at: clock.now(), readAs });
  if (claim) await store.put(claim, page);
  gather(page, answer, needs);
  tallyOf(answer, address, tally);
  const isUnknown = answer.kind === "failed" && stored === undefined;
  return { isUnknown, isAway, ...definedOnly({ status }) };
}

/** Whether a run that broke off has asked for the page already; what it said is taken then. */
function isResumed(stored: StoredPage, { since, harvest, tally }: AskNeeds): boolean {
  const { reading } = stored;
  if (!since || !reading || reading.at < since) return false;
  harvest.addAnswered(stored);
  tally.count(reading.isGone ? "gone" : "resumed", stored.address);
  return true;
}

/** A page that was gone is asked for as a new one. */
function validatorsOf({ reading }: StoredPage): PageValidators | undefined {
  return reading?.isGone ? undefined : reading?.validators;
}

function gather(page: StoredPage, answer: PageAnswer, { harvest }: AskNeeds): void {
  if (answer.kind === "failed" || "incomplete" in answer) harvest.addKept(page);
  else harvest.addAnswered(page);
}

interface Answer {
  readonly answer: PageAnswer;
  readonly isAway: boolean;
  readonly status?: number;
}

async function answerOf(
  address: string,
  known: PageValidators | undefined,
  { source, asker, feedReader, signal }: AskNeeds,
): Promise<Answer> {
  const fetched = await asker.ask(address, known);
  const here = (answer: PageAnswer): Answer => ({ answer, isAway: false });
  if (fetched.kind === "not-modified") return here({ kind: "not-modified" });
  if (fetched.kind === "failed") {
    const { detail, status } = fetched;
    if (status === 404 || status === 410) return here({ kind: "gone" });
    return { answer: { kind: "failed", detail }, isAway: true, ...definedOnly({ status }) };
  }
  const read = await feedReader.readItems(source, fetched.body, signal);
  if (!read.ok) return here({ kind: "failed", detail: read.detail });
  const { items, incomplete } = read;
  const { validators } = fetched;
  return here({ kind: "read", items, validators, ...definedOnly({ incomplete }) });
}

function tallyOf(answer: PageAnswer, address: string, tally: PageTally): void {
  if (answer.kind === "failed") tally.count("failed", address, answer.detail);
  else if (answer.kind === "read" && answer.incomplete !== undefined)
    tally.count("failed", address, `${answer.incomplete} What it held stays.`);
  else tally.count(answer.kind === "not-modified" ? "unchanged" : answer.kind, address);
}
