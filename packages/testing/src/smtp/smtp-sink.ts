import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

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

export interface CaughtMail {
  /** False when the sender was left without an answer. */
  readonly answered: boolean;
  readonly from: string;
  readonly to: readonly string[];
  /** The bytes as they came. */
  readonly raw: Buffer;
  readonly parsed: ParsedMail;
}

export interface SmtpSink extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Every mail whose bytes were taken, in order. */
  readonly mails: readonly CaughtMail[];
  /** The next messages get these answers, one each; afterwards the standing answer. */
  answerNext(...answers: readonly SmtpAnswer[]): void;
  /** Every message from now on that has no answer of its own. */
  answerAlways(answer: SmtpAnswer): void;
  clear(): void;
}

/** A mail server for one test: accepts everything until told otherwise. Listens on any free port unless one is given. */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const mails: CaughtMail[] = [];
  const next: SmtpAnswer[] = [];
  let standing: SmtpAnswer = { kind: "accept" };
  /** The answer of a message is drawn once, at the first step that could need it. */
  const drawn = new Map<string, SmtpAnswer>();
  const answerOf = (session: SMTPServerSession): SmtpAnswer => {
    const answer = drawn.get(session.id) ?? next.shift() ?? standing;
    drawn.set(session.id, answer);
    return answer;
  };
  const step =
    (at: SmtpStep) =>
    (session: SMTPServerSession, callback: (error?: Error | null) => void): void => {
      const answer =
        at === "connect" && !next.some(isAtConnect) && !isAtConnect(standing)
          ? undefined
          : answerOf(session);
      settle(answer, at, callback);
    };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect: step("connect"),
    onMailFrom: (_address, session, callback) => step("mail")(session, callback),
    onRcptTo: (_address, session, callback) => step("recipient")(session, callback),
    onData(stream, session, callback) {
      void receive(stream, session).then((mail) => {
        const answer = answerOf(session);
        drawn.delete(session.id);
        const kept = answer.kind === "accept" || answer.kind === "drop-after-data";
        if (kept) mails.push({ ...mail, answered: answer.kind === "accept" });
        if (answer.kind === "drop-after-data") cut(server, session);
        else settle(answer, "data", callback);
      }, callback);
    },
  });
  // A client that goes away in the middle is what these tests are about, not an error of the sink.
  server.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    host: "127.0.0.1",
    port: (server.server.address() as AddressInfo).port,
    mails,
    answerNext: (...answers) => void next.push(...answers),
    answerAlways(answer) {
      standing = answer;
    },
    clear() {
      mails.length = 0;
      next.length = 0;
      standing = { kind: "accept" };
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

function isAtConnect(answer: SmtpAnswer): boolean {
  return "at" in answer && answer.at === "connect";
}

function settle(
  answer: SmtpAnswer | undefined,
  at: SmtpStep,
  callback: (error?: Error | null) => void,
): void {
  if (!answer || !("at" in answer) || answer.at !== at) return callback();
  if (answer.kind === "hang") return;
  callback(
    Object.assign(new Error(answer.text ?? "refused by the test"), { responseCode: answer.code }),
  );
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Omit<CaughtMail, "answered">> {
  const raw = Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>));
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : "",
    to: rcptTo.map(({ address }) => address),
    raw,
    parsed: await simpleParser(raw),
  };
}

/** smtp-server has no call for this: a session's connection is found by its id and its socket destroyed. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
    if (connection.id === session.id) connection._socket.destroy();
}
