import mongoose from "mongoose";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";

export interface Database extends AsyncDisposable {
  readonly connection: mongoose.Connection;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
}

export interface DatabaseOptions {
  /** mongodb://host:port, without a database. */
  readonly url: string;
  /** The service's own database: no service reads another's. */
  readonly name: string;
  readonly logger: Logger;
  /** Gets the check "mongodb". */
  readonly health?: Health;
}

/** How long an operation waits for a server that is away before it throws. */
const serverSelectionTimeoutMS = 3_000;

/** Connects to a service's database. Throws when it can not be reached within 3 s; a later outage heals by itself. */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const connection = mongoose.createConnection(options.url, {
    dbName: options.name,
    // Collections and indexes are made on purpose, never as a side effect of a model.
    autoCreate: false,
    autoIndex: false,
    // During an outage fail at once instead of keeping operations in memory.
    bufferCommands: false,
    // Retried writes need sessions, which the stand-in does not have; every write of ours is safe to repeat anyway.
    retryWrites: false,
    serverSelectionTimeoutMS,
    socketTimeoutMS: 30_000,
    maxPoolSize: 20,
    appName: options.name,
  });
  const logger = options.logger.with({ database: options.name });
  connection.on("error", (error) => logger.error("database-error", {}, error));
  connection.on("disconnected", () => logger.warn("database-disconnected"));
  connection.on("reconnected", () => logger.info("database-reconnected"));
  try {
    await connection.asPromise();
  } catch (error) {
    await connection.close(true);
    throw new Error(`database ${options.name} can not be reached`, { cause: error });
  }
  const ping = async () => {
    await connection.getClient().db(options.name).command({ ping: 1 });
  };
  options.health?.check("mongodb", ping);
  return {
    connection,
    ping,
    [Symbol.asyncDispose]: async () => {
      connection.removeAllListeners();
      await connection.close();
    },
  };
}
