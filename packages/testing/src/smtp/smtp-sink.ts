import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { createSmtpScript, refusal, type SmtpAnswer } from "./smtp-answers.ts";

export interface CaughtMail {
  /** False when the sender was left without an answer. */
  readonly answered: boolean;
  readonly from: string;
  readonly to: readonly string[];
  /** The bytes as they came. */
  readonly raw: Buffer;
  readonly parsed: ParsedMail;
  /** When the sink asked for the bytes, and when it had them, in milliseconds since 1970. */
  readonly beganMs: number;
  readonly acceptedMs: number;
}

export interface SmtpSink extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Every mail that was accepted, or whose sender can not know, in order. */
  readonly mails: readonly CaughtMail[];
  /** The next messages get these answers, one each; afterwards the standing answer. */
  answerNext(...answers: readonly SmtpAnswer[]): void;
  /** Every message from now on that has no answer of its own. */
  answerAlways(answer: SmtpAnswer): void;
  /** Forgets the answers: accepts everything again, and keeps the mails. */
  acceptAll(): void;
  /** Forgets mails and answers; accepts everything again. */
  clear(): void;
}

/** A mail server for one test: accepts everything until told otherwise. Listens on any free port unless one is given. */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const mails: CaughtMail[] = [];
  const script = createSmtpScript();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect: (session, callback) => script.step("connect", session, callback),
    onMailFrom: (_address, session, callback) => script.step("mail", session, callback),
    onRcptTo: (_address, session, callback) => script.step("recipient", session, callback),
    onData(stream, session, callback) {
      const conclude = async () => {
        const mail = await receive(stream, session);
        const answer = script.conclude(session);
        if (answer.kind === "hang") return;
        if (answer.kind === "refuse") return callback(refusal(answer));
        mails.push({ ...mail, answered: answer.kind === "accept" });
        if (answer.kind === "accept") callback();
        else cut(server, session);
      };
      conclude().catch(() => cut(server, session));
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
    answerNext: (...answers) => script.next(answers),
    answerAlways: (answer) => script.always(answer),
    acceptAll: () => script.clear(),
    clear() {
      mails.length = 0;
      script.clear();
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Omit<CaughtMail, "answered">> {
  const beganMs = Date.now();
  const raw = Buffer.concat((await stream.toArray()) as Buffer[]);
  const acceptedMs = Date.now();
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : "",
    to: rcptTo.map(({ address }) => address),
    raw,
    parsed: await simpleParser(raw),
    beganMs,
    acceptedMs,
  };
}

/** smtp-server has no call for this: a session's connection is found by its id and its socket destroyed. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  const connections = server.connections as Set<{ id: string; _socket: { destroy(): void } }>;
  for (const connection of connections)
    if (connection.id === session.id) connection._socket.destroy();
}
