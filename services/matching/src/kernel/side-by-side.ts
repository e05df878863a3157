import type { Found, Hit } from "./block-index-port.ts";
import type { Generation } from "./generation.ts";
import type { Crew } from "./kernel.ts";
import type { Question } from "./question.ts";

interface Asking<Asked, Of extends Hit> {
  readonly vacancies: readonly Asked[];
  /** Writes a question. False: nobody can fit. */
  write(question: Question, vacancy: Asked): boolean;
  /** Takes the answer out of a question that was looked for up to a block. */
  answer(question: Question, vacancy: Asked, end: number): Found<Of>;
  /** Asks once more, without the crew. */
  alone(vacancy: Asked): Found<Of>;
  readonly nothing: Found<Of>;
}

/** A question on its way: put, or known to have no answer. */
interface Turn<Asked> {
  readonly vacancy: Asked;
  readonly question: Question;
  readonly number: number | undefined;
}

/**
 * Answers in order, as if asked one by one. Questions are written ahead, so that no thread waits for one; meanwhile
 * answers are taken out, and where none is ready the one that asks looks as well.
 */
export function askSideBySide<Asked, Of extends Hit>(
  { crew, questions }: Together,
  { vacancies, write, answer, alone, nothing }: Asking<Asked, Of>,
): Found<Of>[] {
  const turns: Turn<Asked>[] = [];
  const found: Found<Of>[] = [];
  /** Questions that are the writer's again. */
  const free = [...questions];
  let written = 0;

  function writeNext(): void {
    const question = free.shift();
    const vacancy = vacancies[written];
    if (question === undefined || vacancy === undefined) return;
    written += 1;
    let number: number | undefined;
    try {
      if (write(question, vacancy)) number = crew.put(question.address);
    } finally {
      turns.push({ vacancy, question, number });
    }
  }

  function take({ vacancy, question, number }: Turn<Asked>): Found<Of> {
    if (number === undefined) return nothing;
    const end = crew.wait(number);
    return end === undefined ? alone(vacancy) : answer(question, vacancy, end);
  }

  /** Nothing is touched where a thread that is lost may still look. */
  function giveBack({ question, number }: Turn<Asked>): void {
    if (number !== undefined && crew.wait(number) === undefined) return;
    question.clear();
    free.push(question);
  }

  try {
    while (found.length < vacancies.length) {
      const canWrite = written < vacancies.length && crew.isAlive;
      const [first] = turns;
      const isReady =
        first !== undefined && (first.number === undefined || crew.isFound(first.number));
      if (canWrite && !isReady && free.length > 0) writeNext();
      else if ((canWrite && isReady) || !crew.help()) {
        if (first === undefined) {
          // The crew is dead.
          const vacancy = vacancies[written];
          if (vacancy !== undefined) found.push(alone(vacancy));
          written += 1;
        } else {
          found.push(take(first));
          turns.shift();
          giveBack(first);
        }
      }
    }
    return found;
  } finally {
    // Nobody looks any more when this is left, whatever went wrong.
    for (const turn of turns) giveBack(turn);
  }
}

interface Together {
  readonly crew: Crew;
  readonly questions: readonly Question[];
}

/** The crew of a generation with its questions; undefined: there is none, it is dead, or memory has no room for them. */
export function crewOf({ kernel, questions }: Generation): Together | undefined {
  const { crew } = kernel;
  if (crew?.isAlive !== true) return undefined;
  const opened = questions();
  return opened.length > 1 ? { crew, questions: opened } : undefined;
}
