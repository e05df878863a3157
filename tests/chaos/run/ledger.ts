import { watchVacancies } from "@raakvlak/infra/demo/vacancy-watch.ts";
import { connectDatabase, createLogger, type Database } from "@raakvlak/runtime";
import type { MessageSeen } from "../journal.ts";
import type { PlannedCandidate } from "../plan/invent-people.ts";
import type { Stand } from "./stand.ts";

/** The ledger and what is still to do, read past the proxies. */
export interface Ledger extends AsyncDisposable {
  messages(): Promise<MessageSeen[]>;
  /** Jobs that are due by the services' clock, of preference, matching and notification. */
  dueJobs(): Promise<number>;
  parked(): Promise<number>;
  /** Erasures that were asked for and do not have every receipt yet. */
  openErasures(): Promise<number>;
}

interface RowDocument {
  readonly _id: string;
  readonly candidateId: string;
  readonly state: string;
  readonly mailed: readonly string[];
  readonly joiners: readonly { readonly vacancyId: string }[];
}

const logger = createLogger({ service: "chaos", level: "silent" });

export async function openLedger(
  { stack, fleet, clock }: Stand,
  people: readonly PlannedCandidate[],
): Promise<Ledger> {
  await using rollback = new AsyncDisposableStack();
  const open = async (service: "preference" | "matching" | "notification"): Promise<Database> =>
    rollback.use(
      await connectDatabase({
        url: stack.addresses.mongo.url,
        name: fleet.databaseName(service),
        logger,
      }),
    );
  const notification = await open("notification");
  const matching = await open("matching");
  const preference = await open("preference");
  const countIn = async (collection: string, filter: object) => {
    const counts = [preference, matching, notification].map(({ connection }) =>
      connection.collection(collection).countDocuments(filter),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  // What was published names the vacancies by the employers that were invented for them.
  const watch = rollback.use(
    await watchVacancies(stack.addresses.kafka.brokers, fleet.topicPrefix),
  );
  const addresses = new Map(people.map(({ candidateId, address }) => [candidateId, address]));
  const codeOf = (vacancyId: string) =>
    /K\d{4}/.exec(watch.vacancies.get(vacancyId)?.employer.name ?? "")?.[0] ?? vacancyId;
  const resources = rollback.move();
  return {
    async messages() {
      const rows = await notification.connection.collection<RowDocument>("rows").find().toArray();
      return rows.map(({ _id, candidateId, state, mailed, joiners }) => ({
        messageId: _id,
        state,
        address: addresses.get(candidateId) ?? candidateId,
        codes: (mailed.length > 0 ? mailed : joiners.map(({ vacancyId }) => vacancyId)).map(codeOf),
      }));
    },
    dueJobs: () => countIn("due", { dueAt: { $lte: new Date(Date.now() + clock.offsetMs) } }),
    parked: () => countIn("parked", {}),
    openErasures: () => countIn("erasure-sagas", { finishedAt: { $exists: false } }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
