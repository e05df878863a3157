import path from "node:path";
import type { NativePart } from "./native-part.ts";

/** Our own mail catcher, run by the Node that runs this. */
export const mailboxPart: NativePart = {
  name: "mailbox",
  ports: ({ ports }) => ({ RAAKVLAK_SMTP_PORT: ports.smtp, RAAKVLAK_MAILBOX_PORT: ports.mailbox }),
  stopGraceMs: 3_000,
  prepare: ({ config }) =>
    Promise.resolve({
      file: process.execPath,
      args: [
        path.join(config.projectRoot, "infra/mailbox/main.ts"),
        "--smtp-port",
        String(config.ports.smtp),
        "--http-port",
        String(config.ports.mailbox),
      ],
    }),
};
