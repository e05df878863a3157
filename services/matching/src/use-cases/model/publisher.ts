import type { Profile, Vacancy } from "@raakvlak/contracts";
import { now, oracle, pairOf } from "../../domain/fixtures/bare-pair.ts";
import type { StateRecord } from "../state-record.ts";
import type { Random } from "./turns.ts";

export type Topic = StateRecord["topic"];
export const topics: readonly Topic[] = ["vacancies", "profiles"];
export const partitions = 2;

export interface FittingPair {
  readonly candidateId: string;
  readonly vacancyId: string;
  readonly vacancyVersion: number;
  readonly alertsEpoch: number | undefined;
}

/** The owners of two vacancies and two profiles with their topics, late copies of older records included. */
export interface Publisher {
  readonly logs: Readonly<Record<Topic, readonly (readonly StateRecord[])[]>>;
  ends(topic: Topic): number[];
  /** A new version of something, or an earlier record once more: a relay that woke up late, an owner's check. */
  publish(): void;
  /** The states as they stand in the end: who is to have met. */
  fittingPairs(): FittingPair[];
}

export function createPublisher(random: Random): Publisher {
  const logs: Record<Topic, StateRecord[][]> = { vacancies: [[], []], profiles: [[], []] };
  const vacancies = new Map<string, Vacancy>();
  const profiles = new Map<string, Profile>();
  const published: StateRecord[] = [];

  const append = (record: StateRecord) => {
    const log = logs[record.topic][record.partition] ?? [];
    log.push({ ...record, offset: log.length });
    published.push(record);
  };
  const someWork = () => {
    const concept = `occupation:${random(3) === 0 ? "b" : "a"}`;
    return { occupations: [{ concept, weight: 5, confidence: 90 }] };
  };

  function changeVacancy(partition: number): void {
    const vacancyId = `2b6b7c1e-0000-4000-8000-00000000001${partition}`;
    const version = (vacancies.get(vacancyId)?.version ?? 0) + 1;
    const status = random(5) === 0 ? ("closed" as const) : ("open" as const);
    const changes = { vacancyId, version, status, aliases: [], ...someWork() };
    const { vacancy } = pairOf({ name: "", vacancy: changes });
    vacancies.set(vacancyId, vacancy);
    append({ topic: "vacancies", partition, offset: 0, key: vacancyId, version, state: vacancy });
  }

  function changeProfile(partition: number): void {
    const candidateId = `1a6b7c1e-0000-4000-8000-00000000001${partition}`;
    const last = profiles.get(candidateId);
    const version = (last?.version ?? 0) + 1;
    const epoch = (last?.purposes.alerts?.epoch ?? version) + random(2);
    const alerts = random(6) === 0 ? undefined : { epoch, since: now.toISOString() };
    const purposes = { tailoring: true, recruiters: false, alerts };
    const changes = { candidateId, version, purposes, ...someWork() };
    const { profile } = pairOf({ name: "", profile: changes });
    profiles.set(candidateId, profile);
    append({ topic: "profiles", partition, offset: 0, key: candidateId, version, state: profile });
  }

  return {
    logs,
    ends: (topic) => logs[topic].map(({ length }) => length),
    publish() {
      const kind = random(5);
      const again = published[random(Math.max(1, published.length))];
      if (kind === 0 && again !== undefined) append(again);
      else if (kind < 3) changeVacancy(random(partitions));
      else changeProfile(random(partitions));
    },
    fittingPairs: () => fittingPairs([...profiles.values()], [...vacancies.values()]),
  };
}

function fittingPairs(profiles: readonly Profile[], vacancies: readonly Vacancy[]): FittingPair[] {
  return profiles.flatMap((profile) =>
    vacancies
      .filter((vacancy) => oracle.judge(profile, vacancy, "alerts", now).eligible)
      .map(({ vacancyId, version }) => ({
        candidateId: profile.candidateId,
        vacancyId,
        vacancyVersion: version,
        alertsEpoch: profile.purposes.alerts?.epoch,
      })),
  );
}
