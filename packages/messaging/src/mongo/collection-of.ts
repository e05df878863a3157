import type { Database } from "@raakvlak/runtime";
import type { mongo } from "mongoose";

/** A collection through the plain driver: these documents have one writer, whose types are their schema. */
export function collectionOf<Doc extends mongo.Document>(
  database: Database,
  name: string,
): mongo.Collection<Doc> {
  const { db } = database.connection;
  if (!db) throw new Error("the database is not connected");
  return db.collection<Doc>(name);
}
