import { Readable } from "node:stream";
import { metrics, type Clock } from "@raakvlak/runtime";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { classify, type HandOver, type SmtpFailure } from "../domain/smtp-outcome.ts";
import type { MailServer, ReadyMail } from "../use-cases/mail-transport.ts";
import {
  createSmtpConnections,
  resetSession,
  type ConnectionsOptions,
  type Lease,
} from "./smtp-connections.ts";

const durations = metrics.histogram("raakvlak_smtp_hand_over_duration_seconds");

/** The message is not to be sent after all: the fence or the lease was lost at DATA. */
class Overtaken extends Error {}

type Entrance = "outside" | "asking" | "refused" | "inside";

/**
 * Hands mail to one server. The bytes are held back until DATA is answered and `enter` agreed; nodemailer's `sendMail`
 * would read them long before.
 */
export function createSmtpTransport(options: ConnectionsOptions): MailServer & AsyncDisposable {
  const connections = createSmtpConnections(options);
  return {
    async handOver(mail, enter) {
      const beganMs = options.clock.monotonicMs();
      const outcome = await handOver({ ...options, connections }, mail, enter);
      const seconds = (options.clock.monotonicMs() - beganMs) / 1_000;
      durations.record(seconds, { outcome: outcome.kind });
      return outcome;
    },
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
}

interface Means {
  readonly connections: ReturnType<typeof createSmtpConnections>;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

async function handOver(
  means: Means,
  mail: ReadyMail,
  enter: () => Promise<boolean>,
): Promise<HandOver> {
  for (;;) {
    let lease: Lease;
    try {
      lease = await means.connections.take();
    } catch (error) {
      return classify(failureOf(error, false));
    }
    const gate = createGate(mail.bytes, enter);
    const result = await sendThrough(means, lease, mail, gate);
    // The server closed the session while it was idle: the message has not begun, another session takes it.
    if (result !== "session-gone") return result;
  }
}

async function sendThrough(
  { connections, clock, timeoutMs }: Means,
  lease: Lease,
  mail: ReadyMail,
  gate: Gate,
): Promise<HandOver | "session-gone"> {
  const over = new AbortController();
  try {
    const response = await Promise.race([
      send(lease.connection, mail, gate.stream),
      // A server that dribbles keeps its socket's own time-out away.
      clock.sleep(timeoutMs * 2, over.signal).then(() => {
        throw new Error("no answer in time");
      }),
    ]);
    connections.release(lease, true);
    return { kind: "accepted", response };
  } catch (error) {
    const inside = gate.entrance() === "inside";
    const failure = failureOf(error, inside);
    // After a refused envelope the session goes on; after anything unexpected nobody knows where it stands.
    const healthy = failure.replyCode !== undefined && failure.step !== "session";
    connections.release(lease, healthy && (await resetSession(lease.connection)));
    if (gate.failure !== undefined) throw gate.failure;
    if (gate.entrance() === "refused") return { kind: "overtaken" };
    if (failure.step === "session" && lease.used && gate.entrance() === "outside")
      return "session-gone";
    return classify(failure);
  } finally {
    over.abort();
  }
}

function send(connection: SMTPConnection, mail: ReadyMail, stream: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.send({ from: mail.from, to: mail.to }, stream, (error, info) => {
      connection.off("error", reject);
      if (error) reject(error);
      else resolve(info.response.slice(0, 200));
    });
  });
}

interface Gate {
  readonly stream: Readable;
  readonly entrance: () => Entrance;
  /** What `enter` threw. */
  readonly failure: Error | undefined;
}

/**
 * The message as a stream that asks before its first byte. A refused one is destroyed: ending it would send an empty mail.
 */
function createGate(bytes: Uint8Array, enter: () => Promise<boolean>): Gate {
  let entrance: Entrance = "outside";
  let failure: Error | undefined;
  const refuse = (error: Error) => {
    entrance = "refused";
    stream.destroy(error);
  };
  const admit = (agreed: boolean) => {
    if (!agreed) return refuse(new Overtaken());
    entrance = "inside";
    stream.push(bytes);
    stream.push(null);
  };
  const stream = new Readable({
    read() {
      if (entrance !== "outside") return;
      entrance = "asking";
      enter().then(admit, (error: unknown) => {
        failure = error instanceof Error ? error : new Error(String(error));
        refuse(new Overtaken());
      });
    },
  });
  return {
    stream,
    entrance: () => entrance,
    get failure() {
      return failure;
    },
  };
}

function failureOf(error: unknown, bytesLeft: boolean): SmtpFailure {
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message: string;
  };
  const step = code === "EENVELOPE" ? "envelope" : code === "EMESSAGE" ? "message" : "session";
  const words = (response ?? message).slice(0, 200);
  // A reply that was cut off is none; 421 ends the session and answers the message at once.
  if (step === "session" && responseCode !== 421) return { step, bytesLeft, response: words };
  // Without a reply the envelope was refused on this side: it can never be sent.
  const replyCode = responseCode ?? 550;
  return { step, bytesLeft, response: words, replyCode };
}
