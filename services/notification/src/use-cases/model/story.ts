import type { Match } from "@raakvlak/contracts";
import {
  anyCadence,
  matchOf,
  newGrant,
  newOffer,
  newPerson,
  subscriptionOf,
  vacancyOf,
  type Offer,
  type Person,
} from "./cast.ts";
import type { World } from "./world.ts";

export interface Acknowledged {
  readonly candidateId: string;
  /** Every grant up to this epoch was refused. */
  readonly throughEpoch: number;
  readonly step: number;
}

/** What the others hold, and what they have published and notification has not taken over yet. */
interface Stage {
  readonly world: World;
  readonly people: readonly Person[];
  readonly offers: readonly Offer[];
  readonly emitted: Match[];
  readonly acknowledged: Acknowledged[];
  /** One queue per partition: facts arrive in order, each again after a crash until it is done. */
  readonly partitions: Map<string, (() => Promise<void>)[]>;
}

/** Everything that others do: preference grants, ingestion opens, closes and merges, matching matches, people refuse. */
export function createStory(world: World) {
  const stage: Stage = {
    world,
    people: [1, 2].map(newPerson),
    offers: [1, 2, 3, 4].map(newOffer),
    emitted: [],
    acknowledged: [],
    partitions: new Map(),
  };
  const events = {
    grant: () => grant(stage),
    endGrant: () => endGrant(stage),
    refuse: () => refuse(stage),
    changeCadence: () => changeCadence(stage),
    changeVacancy: () => changeVacancy(stage),
    merge: () => merge(stage),
  };
  /** Publishes everybody and everything as it stands, as a relay would have in the end. */
  const settle = () => {
    for (const person of stage.people) if (person.version > 0) publishPerson(stage, person);
    for (const offer of stage.offers) if (offer.version > 0) publishOffer(stage, offer);
  };
  return { ...stage, events, settle };
}

export type Story = ReturnType<typeof createStory>;

function publish({ world, partitions }: Stage, partition: string, fact: () => Promise<void>) {
  const queue = partitions.get(partition) ?? [];
  queue.push(fact);
  if (world.random.chance(0.15)) queue.push(fact);
  partitions.set(partition, queue);
}

function publishPerson(stage: Stage, person: Person) {
  person.version += 1;
  const { candidateId, version } = person;
  const state = { candidateId, version, subscription: subscriptionOf(person) };
  publish(stage, `s${candidateId}`, () => stage.world.keepSubscriptions([state]));
}

function publishOffer(stage: Stage, offer: Offer) {
  offer.version += 1;
  const vacancy = vacancyOf(offer);
  publish(stage, `v${offer.vacancyId}`, () => stage.world.keepVacancy(vacancy));
}

function publishMatches(stage: Stage, among: readonly Person[], open: readonly Offer[]) {
  const { world, emitted } = stage;
  for (const person of among)
    for (const offer of open) {
      if (person.grant?.state !== "granted" || offer.status !== "open") continue;
      const cause = world.random.pick(["vacancy", "profile", "own-edit"] as const);
      const match = matchOf(person, offer, cause);
      emitted.push(match);
      publish(stage, `m${person.candidateId}`, () => world.consumeMatch(match));
    }
}

function grant(stage: Stage) {
  const { world, people, offers } = stage;
  const person = world.random.pick(people);
  if (person.grant?.state === "granted") return;
  world.scheduler.start("grant", 0, async () => {
    const carried = (await world.recipients.get(person.candidateId))?.refusals.count ?? 0;
    person.epoch += 1;
    person.grant = newGrant(person.epoch, carried);
    publishPerson(stage, person);
    publishMatches(stage, [person], offers);
  });
}

function endGrant(stage: Stage) {
  const person = stage.world.random.pick(stage.people);
  if (person.grant?.state !== "granted") return;
  person.grant = { state: "ended", epoch: person.grant.epoch };
  publishPerson(stage, person);
}

function refuse(stage: Stage) {
  const { world, people, acknowledged } = stage;
  const person = world.random.pick(people);
  const { candidateId, epoch: throughEpoch } = person;
  world.scheduler.start("refuse", world.skew(), async () => {
    const answer = await world.refuse(candidateId, "alerts", "one-click");
    if (answer.state === "done")
      acknowledged.push({ candidateId, throughEpoch, step: world.scheduler.steps() });
    // Preference ends grants that it hears are refused.
    if (person.grant?.state !== "granted" || person.grant.carriedRefusals >= answer.refusals)
      return;
    person.grant = { state: "ended", epoch: person.grant.epoch };
    publishPerson(stage, person);
  });
}

function changeCadence(stage: Stage) {
  const { random } = stage.world;
  const person = random.pick(stage.people);
  person.cadence = anyCadence(random);
  if (random.chance(0.3)) person.address = `p${random.below(1_000)}@example.nl`;
  publishPerson(stage, person);
}

function changeVacancy(stage: Stage) {
  const { world, people, offers } = stage;
  const offer = world.random.pick(offers);
  if (offer.mergedInto) return;
  offer.status = world.random.chance(0.8) ? "open" : "closed";
  publishOffer(stage, offer);
  publishMatches(stage, people, [offer]);
}

function merge(stage: Stage) {
  const { world, people, offers } = stage;
  const [survivor, other] = [world.random.pick(offers), world.random.pick(offers)];
  if (survivor === other || survivor.mergedInto || other.mergedInto) return;
  other.status = "closed";
  other.mergedInto = survivor.vacancyId;
  survivor.aliases = [...survivor.aliases, other.vacancyId, ...other.aliases];
  survivor.status = "open";
  // The two are in different partitions: either may be taken over first.
  publishOffer(stage, other);
  publishOffer(stage, survivor);
  publishMatches(stage, people, [survivor]);
}
