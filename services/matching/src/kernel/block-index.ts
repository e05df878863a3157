import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { BlockIndex, Found, Hit } from "./block-index-port.ts";
import { isPlainUuid } from "./candidate-id.ts";
import { decodeProfile } from "./decode-profile.ts";
import { bytesOfNames, createDictionaries, type Dictionaries } from "./dictionary.ts";
import { encodeBare, encoded, encodeProfile } from "./encode-profile.ts";
import { createExplainPlans } from "./explain-plan.ts";
import { createReading } from "./explain-reading.ts";
import { createExplainer } from "./explain.ts";
import { createGenerations, type GenerationSettings } from "./generations.ts";
import { createHitList, type TellHit } from "./hit-list.ts";
import { imageOf, restoreNames } from "./image.ts";
import * as L from "./layout.ts";
import { addressLimit } from "./memory.ts";
import type { Question } from "./question.ts";
import { hasProfile } from "./record-table.ts";
import { askSideBySide, crewOf } from "./side-by-side.ts";

export type * from "./block-index-port.ts";
export { OutOfRoom } from "./memory.ts";

type Settings = Pick<GenerationSettings, "host"> &
  Partial<Pick<GenerationSettings, "limitBytes" | "portion">>;

/** Of two memories each ends where addresses end. */
const noLimit = 2 * addressLimit;

/** A record from outside, at a multiple of 8. */
const scratch = new Uint32Array(8_192);
const scratchBytes = new Uint8Array(scratch.buffer);
const scratchVersion = new Float64Array(scratch.buffer, L.R_VERSION, 1);

/** How the hits of the two lists are told; the alerts come first. */
interface Telling<Of> {
  readonly alert: TellHit<Of>;
  readonly best: TellHit<Of>;
}

const nothing = { eligible: 0, best: [], alerts: [] };

export function createBlockIndex({
  host,
  limitBytes = noLimit,
  portion = 256,
}: Settings): BlockIndex {
  const names: Dictionaries = createDictionaries();
  const planOf = createExplainPlans(names);
  const hits = createHitList();
  const held = createGenerations({ host, names, limitBytes, portion });

  function versionAt(rec: number): number {
    return rec === 0 ? 0 : (held.now.arena.views.f64[(rec + L.R_VERSION) >> 3] ?? 0);
  }

  /** Explains hits of one question; who is to be mailed and stands among the best is told once. */
  function explaining(
    vacancy: ScoredVacancy,
    measure: Measure,
    question: Question,
  ): Telling<Fitting> {
    const plan = planOf(vacancy, measure, question.numbersOf(vacancy));
    const { views } = held.now.arena;
    const reading = createReading({ views, names, plan, question: question.address });
    const explain = createExplainer(reading);
    const told = new Map<number, Fitting>();
    return {
      alert(id, version, score, rec) {
        const fitting = { id, version, score, reasons: explain(rec) };
        told.set(rec, fitting);
        return fitting;
      },
      best: (id, version, score, rec) =>
        told.get(rec) ?? { id, version, score, reasons: explain(rec) },
    };
  }

  /** Takes what the kernel found out of its list, so that it can go on. */
  function take(question: Question, countField: number, listField: number): void {
    const { views } = held.now.arena;
    const count = (question.address + countField) >> 2;
    const list = views.i32[(question.address + listField) >> 2] ?? 0;
    hits.take(views, list, views.i32[count] ?? 0);
    views.i32[count] = 0;
  }

  /** Puts a question and gathers its answer; `look` calls back wherever the alerts are to be taken out. */
  function ask<Of extends Hit>(
    asked: () => boolean,
    telling: () => Telling<Of>,
    look: (question: number, takeAlerts: () => void) => void,
  ): Found<Of> {
    const { question } = held.now;
    try {
      return asked() ? answer(question, telling, look) : nothing;
    } finally {
      question.clear();
    }
  }

  function answer<Of extends Hit>(
    question: Question,
    telling: () => Telling<Of>,
    look: (question: number, takeAlerts: () => void) => void,
  ): Found<Of> {
    const { views } = held.now.arena;
    hits.clear();
    look(question.address, () => take(question, L.Q_ALERTS, L.Q_ALERT_LIST));
    const tell = telling();
    const alerts = hits.inOrder(views, tell.alert);
    hits.clear();
    take(question, L.Q_BEST, L.Q_BEST_LIST);
    const best = hits.inOrder(views, tell.best);
    const word = (field: number) => views.i32[(question.address + field) >> 2] ?? 0;
    const eligible = word(L.Q_COUNTS) === 0 ? undefined : word(L.Q_ELIGIBLE);
    return { eligible, best, alerts };
  }

  function throughBlocks(question: number, takeAlerts: () => void): void {
    throughBlocksFrom(held.now.kernel.find(question, 0), question, takeAlerts);
  }

  /** Goes on behind the blocks that were looked at. */
  function throughBlocksFrom(end: number, question: number, takeAlerts: () => void): void {
    const { kernel, blocks } = held.now;
    takeAlerts();
    for (let from = end; from < blocks.count; takeAlerts()) from = kernel.find(question, from);
  }

  function askAll<Of extends Hit>(
    vacancies: readonly ScoredVacancy[],
    tellingOf: (vacancy: ScoredVacancy, question: Question) => Telling<Of>,
    write: (question: Question, vacancy: ScoredVacancy) => boolean,
  ): Found<Of>[] {
    held.placeThoseWhoWait();
    const alone = (vacancy: ScoredVacancy) =>
      ask(
        () => write(held.now.question, vacancy),
        () => tellingOf(vacancy, held.now.question),
        throughBlocks,
      );
    const together = vacancies.length > 1 ? crewOf(held.now) : undefined;
    if (together === undefined) return vacancies.map(alone);
    return askSideBySide<ScoredVacancy, Of>(together, {
      vacancies,
      write,
      alone,
      nothing,
      answer: (question, vacancy, end) =>
        answer(
          question,
          () => tellingOf(vacancy, question),
          (q, takeAlerts) => throughBlocksFrom(end, q, takeAlerts),
        ),
    });
  }

  return {
    versionOf: (candidateId) => versionAt(held.now.records.find(candidateId)),
    put(profile) {
      if (!isPlainUuid(profile.candidateId) || !encodeProfile(profile, names)) return false;
      const old = held.now.records.find(profile.candidateId);
      held.expectRoom(encoded.bytes, old);
      held.now.growPoints();
      held.store(encoded, old);
      return true;
    },
    drop(candidateId, version) {
      const old = held.now.records.find(candidateId);
      encodeBare(candidateId, version);
      held.store(encoded, old);
    },
    find(candidateId) {
      const rec = held.now.records.find(candidateId);
      if (rec === 0 || !hasProfile(held.now.arena, rec)) return undefined;
      return decodeProfile(held.now.arena.views, rec, names);
    },
    match(vacancy, measure, wanted) {
      held.placeThoseWhoWait();
      return ask(() => held.now.question.ask(vacancy, measure, wanted), hitsAlone, throughBlocks);
    },
    matchExplained(vacancy, measure, wanted) {
      held.placeThoseWhoWait();
      const asked = () => held.now.question.ask(vacancy, measure, wanted);
      return ask(asked, () => explaining(vacancy, measure, held.now.question), throughBlocks);
    },
    matchAll: (vacancies, measure, wanted) =>
      askAll(vacancies, hitsAlone, (question, vacancy) => question.ask(vacancy, measure, wanted)),
    matchAllExplained: (vacancies, measure, wanted) =>
      askAll(
        vacancies,
        (vacancy, question) => explaining(vacancy, measure, question),
        (question, vacancy) => question.ask(vacancy, measure, wanted),
      ),
    matchAmong(vacancy, measure, wanted, candidates) {
      const { kernel, arena, question } = held.now;
      const asked = () => question.ask(vacancy, measure, wanted);
      return ask(asked, hitsAlone, (q, takeAlerts) => {
        const list = arena.views.i32[(q + L.Q_CANDIDATE_LIST) >> 2] ?? 0;
        // No slice has decided anything.
        arena.views.i32[(q + L.Q_OPEN) >> 2] = arena.views.i32[(q + L.Q_STATED) >> 2] ?? 0;
        for (let from = 0; from < candidates.length; from += L.BATCH) {
          const some = candidates.subarray(from, from + L.BATCH);
          arena.views.i32.set(some, list >> 2);
          kernel.judge(q, some.length);
          takeAlerts();
        }
      });
    },
    close: async () => held.now.kernel.crew?.close(),
    handleOf: (candidateId) => held.now.records.find(candidateId),
    wantsRebuild: held.wantsRebuild,
    rebuild: held.rebuild,
    rebuildPart: held.rebuildPart,
    image: () => imageOf(() => held.now, names),
    takeNames: (image) => restoreNames(names, image),
    takeRecord(bytes) {
      scratchBytes.set(bytes);
      const old = held.now.records.findAt(scratch, L.R_ID >> 2);
      if ((scratchVersion[0] ?? 0) <= versionAt(old)) return;
      if (bytes.length > L.R_BARE_BYTES) held.expectRoom(bytes.length, old);
      held.now.growPoints();
      held.store({ words: scratch, bytes: bytes.length }, old);
    },
    measures() {
      const { arena, records, blocks, profiles } = held.now;
      const beside = records.bytes + bytesOfNames(names);
      return {
        profiles,
        slots: blocks.slots,
        blocks: blocks.count,
        bytes: arena.sizes().bytes + beside,
        usedBytes: arena.sizes().used + beside,
        rebuildingBytes: held.rebuildingBytes(),
        limitBytes,
      };
    },
    lastQuestion() {
      const { i32 } = held.now.arena.views;
      const at = held.now.question.address;
      return {
        blocks: i32[(at + L.Q_VISITED) >> 2] ?? 0,
        candidates: i32[(at + L.Q_CANDIDATES) >> 2] ?? 0,
      };
    },
  };
}

const hitOf: TellHit<Hit> = (id, version, score) => ({ id, version, score });
const plain: Telling<Hit> = { alert: hitOf, best: hitOf };
const hitsAlone = () => plain;
