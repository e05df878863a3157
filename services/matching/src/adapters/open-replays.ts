import { connectDatabase, createLogger, createSystemClock } from "@raakvlak/runtime";
import { models } from "../domain/models.ts";
import { createReplaySnapshot, type ReplaySnapshot } from "../use-cases/replay-snapshot.ts";
import { createMongoSnapshots } from "./mongo-snapshots.ts";

export {
  isRemoved,
  type ReplayedCandidate,
  type ReplayedList,
} from "../use-cases/replay-snapshot.ts";

const ordinaryName = "raakvlak-matching";

export interface Replays extends AsyncDisposable {
  readonly replay: ReplaySnapshot;
}

const logger = createLogger({ service: "matching", level: "silent" });

/** The databases of a server that are called as matching's are, the common name first. */
export async function databaseNames(mongoUrl: string): Promise<string[]> {
  await using database = await connectDatabase({ url: mongoUrl, name: ordinaryName, logger });
  const { databases } = await database.connection.getClient().db("admin").admin().listDatabases();
  const names = databases.map(({ name }) => name).filter((name) => name.endsWith("matching"));
  return names.toSorted((a, b) => Number(b === ordinaryName) - Number(a === ordinaryName));
}

/** Replays from a database of matching, without the service. Throws when it can not be reached within 3 s. */
export async function openReplays(at: {
  readonly mongoUrl: string;
  readonly databaseName: string;
}): Promise<Replays> {
  const database = await connectDatabase({ url: at.mongoUrl, name: at.databaseName, logger });
  const snapshots = createMongoSnapshots(database, {
    clock: createSystemClock(),
    pseudonymise() {
      throw new Error("nothing is stored here");
    },
  });
  return {
    replay: createReplaySnapshot({ snapshots, models }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
