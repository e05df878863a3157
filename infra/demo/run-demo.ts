import { createSystemClock } from "@raakvlak/runtime";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { createFleet, type Fleet } from "../processes/fleet.ts";
import type { StackAddresses } from "../stack/addresses.ts";
import { ensureStack } from "../stack/ensure-stack.ts";
import { buildSite } from "./build-site.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { inventCandidates, type InventedCandidate } from "./invented-candidates.ts";
import { createMailboxClient } from "./mailbox-client.ts";
import type { DemoOptions } from "./options.ts";
import { registerCandidates } from "./register-candidates.ts";
import { removeDemo } from "./remove-demo.ts";
import { startInOrder } from "./start-in-order.ts";
import { createTimeline, type Timeline } from "./timeline.ts";
import { readOffers, trickleFeed } from "./trickle-feed.ts";
import { watchVacancies } from "./vacancy-watch.ts";

const clock = createSystemClock();
const projectRoot = join(import.meta.dirname, "..", "..");
const readyTimeoutMs = 60_000;
const publicPorts = { site: 14_100, notification: 14_104 } as const;

/** Everything of one run: who takes part, where it happens. */
interface Scene {
  options: DemoOptions;
  stack: StackAddresses;
  fleet: Fleet;
  allReady: Promise<unknown>;
  candidates: readonly InventedCandidate[];
  folder: string;
  clockFile: string;
  timeline: Timeline;
  signal: AbortSignal;
}

/** Runs the whole demo; resolves to the exit code. Whatever it started and stored is gone afterwards. */
export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const timeline = createTimeline();
  timeline.say("starting the stack");
  const pages = buildSite();
  // Heard before the site starts; until then a failure must not end the process.
  pages.catch(() => {});
  const stack = await ensureStack({ onProgress: timeline.say });
  const name = `demo-${clock.now().getTime().toString(36)}`;
  // A folder of its own: two demos at a time must not move each other's clocks.
  const folder = join(projectRoot, ".raakvlak", "demo", name);
  await mkdir(join(folder, "feeds"), { recursive: true });
  const clockFile = join(folder, "clock-offset");
  await writeFile(clockFile, "0");

  let keepsLogs = true;
  await using cleanUp = new AsyncDisposableStack();
  cleanUp.defer(async () => {
    if (keepsLogs) timeline.say(`logs      ${relative(projectRoot, folder)}`);
    else await rm(folder, { recursive: true });
  });
  cleanUp.defer(() => removeDemo(stack, name));
  timeline.say("starting ingestion, preference, matching, notification and site");
  const fleet = cleanUp.use(
    await createFleet({
      stack,
      name,
      folder,
      clockFile,
      publicPorts,
      environment: { RAAKVLAK_FEED_FOLDER: join(folder, "feeds") },
    }),
  );
  const start = startInOrder(fleet, { pages, timeoutMs: readyTimeoutMs });
  await start.forCandidates;
  const candidates = inventCandidates(
    options.candidates,
    options.seed,
    `${name}.kandidaat.example`,
  );
  const code = await play({
    options,
    stack,
    fleet,
    allReady: start.all,
    candidates,
    folder,
    clockFile,
    timeline,
    signal,
  });
  keepsLogs = code !== 0;
  return code;
}

async function play(scene: Scene): Promise<number> {
  const { options, stack, fleet, candidates, folder, timeline, signal } = scene;
  await registerCandidates(candidates, fleet.internalUrl("preference"), (done) =>
    timeline.progress("candidates registered:", done, candidates.length),
  );
  await scene.allReady;
  await using watch = await watchVacancies(stack.kafka.brokers, fleet.topicPrefix);
  const sinceMs = clock.now().getTime();
  const mailbox = createMailboxClient(stack.mailbox.url, sinceMs);
  const offers = await readOffers(
    options.data === undefined
      ? join(import.meta.dirname, "feed")
      : join(options.data, "feeds", "ats", "recruitee.json"),
  );
  timeline.say(`taking in ${offers.length} vacancies, one every ${options.pauseMs} ms`);
  const told = tellFirstMail(scene, mailbox);
  const handedOverAtMs = await trickleFeed({
    offers,
    feedFolder: join(folder, "feeds"),
    ingestionUrl: fleet.internalUrl("ingestion"),
    pauseMs: options.pauseMs,
    signal,
    onProgress: (done) => timeline.progress("vacancies taken in:", done, offers.length),
  });
  await told;
  tellAddresses(scene);
  if (options.once) {
    const result = await checkMailbox({
      ...scene,
      mailbox,
      vacancies: watch.vacancies,
      handedOverAtMs,
      since: new Date(sinceMs),
    });
    process.stdout.write(`${JSON.stringify(result.line)}\n`);
    return result.ok ? 0 : 1;
  }
  timeline.say("running until Ctrl-C");
  while (!signal.aborted) await clock.sleep(60_000, signal);
  timeline.say("stopping");
  return 0;
}

const firstMailPollMs = 250;
const firstMailPatience = 120;

/** Says when the first mail has arrived; gives up silently where nothing fits anybody. */
async function tellFirstMail(
  { candidates, timeline, signal }: Scene,
  mailbox: ReturnType<typeof createMailboxClient>,
): Promise<void> {
  const addresses = new Set(candidates.map(({ contact }) => contact.address));
  for (let look = 0; look < firstMailPatience && !signal.aborted; look += 1) {
    const [first] = await mailbox.receive(addresses);
    if (first !== undefined) {
      timeline.say(`first mail, to ${first.address}: ${first.subject}`);
      return;
    }
    await clock.sleep(firstMailPollMs, signal);
  }
}

function tellAddresses({ stack, fleet, timeline }: Scene): void {
  timeline.say(`site      ${fleet.publicUrl("site")}`);
  timeline.say(`mailbox   ${stack.mailbox.url}`);
  for (const service of fleet.processes.keys())
    timeline.say(`metrics   ${fleet.internalUrl(service)}/metrics (${service})`);
}
