import {
  vacanciesTopic,
  vacancyChanged,
  vacancyClosed,
  vacancyOpened,
  type Vacancy,
} from "@raakvlak/contracts";
import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import { createFleet } from "@raakvlak/infra/processes/fleet.ts";
import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import { createKafkaBus, recordOf, removeTopics } from "@raakvlak/messaging";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The site as a process of its own, fed through the broker, with nothing else of the house around it. */
export interface SiteOnStack extends AsyncDisposable {
  readonly url: string;
  readonly internalUrl: string;
  readonly pid: number | undefined;
  /** From its start until it had read and indexed everything and was ready. */
  readonly readyMs: number;
  /** Puts vacancies on the topic, as ingestion would; the site shows them a moment later. */
  publish(vacancies: readonly Vacancy[]): Promise<void>;
}

const startTimeoutMs = 120_000;
const batchSize = 500;

function eventOf({ status, version }: Vacancy) {
  if (status === "closed") return vacancyClosed;
  return version === 1 ? vacancyOpened : vacancyChanged;
}

/** Ready when it shows all `vacancies`; everything under its name is gone afterwards. */
export async function startSiteOnStack(
  vacancies: readonly Vacancy[],
  environment: Readonly<Record<string, string>> = {},
): Promise<SiteOnStack> {
  await buildSite();
  const clock = createSystemClock();
  const stack = await ensureStack();
  const name = `site-${process.pid}-${clock.now().getTime().toString(36)}`;
  const topicPrefix = `${name}.`;
  await using rollback = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), `raakvlak-${name}-`));
  rollback.defer(() => rm(folder, { recursive: true, force: true }));
  rollback.defer(
    async () => void (await removeTopics({ brokers: stack.kafka.brokers, topicPrefix })),
  );
  const bus = rollback.use(
    createKafkaBus({
      brokers: stack.kafka.brokers,
      service: "ingestion",
      topicPrefix,
      clock,
      logger: createLogger({ service: "tests", level: "silent" }),
    }),
  );
  const publish = async (changed: readonly Vacancy[]) => {
    for (let first = 0; first < changed.length; first += batchSize)
      await bus.publish(
        changed.slice(first, first + batchSize).map((vacancy) =>
          recordOf(eventOf(vacancy), vacancy, {
            id: `${vacancy.vacancyId}:${vacancy.version}`,
            stateVersion: vacancy.version,
          }),
        ),
      );
  };
  await bus.ensureTopics([vacanciesTopic]);
  await publish(vacancies);
  const fleet = rollback.use(
    await createFleet({ stack, name, folder, services: ["site"], environment }),
  );
  const startedMs = clock.monotonicMs();
  await fleet.start(startTimeoutMs);
  const readyMs = clock.monotonicMs() - startedMs;
  const resources = rollback.move();
  return {
    url: fleet.publicUrl("site"),
    internalUrl: fleet.internalUrl("site"),
    get pid() {
      return fleet.process("site").pid;
    },
    publish,
    readyMs,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
