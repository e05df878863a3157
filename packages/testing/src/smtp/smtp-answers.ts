import type { SMTPServerSession } from "smtp-server";

/** The step of an SMTP session at which the sink misbehaves. */
export type SmtpStep = "connect" | "mail" | "recipient" | "data";

/** What the sink does with one message (for `connect`: with one connection). */
export type SmtpAnswer =
  | { readonly kind: "accept" }
  /** 4xx: come again; 5xx: never. At `data` the answer comes after all the bytes. */
  | {
      readonly kind: "refuse";
      readonly at: SmtpStep;
      readonly code: number;
      readonly text?: string;
    }
  /** Takes all the bytes, keeps the mail, and cuts the connection without an answer: the sender cannot know. */
  | { readonly kind: "drop-after-data" }
  /** Never answers at this step, until the sink is disposed. */
  | { readonly kind: "hang"; readonly at: SmtpStep };

type Callback = (error?: Error | null) => void;

/** Which answer each message gets. */
export interface SmtpScript {
  next(answers: readonly SmtpAnswer[]): void;
  always(answer: SmtpAnswer): void;
  clear(): void;
  /** Acts on the session's answer if it is about this step. */
  step(at: SmtpStep, session: SMTPServerSession, callback: Callback): void;
  /** The session's answer, at the end of its message: the next message gets one of its own. */
  conclude(session: SMTPServerSession): SmtpAnswer;
}

export function createSmtpScript(): SmtpScript {
  const queue: SmtpAnswer[] = [];
  let standing: SmtpAnswer = { kind: "accept" };
  /** A message's answer is drawn once, at the first step that asks for it. */
  const drawn = new Map<string, SmtpAnswer>();
  const draw = (session: SMTPServerSession) => {
    const answer = drawn.get(session.id) ?? queue.shift() ?? standing;
    drawn.set(session.id, answer);
    return answer;
  };
  return {
    next: (answers) => void queue.push(...answers),
    always(answer) {
      standing = answer;
    },
    clear() {
      queue.length = 0;
      standing = { kind: "accept" };
    },
    step(at, session, callback) {
      // A connection may carry many messages: it uses an answer up only when that is about connecting.
      if (at === "connect" && !isAt("connect", queue[0] ?? standing)) return callback();
      const answer = draw(session);
      if (!isAt(at, answer)) return callback();
      if (answer.kind !== "refuse") return;
      // Its message has ended: the next one of this connection gets an answer of its own.
      drawn.delete(session.id);
      callback(refusal(answer));
    },
    conclude(session) {
      const answer = draw(session);
      drawn.delete(session.id);
      return answer;
    },
  };
}

function isAt(step: SmtpStep, answer: SmtpAnswer): answer is Extract<SmtpAnswer, { at: SmtpStep }> {
  return "at" in answer && answer.at === step;
}

export function refusal(answer: Extract<SmtpAnswer, { kind: "refuse" }>): Error {
  const error = new Error(answer.text ?? "refused by the test");
  return Object.assign(error, { responseCode: answer.code });
}
