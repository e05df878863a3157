import type { CandidateTraits } from "../fit-rules.ts";
import type { CandidateHistory } from "../journal.ts";
import type { Act, PlannedCandidate } from "../plan/invent-people.ts";
import type { Office } from "./office.ts";
import { at } from "./persist.ts";

export interface PeopleOptions {
  readonly office: Office;
  readonly signal: AbortSignal;
}

interface Life {
  readonly states: { traits: CandidateTraits; handedMs: number; acknowledgedMs?: number }[];
  readonly silences: { fromMs: number; toMs?: number }[];
  wantsMail: boolean;
}

/** People at the doors at a time, before the faults begin. */
const atOnce = 8;

/** Registers who is there from the start; resolves to what each of them will do later. */
export async function gatherPeople(
  people: readonly PlannedCandidate[],
  options: PeopleOptions,
): Promise<(startedMs: number) => Promise<CandidateHistory[]>> {
  const lives = new Map(people.map((person) => [person, newLife()]));
  const early = people.filter(({ acts }) => acts[0]?.atMs === 0).values();
  const lane = async () => {
    for (const person of early)
      await perform(person, person.acts[0] as Act, lives.get(person) as Life, options);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (startedMs) =>
    Promise.all(
      [...lives].map(async ([person, life]) => liveOn(person, life, { ...options, startedMs })),
    );
}

const newLife = (): Life => ({ states: [], silences: [], wantsMail: false });

async function liveOn(
  person: PlannedCandidate,
  life: Life,
  options: PeopleOptions & { readonly startedMs: number },
): Promise<CandidateHistory> {
  for (const act of person.acts.slice(life.states.length === 0 ? 0 : 1)) {
    await at(options.startedMs, act.atMs, options.signal);
    await perform(person, act, life, options);
  }
  return { address: person.address, ...life };
}

async function perform(
  person: PlannedCandidate,
  act: Act,
  life: Life,
  { office }: PeopleOptions,
): Promise<void> {
  const handedMs = Date.now();
  switch (act.kind) {
    case "register": {
      const state: Life["states"][number] = { traits: act.traits, handedMs };
      life.states.push(state);
      await office.introduce(person, act.traits);
      await office.grant(person);
      state.acknowledgedMs = Date.now();
      life.wantsMail = true;
      return;
    }
    case "edit": {
      const state: Life["states"][number] = { traits: act.traits, handedMs };
      life.states.push(state);
      await office.edit(person, act.traits);
      state.acknowledgedMs = Date.now();
      return;
    }
    case "refuse":
      life.wantsMail = false;
      await office.refuse(person, act.door);
      life.silences.push({ fromMs: Date.now() });
      return;
    case "grant-again":
      await office.hearsOfRefusal(person);
      endSilence(life);
      await office.grant(person);
      life.wantsMail = true;
      return;
    case "erase":
      life.wantsMail = false;
      await office.erase(person);
      life.silences.push({ fromMs: Date.now() });
  }
}

function endSilence({ silences }: Life): void {
  const last = silences.at(-1);
  if (last) last.toMs = Date.now();
}
