import { interestNoted, interestsTopic, vacancyOpened, type Vacancy } from "@raakvlak/contracts";
import type { InventedCandidate } from "@raakvlak/infra/demo/invented-candidates.ts";
import { createKafkaBus, recordOf, type Bus, type OutgoingRecord } from "@raakvlak/messaging";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import { createBuilders } from "@raakvlak/testing";
import { randomUUID } from "node:crypto";
import type { Journey } from "../e2e/journey.ts";

export const clock = createSystemClock();
export const logger = createLogger({ service: "erasure", level: "silent" });

/** What makes a compacted topic show within seconds what otherwise takes a day; tombstones stay as long as ever. */
export const quickCompaction = {
  "segment.ms": "1000",
  "max.compaction.lag.ms": "1000",
  "min.cleanable.dirty.ratio": "0.01",
  "file.delete.delay.ms": "100",
};

/** Two people who want the same; each has an address, a name and an excluded employer that nobody else has. */
export function inventPair(journey: Journey, seed: number) {
  const { aProfile } = createBuilders(seed);
  const mark = randomUUID().slice(0, 8);
  const person = (name: string): InventedCandidate & { employer: string } => {
    const { places, occupations, skills } = aProfile();
    const [blank] = journey.invent(1, seed);
    if (blank === undefined) throw new Error("nobody was invented");
    const employer = `${name}-werkgever-${mark}`;
    return {
      candidateId: randomUUID(),
      contact: {
        ...blank.contact,
        address: `${name}-${mark}@kandidaat.example`,
        firstName: `${name}${mark}`,
        locale: "nl",
      },
      wishes: {
        places,
        occupations,
        skills,
        workModes: [],
        contractKinds: [],
        sectors: [],
        competencies: {},
        languages: [],
        excludedEmployers: [employer],
        excludedSectors: [],
        alertThreshold: 0,
      },
      employer,
    };
  };
  return { gone: person("vertrekker"), stays: person("blijver") };
}

/** A bus of the test's own under the fleet's names. */
export async function openBus(journey: Journey): Promise<Bus> {
  const bus = createKafkaBus({
    brokers: journey.stack.kafka.brokers,
    service: "site",
    topicPrefix: journey.fleet.topicPrefix,
    compactedTopicSettings: quickCompaction,
    clock,
    logger,
  });
  await bus.ensureTopics([interestsTopic]);
  return bus;
}

export const vacancyRecord = (vacancy: Vacancy): OutgoingRecord =>
  recordOf(vacancyOpened, vacancy, {
    id: `${vacancy.vacancyId}:${vacancy.version}`,
    stateVersion: vacancy.version,
  });

/** An interest as the site will note it. */
export const interestOf = (candidateId: string, vacancyId: string): OutgoingRecord => {
  const interest = {
    kind: "saved" as const,
    candidateId,
    consentId: randomUUID(),
    day: 20_780,
    vacancyId,
  };
  return recordOf(interestNoted, interest, { id: randomUUID() });
};

/** A record of a topic that nobody can read, under a person's key. */
export function unreadable(topic: OutgoingRecord["topic"], key: string, said: string) {
  const record = { topic, key, type: "nobody.knows", id: randomUUID(), schemaVersion: 1 };
  return { ...record, data: { candidateId: key, said } } satisfies OutgoingRecord;
}
