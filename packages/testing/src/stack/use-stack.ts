import { randomBytes } from "node:crypto";
import {
  connectDatabase,
  createLogger,
  createSystemClock,
  type Clock,
  type Database,
  type Logger,
} from "@raakvlak/runtime";
import { Redis } from "ioredis";
import { afterAll } from "vitest";
import { stackAddresses, type StackAddresses } from "./stack-addresses.ts";

/** The real servers as one test file may use them: under names of its own, so that files run side by side. */
export interface TestStack {
  readonly addresses: StackAddresses;
  readonly databaseName: string;
  readonly topicPrefix: string;
  readonly queuePrefix: string;
  readonly clock: Clock;
  /** Silent, unless RAAKVLAK_TEST_LOG names a level. */
  readonly logger: Logger;
  /** The file's database, connected at the first call; another one under the file's name when a service is named. */
  database(service?: string): Promise<Database>;
  redis(): Redis;
}

/** Gives the file its names; connections are made when asked for, and everything is taken down after the last test. */
export function useStack(): TestStack {
  const id = `t${randomBytes(5).toString("hex")}`;
  throw new Error(
    `${id} ${connectDatabase} ${createLogger} ${createSystemClock} ${Redis} ${afterAll} ${stackAddresses}`,
  );
}
