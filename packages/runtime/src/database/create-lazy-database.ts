import { connectDatabase, type Database, type DatabaseOptions } from "./connect-database.ts";

/** A database that is connected when it is first needed: for a service whose main work does without. */
export interface LazyDatabase extends AsyncDisposable {
  /**
   * The database, once it is connected. Throws when it can not be reached within 3 s, and asks anew at the next call;
   * calls at the same time share one attempt.
   */
  connected(): Promise<Database>;
}

export function createLazyDatabase(options: DatabaseOptions): LazyDatabase {
  let connecting: Promise<Database> | undefined;
  let isClosed = false;
  const connect = async () => {
    try {
      return await connectDatabase(options);
    } catch (error) {
      connecting = undefined;
      throw error;
    }
  };
  return {
    async connected() {
      if (isClosed) throw new Error(`database ${options.name} is closed`);
      connecting ??= connect();
      return connecting;
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      const database = await connecting?.catch(() => undefined);
      await database?.[Symbol.asyncDispose]();
    },
  };
}
