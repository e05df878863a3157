import mongoose from "mongoose";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";

export interface Database extends AsyncDisposable {
  readonly connection: mongoose.Connection;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly name: string;
  readonly logger: Logger;
  readonly health?: Health;
}
export function connectDatabase(options: DatabaseOptions): Promise<Database> {
  throw new Error(options.name);
}
