import { Schema } from "mongoose";
import type { Database } from "@raakvlak/runtime";
import type { CalendarStore } from "../use-cases/ports.ts";

interface DayDocument {
  _id: string;
  day: number;
}

const calendarSchema = new Schema<DayDocument>(
  { _id: { type: String, required: true }, day: { type: Number, required: true } },
  { versionKey: false, collection: "calendar" },
);

/** One small document a vacancy that something becomes due for; scanned once a day. */
export function createMongoCalendar({ connection }: Database): CalendarStore {
  const model = connection.model<DayDocument>("Calendar", calendarSchema);
  return {
    async setMany(entries) {
      if (entries.length === 0) return;
      await model.bulkWrite(
        entries.map(({ vacancyId, day }) => ({
          updateOne: { filter: { _id: vacancyId }, update: { $set: { day } }, upsert: true },
        })),
        { ordered: false },
      );
    },
    async dueOn(today, limit) {
      const found = await model
        .find({ day: { $lte: today } })
        .limit(limit)
        .lean<DayDocument[]>();
      return found.map(({ _id }) => _id);
    },
    async remove(vacancyIds) {
      if (vacancyIds.length > 0) await model.deleteMany({ _id: { $in: [...vacancyIds] } });
    },
  };
}
