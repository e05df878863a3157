import { createSystemClock } from "@raakvlak/runtime/clock";
import { readMailboxConfig, usage } from "./config.ts";
import { startMailbox } from "./mailbox.ts";

const clock = createSystemClock();
const config = readMailboxConfig(process.argv.slice(2));
if (config === undefined) {
  process.stdout.write(usage);
} else {
  const mailbox = await startMailbox({ ...config, now: () => clock.now() });
  process.stdout.write(
    `SMTP on ${config.host}:${mailbox.smtpPort}, pages on http://${config.host}:${mailbox.httpPort}\n`,
  );
  const stop = () => void mailbox[Symbol.asyncDispose]().then(() => process.exit(0));
  process.once("SIGTERM", stop).once("SIGINT", stop);
}
