import { earliestAllowed, nextDigest, type Schedule } from "./send-window.ts";
import { addDays, instantAt, localTime } from "./zoned-time.ts";

/** Where a pair is told: one slot becomes one message. */
export interface Slot {
  readonly kind: "instant" | "digest";
  /** The alerts grant under which it was assigned. */
  readonly epoch: number;
  /** A digest: its local date. Else the pair and attempt that opened it. */
  readonly key: string;
  readonly dueAt: Date;
}

/** What a candidate's open gathering messages are; it lives on the recipient and changes by compare-and-set only. */
export interface Gathering {
  /** Grows by one with every change. */
  readonly sequence: number;
  /** The immediate mail that opened the present burst. */
  readonly openedBy?: string;
  /** Until when further matches are gathered into one second mail. */
  readonly burstUntil?: Date;
  /** Each names the open gathering message of its sort. */
  readonly second?: OpenSlot;
  readonly ownEdit?: OpenSlot;
  readonly nextDay?: OpenSlot;
  readonly held?: OpenSlot;
}

export interface OpenSlot {
  readonly key: string;
  readonly epoch: number;
  readonly dueAt: Date;
}

export const noGathering: Gathering = { sequence: 0 };

export interface SlotRequest {
  readonly schedule: Schedule;
  readonly now: Date;
  readonly epoch: number;
  readonly gathering: Gathering;
  /** Names this pair and attempt, in case it opens a message. */
  readonly ownKey: string;
  readonly ownEdit: boolean;
  /** Carried, because today's daily maximum is reached. */
  readonly nextDay: boolean;
  /** Whether a message of that key can no longer be joined. */
  readonly isClosed: (key: string) => boolean;
}

export interface SlotChoice {
  readonly slot: Slot;
  /** Absent: the gathering stays as it is. */
  readonly gathering?: Gathering;
}

/** Further matches within this time after an immediate mail go as one second mail. */
const burstMs = 60_000;
/** Matches of an own edit wait until none has come for this long. */
const quietTimeMs = 15 * 60_000;
/** How often a message of a candidate who switched mail off is looked at again, should a wake-up be lost. */
export const heldRecheckMs = 24 * 3_600_000;

/** The slot of a match by the candidate's cadence. Pure; the caller stores `gathering` by compare-and-set. */
export function chooseSlot(request: SlotRequest): SlotChoice {
  switch (request.schedule.cadence.kind) {
    case "off":
      return chooseHeld(request);
    case "instant":
      if (request.nextDay) return chooseNextDay(request);
      return request.ownEdit ? chooseOwnEdit(request) : chooseInstant(request);
    default:
      return chooseDigest(request);
  }
}

function chooseDigest({ schedule, now, epoch, isClosed }: SlotRequest): SlotChoice {
  const digest = nextDigest(schedule, now, isClosed);
  return { slot: { kind: "digest", epoch, key: digest.date, dueAt: digest.at } };
}

function chooseInstant(request: SlotRequest): SlotChoice {
  const { now, gathering, ownKey, epoch } = request;
  const allowed = earliestAllowed(request.schedule, now);
  const inBurst = gathering.burstUntil !== undefined && now < gathering.burstUntil;
  // A redelivery of the match that opened the burst is still the first, not a second.
  const isOpener = inBurst && gathering.openedBy === ownKey;
  if (allowed <= now && (!inBurst || isOpener)) {
    const slot: Slot = { kind: "instant", epoch, key: ownKey, dueAt: now };
    if (isOpener) return { slot };
    const burst = { openedBy: ownKey, burstUntil: new Date(now.getTime() + burstMs) };
    return { slot, gathering: { ...next(withoutSecond(gathering)), ...burst } };
  }
  const dueAt = inBurst && gathering.burstUntil > allowed ? gathering.burstUntil : allowed;
  return gather(request, "second", { kind: "instant", dueAt });
}

function chooseOwnEdit(request: SlotRequest): SlotChoice {
  const quiet = new Date(request.now.getTime() + quietTimeMs);
  const dueAt = earliestAllowed(request.schedule, quiet);
  return gather(request, "ownEdit", { kind: "instant", dueAt });
}

function chooseNextDay(request: SlotRequest): SlotChoice {
  const { schedule, now } = request;
  const tomorrow = addDays(localTime(schedule.timeZone, now).date, 1);
  const dueAt = earliestAllowed(schedule, instantAt(schedule.timeZone, tomorrow, 0));
  return gather(request, "nextDay", { kind: "instant", dueAt });
}

function chooseHeld(request: SlotRequest): SlotChoice {
  const dueAt = new Date(request.now.getTime() + heldRecheckMs);
  return gather(request, "held", { kind: "digest", dueAt });
}

/** Joins the open message of that sort, or opens one. A message of an own edit moves on with every join. */
function gather(
  { gathering, epoch, ownKey, isClosed, now }: SlotRequest,
  sort: "second" | "ownEdit" | "nextDay" | "held",
  wanted: { kind: Slot["kind"]; dueAt: Date },
): SlotChoice {
  const open = gathering[sort];
  const joinable =
    open !== undefined && open.epoch === epoch && open.dueAt > now && !isClosed(open.key);
  if (joinable && sort !== "ownEdit")
    return { slot: { kind: wanted.kind, epoch, key: open.key, dueAt: open.dueAt } };
  const key = joinable ? open.key : ownKey;
  return {
    slot: { kind: wanted.kind, epoch, key, dueAt: wanted.dueAt },
    gathering: { ...next(gathering), [sort]: { key, epoch, dueAt: wanted.dueAt } },
  };
}

function next(gathering: Gathering): Gathering {
  return { ...gathering, sequence: gathering.sequence + 1 };
}

/** The second mail belongs to its burst: who opens a new one forgets it. */
function withoutSecond({ second: _second, ...gathering }: Gathering): Gathering {
  return gathering;
}

export interface PlannedMessage {
  readonly kind: Slot["kind"];
  readonly key: string;
  readonly dueAt: Date;
  /** Above 0: it was tried before and its due time is a back-off. */
  readonly fence: number;
}

/**
 * When a planned message may go under the candidate's present cadence: `now` or earlier means at once, "held" while mail is
 * switched off. A changed hour, weekday, pause or quiet time thus moves what is already planned.
 */
export function sendTime(message: PlannedMessage, schedule: Schedule, now: Date): Date | "held" {
  if (schedule.cadence.kind === "off") return "held";
  const natural = naturalTime(message, schedule, now);
  return earliestAllowed(schedule, natural > now ? natural : now);
}

/** Whether a slot key is the local date of a digest. */
export function isDigestDate(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(key);
}

function naturalTime(message: PlannedMessage, schedule: Schedule, now: Date): Date {
  if (message.kind === "instant" || message.fence > 0) return message.dueAt;
  const isDigest = schedule.cadence.kind === "daily" || schedule.cadence.kind === "weekly";
  // Gathered for a digest or while mail was off, and now wanted at once.
  if (!isDigest || !isDigestDate(message.key)) return now;
  // From just before its own hour: that hour, unless its day is no longer one of the candidate's or lies in a pause.
  const at = instantAt(schedule.timeZone, message.key, schedule.cadence.hour);
  return nextDigest(schedule, new Date(at.getTime() - 1), () => false).at;
}
