import { randomUUID } from "node:crypto";
import { eventually } from "@raakvlak/testing";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { check, type Verdict } from "../check.ts";
import { towns, trades, type CandidateTraits, type VacancyTraits } from "../fit-rules.ts";
import type { CandidateHistory, Journal, MailSeen, MessageSeen } from "../journal.ts";
import type { PlannedCandidate } from "../plan/invent-people.ts";
import { offerOf } from "../run/feeder.ts";
import { readMail } from "../run/read-mails.ts";
import { hasArrived } from "./quiet.ts";
import type { Stage } from "./stage.ts";

export interface Person extends PlannedCandidate {
  readonly states: { traits: CandidateTraits; handedMs: number; acknowledgedMs: number }[];
  readonly silences: { fromMs: number }[];
}

interface Opening {
  readonly code: string;
  readonly traits: VacancyTraits;
  revision: number;
  readonly states: { traits: VacancyTraits; handedMs: number; acknowledgedMs: number }[];
}

/** What one schedule does and sees, in its own corner of trades and towns; the checker judges what is written down here. */
export interface Scene {
  /** Two kinds of people and vacancies that fit nobody else's on this stage. */
  readonly here: CandidateTraits;
  readonly there: CandidateTraits;
  /** Both resolve when everybody who is to know has read it. */
  register(traits: CandidateTraits): Promise<Person>;
  edit(person: Person, traits: CandidateTraits): Promise<void>;
  refuse(person: Person): Promise<void>;
  /** Hands over the feed with one vacancy more; resolves to its code when ingestion has taken it. */
  open(traits: CandidateTraits): Promise<string>;
  /** Hands it over with other words. */
  reword(code: string): Promise<void>;
  told(person: Person, code: string): Promise<void>;
  messages(): Promise<MessageSeen[]>;
  judge(): Promise<Verdict>;
}

const toldTimeoutMs = 60_000;
/** Every step waits until what it did has arrived: a state counts until the next one was acknowledged. */
const lagMs = 100;
let corners = 0;
let codes = 0;

export function openScene(stage: Stage): Scene {
  const here = nextCorner();
  let there: CandidateTraits | undefined;
  const people: Person[] = [];
  const sourceId = `scene-${corners}`;
  const feed = createFeed(stage, sourceId);
  const mails = (): MailSeen[] =>
    stage.sink.mails
      .map(readMail)
      .filter(({ address }) => people.some((person) => person.address === address));
  const messages = () => messagesOf(stage, people);
  return {
    here,
    get there() {
      return (there ??= nextCorner());
    },
    open: feed.open,
    reword: feed.reword,
    messages,
    async register(traits) {
      const person = inventPerson(`${sourceId}.${people.length}@chaos.example`);
      const handedMs = Date.now();
      await stage.office.introduce(person, traits);
      await stage.office.grant(person);
      person.states.push({ traits, handedMs, acknowledgedMs: Date.now() });
      people.push(person);
      await hasArrived(stage, person.candidateId);
      return person;
    },
    async edit(person, traits) {
      const handedMs = Date.now();
      await stage.office.edit(person, traits);
      person.states.push({ traits, handedMs, acknowledgedMs: Date.now() });
      await hasArrived(stage, person.candidateId);
    },
    async refuse(person) {
      await stage.office.refuse(person, "notification");
      person.silences.push({ fromMs: Date.now() });
    },
    told: ({ address }, code) =>
      eventually(
        () => {
          const all = mails().filter((mail) => mail.address === address);
          if (!all.some((mail) => mail.codes.includes(code)))
            throw new Error(`${address} was not told of ${code}`);
        },
        { timeoutMs: toldTimeoutMs },
      ),
    async judge() {
      const seen = { mails: mails(), messages: await messages() };
      return check(journalOf(people, feed.openings, seen), { lagMs });
    },
  };
}

/** A feed that grows by one vacancy at a time, all well paid. */
function createFeed(stage: Stage, sourceId: string) {
  const openings: Opening[] = [];
  const handOverAll = async (changed: Opening) => {
    const handedMs = Date.now();
    changed.revision += 1;
    const offers = openings.map(({ code, revision, traits }) => offerOf(code, revision, traits));
    await handOver(stage, sourceId, offers);
    changed.states.push({ traits: changed.traits, handedMs, acknowledgedMs: Date.now() });
  };
  return {
    openings,
    async open({ trade, town }: CandidateTraits): Promise<string> {
      const code = `K${String((codes += 1)).padStart(4, "0")}`;
      const traits = { trade, town, paysWell: true, open: true };
      const opening: Opening = { code, traits, revision: 0, states: [] };
      openings.push(opening);
      await handOverAll(opening);
      return code;
    },
    async reword(code: string): Promise<void> {
      await handOverAll(openings.find((each) => each.code === code) as Opening);
    },
  };
}

function inventPerson(address: string): Person {
  return {
    candidateId: randomUUID(),
    address,
    cadence: "instant",
    acts: [],
    states: [],
    silences: [],
  };
}

function nextCorner(): CandidateTraits {
  const trade = trades[corners % trades.length];
  const town = towns[Math.floor(corners / trades.length)];
  corners += 1;
  if (!trade || !town) throw new Error("there are more scenes than corners");
  return { trade, town, demanding: false };
}

function journalOf(
  people: readonly Person[],
  vacancies: readonly Opening[],
  seen: Pick<Journal, "mails" | "messages">,
): Journal {
  const candidates = people.map(({ address, states, silences }): CandidateHistory => ({
    address,
    states,
    silences,
    wantsMail: silences.length === 0,
  }));
  const nothing = { disturbances: [], kills: 0, concurrency: 0, spoiledHandOvers: 0 };
  return { vacancies, candidates, ...seen, ...nothing };
}

async function handOver(
  { ingestion, feedFolder }: Stage,
  sourceId: string,
  offers: readonly unknown[],
): Promise<void> {
  const file = `${sourceId}.json`;
  await writeFile(path.join(feedFolder, `${file}.next`), JSON.stringify({ offers }));
  await rename(path.join(feedFolder, `${file}.next`), path.join(feedFolder, file));
  const params = { sourceId };
  await ingestion.putSource({
    params,
    body: {
      organisationId: "raakvlak",
      name: sourceId,
      format: "recruitee",
      location: { kind: "file", path: file },
      closeShareMaximum: 100,
    },
  });
  const run = await ingestion.runSource({ params, body: { dryRun: false, confirmClosing: true } });
  if (!run.ok || run.body.outcome !== "done")
    throw new Error(`the feed was not taken: ${JSON.stringify(run)}`);
}

interface RowDocument {
  readonly _id: string;
  readonly candidateId: string;
  readonly state: string;
}

async function messagesOf({ stack }: Stage, people: readonly Person[]): Promise<MessageSeen[]> {
  const { connection } = await stack.database("notification");
  const rows = await connection.collection<RowDocument>("rows").find().toArray();
  return rows.flatMap(({ _id, candidateId, state }) => {
    const person = people.find((each) => each.candidateId === candidateId);
    return person ? [{ messageId: _id, state, address: person.address, codes: [] }] : [];
  });
}
