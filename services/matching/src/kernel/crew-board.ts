// What a crew's threads share beside the kernel's memory: words that all of them read and write.

/** Questions on the board at a time; a power of two, so that numbers may run over. */
export const places = 16;

/** Goes up whenever there is something to look at: threads sleep on it. */
const BELL = 0;
const STOPPED = 1;
/** So many questions were put, and so many of them taken; both run over. */
const PUT = 2;
const TAKEN = 3;
const FIRST_QUESTION = 16;
const FIRST_STATE = FIRST_QUESTION + places;
const FIRST_END = FIRST_STATE + places;
const words = FIRST_END + places;

const UNDER_WAY = 0;
const FOUND = 1;
const FAILED = 2;

export type Board = Int32Array<SharedArrayBuffer>;

export function createBoard(): Board {
  return new Int32Array(new SharedArrayBuffer(words * 4));
}

/** Puts a question where its number says, and wakes who sleeps. The place must be free. */
export function putQuestion(board: Board, question: number): number {
  const put = Atomics.load(board, PUT);
  const number = put & (places - 1);
  Atomics.store(board, FIRST_QUESTION + number, question);
  Atomics.store(board, FIRST_STATE + number, UNDER_WAY);
  Atomics.store(board, PUT, put + 1);
  ring(board);
  return number;
}

/** Takes a question that nobody has taken; undefined: there is none. */
function takeQuestion(board: Board): number | undefined {
  for (;;) {
    const taken = Atomics.load(board, TAKEN);
    if (taken === Atomics.load(board, PUT)) return undefined;
    if (Atomics.compareExchange(board, TAKEN, taken, taken + 1) === taken)
      return taken & (places - 1);
  }
}

type Find = (question: number, from: number) => number;

/** Looks for a question that nobody has taken. False: there is none. */
export function lookForOne(board: Board, find: Find): boolean {
  const number = takeQuestion(board);
  if (number === undefined) return false;
  let state = FAILED;
  try {
    const question = Atomics.load(board, FIRST_QUESTION + number);
    Atomics.store(board, FIRST_END + number, find(question, 0));
    state = FOUND;
  } finally {
    Atomics.store(board, FIRST_STATE + number, state);
    Atomics.notify(board, FIRST_STATE + number);
  }
  return true;
}

export function isFound(board: Board, number: number): boolean {
  return Atomics.load(board, FIRST_STATE + number) === FOUND;
}

/** Where the search for a question ended. Undefined: it failed, or did not end in time. */
export function endOf(board: Board, number: number, patienceMs: number): number | undefined {
  const state = FIRST_STATE + number;
  if (Atomics.load(board, state) === UNDER_WAY) Atomics.wait(board, state, UNDER_WAY, patienceMs);
  if (Atomics.load(board, state) !== FOUND) return undefined;
  return Atomics.load(board, FIRST_END + number);
}

/** A thread's work: looks for what is put, and sleeps in between, until it is stopped. */
export function serve(board: Board, find: Find): void {
  for (;;) {
    const bell = Atomics.load(board, BELL);
    if (Atomics.load(board, STOPPED) !== 0) return;
    if (!lookForOne(board, find)) Atomics.wait(board, BELL, bell);
  }
}

export function stop(board: Board): void {
  Atomics.store(board, STOPPED, 1);
  ring(board);
}

function ring(board: Board): void {
  Atomics.add(board, BELL, 1);
  Atomics.notify(board, BELL);
}
