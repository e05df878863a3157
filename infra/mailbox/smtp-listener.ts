import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { CaughtMail } from "./mail-store.ts";

export interface SmtpListenerOptions {
  host: string;
  port: number;
  now: () => Date;
  /** The largest mail taken; a larger one is refused with 552. */
  maxBytes: number;
  onMail: (mail: Omit<CaughtMail, "id">) => void;
}

export interface SmtpListener extends AsyncDisposable {
  readonly port: number;
}

const MAX_CLIENTS = 500;
const IDLE_MS = 60_000;

/** Takes mail from anybody to anybody, without log-in or encryption: for the loopback interface only. */
export async function startSmtpListener({
  host,
  port,
  now,
  maxBytes,
  onMail,
}: SmtpListenerOptions): Promise<SmtpListener> {
  const server = new SMTPServer({
    banner: "raakvlak mailbox, delivers nowhere",
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    // Looking up the client's name would cost a DNS question per connection.
    disableReverseLookup: true,
    size: maxBytes,
    maxClients: MAX_CLIENTS,
    socketTimeout: IDLE_MS,
    logger: false,
    onData(stream, session, answer) {
      receive(stream, maxBytes).then(
        (raw) => {
          onMail({ raw, receivedAt: now(), ...envelopeOf(session) });
          answer();
        },
        (error: unknown) => answer(error as Error),
      );
    },
  });
  // A client that breaks off is its own business; without a listener it would end this process.
  server.on("error", () => undefined);
  const listening = server.listen(port, host);
  await once(listening, "listening");
  return {
    port: (listening.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Reads the mail to its end, also when it is too large: SMTP has no way to stop a sender half-way. */
async function receive(stream: SMTPServerDataStream, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded)
    throw Object.assign(new Error(`Mails above ${maxBytes} bytes are not taken`), {
      responseCode: 552,
    });
  return Buffer.concat(chunks);
}

function envelopeOf({ envelope }: SMTPServerSession): { sender: string; recipients: string[] } {
  return {
    sender: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
    recipients: envelope.rcptTo.map((recipient) => recipient.address),
  };
}
