import { parseArgs } from "node:util";

export interface ReplayOptions {
  readonly help: boolean;
  readonly snapshotId: string;
  readonly json: boolean;
  readonly mongoUrl: string;
  /** Undefined: wherever matching keeps its snapshots on that server. */
  readonly databaseName: string | undefined;
}

export const usage = `npm run replay -- SNAPSHOT [OPTIONS]

Computes a ranked list that was shown again, from the inputs that were stored with it and by the model that it was made with:
scores, reasons and order, to the last bit. Reads matching's database alone; no service need run. The page of a list names its
snapshot. Whoever withdrew or was erased since is shown as removed, and the others keep their places.

  --json             one JSON object instead of the table
  --mongo URL        the server (default: RAAKVLAK_MONGO, else mongodb://127.0.0.1:27117)
  --database NAME    matching's database (default: RAAKVLAK_DATABASE_NAME, else every one there called …matching)
  --help             this text

Exit code: 0 the same, 1 something differs, 2 wrong options, 3 the snapshot or its model is not there, or the server is away.
`;

/** What snapshots are called: 32 letters, digits, hyphens and underscores; other names of the past are taken too. */
const snapshotName = /^[\w-]{1,80}$/;

/** Reads the command line; throws with what is wrong. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReplayOptions {
  const { values, positionals } = parseArgs({
    args: namesAside(args),
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      mongo: { type: "string" },
      database: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [snapshotId = "", ...more] = positionals;
  if (!values.help && (more.length > 0 || !snapshotName.test(snapshotId)))
    throw new Error("name one snapshot, as the page of its list shows it");
  const mongoUrl = values.mongo ?? environment["RAAKVLAK_MONGO"] ?? "mongodb://127.0.0.1:27117";
  if (!/^mongodb(\+srv)?:\/\/.+/.test(mongoUrl))
    throw new Error(`--mongo must look like mongodb://host:port, not "${mongoUrl}"`);
  return {
    help: values.help,
    snapshotId,
    json: values.json,
    mongoUrl,
    databaseName: values.database ?? environment["RAAKVLAK_DATABASE_NAME"],
  };
}

/** A snapshot's name may begin with a hyphen: told from options by its length, it goes behind "--". */
function namesAside(args: readonly string[]): string[] {
  const isName = (arg: string) => /^-[\w-]{31}$/.test(arg);
  return [...args.filter((arg) => !isName(arg)), "--", ...args.filter(isName)];
}
