import type { Cadence, Grant, Match, Subscription, Vacancy } from "@raakvlak/contracts";
import type { World } from "./world.ts";

interface Person {
  readonly candidateId: string;
  version: number;
  epoch: number;
  grant: Grant | undefined;
  cadence: Cadence;
  address: string;
}

interface Offer {
  readonly vacancyId: string;
  version: number;
  status: "open" | "closed";
  mergedInto?: string;
  aliases: string[];
}

export interface Acknowledged {
  readonly candidateId: string;
  /** Every grant up to this epoch was refused. */
  readonly throughEpoch: number;
  readonly step: number;
}

/** Everything that others do: preference grants, ingestion opens, closes and merges, matching matches, people refuse. */
export function createStory(world: World) {
  const { random, scheduler } = world;
  const people = [1, 2].map(newPerson);
  const offers = [1, 2, 3, 4].map(newOffer);
  const emitted: Match[] = [];
  const acknowledged: Acknowledged[] = [];
  /** One queue per partition: facts arrive in order, each again after a crash until it is done. */
  const partitions = new Map<string, (() => Promise<void>)[]>();

  const publish = (partition: string, fact: () => Promise<void>) => {
    const queue = partitions.get(partition) ?? [];
    queue.push(fact);
    if (random.chance(0.15)) queue.push(fact);
    partitions.set(partition, queue);
  };
  const publishPerson = (person: Person) => {
    person.version += 1;
    const { candidateId, version } = person;
    const subscription = subscriptionOf(person);
    publish(`s${candidateId}`, () =>
      world.keepSubscription([{ candidateId, version, subscription }]),
    );
  };
  const publishOffer = (offer: Offer) => {
    offer.version += 1;
    const vacancy = vacancyOf(offer);
    publish(`v${offer.vacancyId}`, () => world.keepVacancy(vacancy));
  };
  const matchAll = (among: readonly Person[], open: readonly Offer[]) => {
    for (const person of among)
      for (const offer of open) {
        if (person.grant?.state !== "granted" || offer.status !== "open") continue;
        const match = matchOf(person, offer, random.pick(["vacancy", "profile", "own-edit"]));
        emitted.push(match);
        publish(`m${person.candidateId}`, () => world.consumeMatch(match));
      }
  };

  const events = {
    grant() {
      const person = random.pick(people);
      if (person.grant?.state === "granted") return;
      scheduler.start("grant", 0, async () => {
        const carriedRefusals =
          (await world.recipients.get(person.candidateId))?.refusals.count ?? 0;
        person.epoch += 1;
        const about = { grantedAt: "2026-10-24T10:00:00.000Z", wordingVersion: "1", how: "model" };
        person.grant = { state: "granted", epoch: person.epoch, carriedRefusals, ...about };
        publishPerson(person);
        matchAll([person], offers);
      });
    },
    endGrant() {
      const person = random.pick(people);
      if (person.grant?.state !== "granted") return;
      person.grant = { state: "ended", epoch: person.epoch };
      publishPerson(person);
    },
    refuse() {
      const person = random.pick(people);
      const throughEpoch = person.epoch;
      scheduler.start("refuse", world.skew(), async () => {
        const answer = await world.refuse(person.candidateId, "alerts", "one-click");
        const { candidateId } = person;
        if (answer.state === "done")
          acknowledged.push({ candidateId, throughEpoch, step: scheduler.steps() });
        // Preference ends grants that it hears are refused.
        if (person.grant?.state === "granted" && person.grant.carriedRefusals < answer.refusals) {
          person.grant = { state: "ended", epoch: person.grant.epoch };
          publishPerson(person);
        }
      });
    },
    changeCadence() {
      const person = random.pick(people);
      person.cadence = anyCadence(world);
      if (random.chance(0.3)) person.address = `p${random.below(1_000)}@example.nl`;
      publishPerson(person);
    },
    changeVacancy() {
      const offer = random.pick(offers);
      if (offer.mergedInto) return;
      offer.status = random.chance(0.8) ? "open" : "closed";
      publishOffer(offer);
      matchAll(people, [offer]);
    },
    merge() {
      const [survivor, other] = [random.pick(offers), random.pick(offers)];
      if (survivor === other || survivor.mergedInto || other.mergedInto) return;
      other.status = "closed";
      other.mergedInto = survivor.vacancyId;
      survivor.aliases = [...survivor.aliases, other.vacancyId, ...other.aliases];
      survivor.status = "open";
      publishOffer(random.chance(0.5) ? other : survivor);
      publishOffer(other);
      publishOffer(survivor);
      matchAll(people, [survivor]);
    },
  };

  /** Publishes everybody and everything as it stands, as a relay would have in the end. */
  const settle = () => {
    for (const person of people) if (person.version > 0) publishPerson(person);
    for (const offer of offers) if (offer.version > 0) publishOffer(offer);
  };

  return { people, offers, emitted, acknowledged, partitions, events, settle };
}

export type Story = ReturnType<typeof createStory>;

function newPerson(number: number): Person {
  const candidateId = `00000000-0000-4000-8000-00000000000${number}`;
  const cadence: Cadence = { kind: "instant", hour: 8, weekdays: [] };
  return { candidateId, version: 0, epoch: 0, grant: undefined, cadence, address: "p@example.nl" };
}

function newOffer(number: number): Offer {
  const vacancyId = `00000000-0000-4000-9000-00000000000${number}`;
  return { vacancyId, version: 0, status: "closed", aliases: [] };
}

function anyCadence({ random }: World): Cadence {
  const kind = random.pick(["instant", "instant", "instant", "daily", "weekly", "off"] as const);
  const hour = random.below(24);
  const quietHours = { from: random.below(24), to: random.below(24) };
  const weekdays = random.chance(0.5) ? [] : [1 + random.below(7)];
  return { kind, hour, weekdays, ...(random.chance(0.2) && { quietHours }) };
}

function subscriptionOf(person: Person): Subscription {
  const { candidateId, version, address, cadence, grant } = person;
  const grants = grant ? { alerts: grant } : {};
  return {
    candidateId,
    version,
    address,
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    cadence,
    grants,
  };
}

function vacancyOf(offer: Offer): Vacancy {
  const { vacancyId, version, status, aliases, mergedInto } = offer;
  const at = "2026-10-24T10:00:00.000Z";
  const reason = mergedInto ? "merged" : "withdrawn";
  const closed = { reason, at, ...(mergedInto && { mergedInto }) } as const;
  return {
    vacancyId,
    version,
    status,
    aliases,
    ...(status === "closed" && { closed }),
    title: "Accountmanager",
    employer: { id: "noorderzon", name: "Noorderzon" },
    places: [],
    pay: { stated: false },
    contractKinds: [],
  } as unknown as Vacancy;
}

function matchOf(person: Person, offer: Offer, cause: Match["cause"]): Match {
  const { candidateId, epoch: alertsEpoch } = person;
  const { vacancyId, version: vacancyVersion, aliases } = offer;
  const about = {
    model: "model",
    score: 5_000,
    reasons: [],
    matchedAt: "2026-10-24T10:00:00.000Z",
  };
  const profileVersion = Math.max(person.version, 1);
  return {
    candidateId,
    vacancyId,
    aliases,
    vacancyVersion,
    profileVersion,
    alertsEpoch,
    cause,
    ...about,
  };
}
