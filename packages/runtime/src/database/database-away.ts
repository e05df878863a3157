import mongoose from "mongoose";

const { mongo } = mongoose;

/** What the driver throws when there is no server to talk to, or none any more; a pool that was cleared is a kind of network error. */
const awayErrors = [
  mongoose.Error.MongooseServerSelectionError,
  mongo.MongoServerSelectionError,
  mongo.MongoNetworkError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoOperationTimeoutError,
];

/** As deep as errors are wrapped; a circle ends there, too. */
const deepest = 10;

/** Whether this came of a database that can not be reached, rather than of what was asked of it; causes count. */
export function isDatabaseAway(error: unknown): boolean {
  let looked = error;
  for (let depth = 0; depth < deepest && looked instanceof Error; depth += 1) {
    if (awayErrors.some((kind) => looked instanceof kind)) return true;
    looked = looked.cause ?? causeOfBulk(looked);
  }
  return false;
}

/** A bulk write that finds no server throws an error that looks like the server's answer, and hides the cause in it. */
function causeOfBulk(error: Error): unknown {
  return error instanceof mongo.MongoBulkWriteError ? error.errorResponse : undefined;
}
