import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  host: z.string().min(1).default("127.0.0.1"),
  "smtp-port": port.default(11_025),
  "http-port": port.default(18_025),
  keep: z.coerce.number().int().min(1).max(1_000_000).default(20_000),
  save: z
    .string()
    .min(1)
    .transform((folder) => path.resolve(folder))
    .optional(),
});

export const usage = `Catches mail and shows it: nothing is ever passed on.

usage: node infra/mailbox/main.ts [options]

  --smtp-port N   where mail is taken in, without log-in (11025; 0 takes any free port)
  --http-port N   where pages and JSON are served (18025)
  --host ADDRESS  the interface for both (127.0.0.1)
  --keep N        how many mails are kept in memory, the oldest go first (20000)
  --save FOLDER   also write each mail to FOLDER as an .eml file
  --help          this text
`;

export interface MailboxConfig {
  host: string;
  smtpPort: number;
  httpPort: number;
  keep: number;
  save: string | undefined;
}

/** Reads the command line; undefined when help is asked for. Throws an error that names what is wrong. */
export function readMailboxConfig(args: string[]): MailboxConfig | undefined {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      help: { type: "boolean" },
      host: text,
      "smtp-port": text,
      "http-port": text,
      keep: text,
      save: text,
    },
  });
  if (values.help) return undefined;
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("\n"),
    );
  return {
    host: parsed.data.host,
    smtpPort: parsed.data["smtp-port"],
    httpPort: parsed.data["http-port"],
    keep: parsed.data.keep,
    save: parsed.data.save,
  };
}
