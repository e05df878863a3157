import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MailboxConfig } from "./config.ts";
import { startHttpListener } from "./http-listener.ts";
import { createMailStore } from "./mail-store.ts";
import { startSmtpListener } from "./smtp-listener.ts";

export interface Mailbox extends AsyncDisposable {
  readonly smtpPort: number;
  readonly httpPort: number;
}

const MAX_MAIL_BYTES = 10_000_000;
const KEEP_BYTES = 256_000_000;

/** Starts both listeners; disposal closes them, and what was kept in memory is gone. Throws when a port is taken. */
export async function startMailbox({
  now,
  ...config
}: MailboxConfig & { now: () => Date }): Promise<Mailbox> {
  await using resources = new AsyncDisposableStack();
  const store = createMailStore({ keep: config.keep, keepBytes: KEEP_BYTES });
  const folder = config.save;
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const http = resources.use(
    await startHttpListener({ host: config.host, port: config.httpPort, store }),
  );
  const smtp = resources.use(
    await startSmtpListener({
      host: config.host,
      port: config.smtpPort,
      now,
      maxBytes: MAX_MAIL_BYTES,
      onMail: (mail) => {
        const { id, raw } = store.add(mail);
        if (folder !== undefined)
          void save(path.join(folder, `${String(id).padStart(6, "0")}.eml`), raw);
      },
    }),
  );
  const all = resources.move();
  return {
    smtpPort: smtp.port,
    httpPort: http.port,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A mail that cannot be written is still in memory: the sender is not told. */
async function save(file: string, raw: Buffer): Promise<void> {
  await writeFile(file, raw).catch((error: unknown) =>
    process.stderr.write(`cannot write ${file}: ${String(error)}\n`),
  );
}
