import type { Clock } from "@raakvlak/runtime";
import SMTPConnection from "nodemailer/lib/smtp-connection";

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
}

export interface ConnectionsOptions {
  readonly server: SmtpServer;
  /** The most connections at a time. */
  readonly limit: number;
  /** How long the server may be silent. */
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** A connection in use by one message. */
export interface Lease {
  readonly connection: SMTPConnection;
  /** Whether it has carried a message before: such a one may have been closed by the server meanwhile. */
  readonly used: boolean;
}

export interface SmtpConnections extends AsyncDisposable {
  /** Waits for a free place, then for the greeting. Throws nodemailer's error when there is no session. */
  take(): Promise<Lease>;
  /** Gives it back for the next message; one that is broken is closed. */
  release(lease: Lease, healthy: boolean): void;
}

/** Servers dislike endless sessions. */
const messagesPerConnection = 200;

/** Sessions with the mail server, kept open between messages so that a mail takes milliseconds. */
export function createSmtpConnections(options: ConnectionsOptions): SmtpConnections {
  const idle: SMTPConnection[] = [];
  const carried = new WeakMap<SMTPConnection, number>();
  const waiting: (() => void)[] = [];
  let inUse = 0;
  let closed = false;

  const forget = (connection: SMTPConnection) => {
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
  };
  const open = async (): Promise<SMTPConnection> => {
    const connection = await connect(options);
    // An idle session that ends is no fault; a busy one's user hears of it through its message.
    connection.on("error", () => forget(connection));
    connection.on("end", () => forget(connection));
    return connection;
  };
  const place = async (): Promise<void> => {
    while (inUse >= options.limit)
      await new Promise<void>((free) => {
        waiting.push(free);
      });
    inUse += 1;
  };
  const leave = () => {
    inUse -= 1;
    waiting.shift()?.();
  };
  const warmth = keepOneWarm(options, { idle, open, isClosed: () => closed });

  return {
    async take() {
      await place();
      try {
        const connection = idle.pop() ?? (await open());
        return { connection, used: carried.has(connection) };
      } catch (error) {
        leave();
        throw error;
      }
    },
    release({ connection }, healthy) {
      const count = (carried.get(connection) ?? 0) + 1;
      carried.set(connection, count);
      if (closed || !healthy || connection.destroyed) connection.close();
      else if (count >= messagesPerConnection) connection.quit();
      else idle.push(connection);
      leave();
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await warmth[Symbol.asyncDispose]();
      for (const connection of idle.splice(0)) connection.quit();
    },
  };
}

interface Pool {
  readonly idle: SMTPConnection[];
  readonly open: () => Promise<SMTPConnection>;
  readonly isClosed: () => boolean;
}

/** Touches one idle session before the server's or our own patience ends, so that the next mail finds it open. */
function keepOneWarm({ clock, timeoutMs }: ConnectionsOptions, pool: Pool): AsyncDisposable {
  const touch = async () => {
    const connection = pool.idle.shift() ?? (await pool.open());
    if (!(await resetSession(connection))) connection.close();
    else if (pool.isClosed()) connection.quit();
    else pool.idle.push(connection);
  };
  const first = touch().catch(() => {});
  const rest = clock.every(Math.round(timeoutMs / 2), touch);
  return {
    async [Symbol.asyncDispose]() {
      await rest[Symbol.asyncDispose]();
      await first;
    },
  };
}

/** Makes the session ready for the next message; false: it is of no use any more. */
export function resetSession(connection: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = () => resolve(false);
    connection.once("error", gone).once("end", gone);
    connection.reset((error) => {
      connection.off("error", gone).off("end", gone);
      resolve(!error);
    });
  });
}

async function connect({ server, timeoutMs }: ConnectionsOptions): Promise<SMTPConnection> {
  const { host, port, secure, requireTls, user, password } = server;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: requireTls,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  await new Promise<void>((resolve, reject) => {
    connection.once("error", reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  connection.removeAllListeners("error");
  if (user !== undefined && password !== undefined)
    await logIn(connection, { user, pass: password });
  return connection;
}

function logIn(
  connection: SMTPConnection,
  credentials: { user: string; pass: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on("error", reject);
    connection.login({ credentials }, (error) => {
      connection.removeAllListeners("error");
      if (!error) return resolve();
      connection.close();
      reject(error);
    });
  });
}
