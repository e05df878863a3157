import { ingestionRoutes, notificationRoutes, type ServiceName } from "@raakvlak/contracts";
import { compare, isEqual, type Demanded } from "@raakvlak/infra/demo/comparison.ts";
import { demandedOf } from "@raakvlak/infra/demo/demands.ts";
import type { InventedCandidate } from "@raakvlak/infra/demo/invented-candidates.ts";
import type { ReceivedMail } from "@raakvlak/infra/demo/mailbox-client.ts";
import type { Offer } from "@raakvlak/infra/demo/trickle-feed.ts";
import { watchVacancies } from "@raakvlak/infra/demo/vacancy-watch.ts";
import { createServiceClient, createSystemClock, developmentToken } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startJourney, type Journey } from "./journey.ts";
import { manyOffers } from "./many-offers.ts";
import { moveWhenQuiet } from "./move-when-quiet.ts";

const clock = createSystemClock();
const vacancyCount = 500;
const candidateCount = 200;
const chunk = 50;
const sourceId = "kill-feed";
/** After which chunk which service dies: each of them once, while the others go on. */
const deaths = new Map<number, ServiceName>([
  [1, "notification"],
  [3, "matching"],
  [5, "preference"],
  [7, "ingestion"],
]);

function ingestionOf({ fleet }: Journey) {
  return createServiceClient(ingestionRoutes, {
    baseUrl: fleet.internalUrl("ingestion"),
    token: developmentToken("operator"),
    timeoutMs: 30_000,
  });
}

/** Resolves to how the run ended. */
async function takeIn(journey: Journey, offers: readonly Offer[]): Promise<string> {
  await writeFile(join(journey.feedFolder, "feed.json"), JSON.stringify({ offers }));
  const run = await ingestionOf(journey).runSource({
    params: { sourceId },
    body: { dryRun: false, confirmClosing: false },
  });
  return run.ok ? run.body.outcome : run.problem.code;
}

async function die({ fleet }: Journey, service: ServiceName): Promise<void> {
  const victim = fleet.process(service);
  await victim.signal("SIGKILL");
  victim.start();
  await victim.ready(60_000);
}

/** Of each pair that is missing: was its message handed over when the sender died, so that it must not be sent again? */
async function areUncertain(
  journey: Journey,
  pairs: readonly string[],
  candidates: readonly InventedCandidate[],
): Promise<boolean> {
  const notification = createServiceClient(notificationRoutes, {
    baseUrl: journey.fleet.internalUrl("notification"),
    token: developmentToken("operator"),
  });
  const idOf = new Map(
    candidates.map(({ candidateId, contact }) => [contact.address, candidateId]),
  );
  for (const pair of pairs) {
    const [address = "", vacancyId = ""] = pair.split(" ");
    const answer = await notification.listMessages({
      params: { candidateId: idOf.get(address) ?? "" },
    });
    const uncertain =
      answer.ok &&
      answer.body.messages.some(
        ({ state, vacancyIds }) => state === "uncertain" && vacancyIds.includes(vacancyId),
      );
    if (!uncertain) return false;
  }
  return true;
}

test(
  "kill -9 of each service in turn, with 500 vacancies and 200 candidates: nothing lost, nothing doubled",
  { timeout: 420_000 },
  async () => {
    await using journey = await startJourney("kill");
    const candidates = journey.invent(candidateCount, 4);
    await journey.register(candidates);
    await using watch = await watchVacancies(
      journey.stack.kafka.brokers,
      journey.fleet.topicPrefix,
    );
    const source = {
      organisationId: "raakvlak",
      name: "Kill",
      format: "recruitee" as const,
      location: { kind: "file" as const, path: "feed.json" },
      closeShareMaximum: 50,
    };
    expect(
      await ingestionOf(journey).putSource({ params: { sourceId }, body: source }),
    ).toMatchObject({ ok: true });

    const offers = await manyOffers(vacancyCount);
    for (let taken = chunk, index = 0; taken <= vacancyCount; taken += chunk, index += 1) {
      const victim = deaths.get(index);
      const death =
        victim === undefined ? undefined : clock.sleep(120).then(() => die(journey, victim));
      const run = takeIn(journey, offers.slice(0, taken));
      if (victim === "ingestion") {
        await Promise.allSettled([run]);
        await death;
        // Whoever restarted resumes the dead run by itself once its lease is over; ours waits its turn, and then there may be
        // nothing left to do, for the file is the same.
        await eventually(
          async () =>
            expect(["done", "not-modified"]).toContain(
              await takeIn(journey, offers.slice(0, taken)),
            ),
          { timeoutMs: 90_000, everyMs: 1_000 },
        );
      } else expect(await run).toBe("done");
      await death;
    }
    await eventually(() => expect(watch.vacancies.size).toBe(vacancyCount), { timeoutMs: 90_000 });

    const demanded: Demanded = demandedOf(candidates, watch.vacancies.values(), clock.now());
    expect([...demanded.values()].reduce((sum, each) => sum + each.size, 0)).toBeGreaterThan(
      vacancyCount,
    );
    const addresses = new Set(candidates.map(({ contact }) => contact.address));
    let mails: ReceivedMail[] = [];
    const time = moveWhenQuiet(journey.clockFile);
    await eventually(
      async () => {
        mails = await journey.mailbox.receive(addresses);
        await time.seen(mails.length);
        const { lost, extra, doubled } = compare(demanded, mails);
        expect({ extra, doubled }).toEqual({ extra: [], doubled: [] });
        expect(lost.length === 0 || (await areUncertain(journey, lost, candidates))).toBe(true);
      },
      { timeoutMs: 180_000, everyMs: 1_000 },
    );
    await time.move();
    await clock.sleep(3_000);
    const later = compare(demanded, await journey.mailbox.receive(addresses));
    expect(isEqual({ ...later, lost: [] })).toBe(true);
  },
);
