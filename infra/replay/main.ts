import { databaseNames, openReplays } from "@raakvlak/matching/replay";
import { readOptions, usage, type ReplayOptions } from "./options.ts";
import { replayTable } from "./replay-table.ts";

const exitCodes = { same: 0, differs: 1, usage: 2, notThere: 3 } as const;

process.exitCode = await main();

async function main(): Promise<number> {
  let options: ReplayOptions;
  try {
    options = readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return exitCodes.usage;
  }
  if (options.help) {
    process.stdout.write(usage);
    return exitCodes.same;
  }
  try {
    return await replay(options);
  } catch (error) {
    const { message, cause } = error as Error;
    const because = cause instanceof Error ? `: ${cause.message}` : "";
    process.stderr.write(`${message}${because}\n`);
    return exitCodes.notThere;
  }
}

async function replay({
  snapshotId,
  json,
  mongoUrl,
  databaseName,
}: ReplayOptions): Promise<number> {
  const names = databaseName === undefined ? await databaseNames(mongoUrl) : [databaseName];
  for (const name of names) {
    await using replays = await openReplays({ mongoUrl, databaseName: name });
    const found = await replays.replay(snapshotId);
    if (found.result === "unknown-snapshot") continue;
    if (found.result === "unknown-model") {
      process.stderr.write(`this version has no model ${found.model}, by which it was made\n`);
      return exitCodes.notThere;
    }
    const { list } = found;
    process.stdout.write(json ? `${JSON.stringify(list)}\n` : replayTable(list));
    return list.identical ? exitCodes.same : exitCodes.differs;
  }
  const where = names.length === 0 ? "no database of matching is there" : names.join(", ");
  process.stderr.write(`no snapshot ${snapshotId} in ${where}\n`);
  return exitCodes.notThere;
}
