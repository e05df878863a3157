import { ingestionRoutes, notificationRoutes } from "@raakvlak/contracts";
import { demandedOf } from "@raakvlak/infra/demo/demands.ts";
import { readOffers } from "@raakvlak/infra/demo/trickle-feed.ts";
import { watchVacancies } from "@raakvlak/infra/demo/vacancy-watch.ts";
import { createServiceClient, createSystemClock, developmentToken } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startJourney } from "./journey.ts";
import { moveWhenQuiet } from "./move-when-quiet.ts";
import { startTraceCollector } from "./trace-collector.ts";
import { sharedTraces, stations, stationsOf } from "./vacancy-traces.ts";

const clock = createSystemClock();
const sourceId = "journey";

test("a vacancy becomes a mail with its reasons, each vacancy in a trace of its own; one click in it stops the mails", async () => {
  await using collector = await startTraceCollector();
  await using journey = await startJourney("mail", {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "200",
  });
  const { fleet } = journey;
  const candidates = journey.invent(60, 2);
  await journey.register(candidates);
  await using watch = await watchVacancies(journey.stack.kafka.brokers, fleet.topicPrefix);
  const ingestion = createServiceClient(ingestionRoutes, {
    baseUrl: fleet.internalUrl("ingestion"),
    token: developmentToken("operator"),
    timeoutMs: 30_000,
  });
  const body = {
    organisationId: "raakvlak",
    name: "Journey",
    format: "recruitee" as const,
    location: { kind: "file" as const, path: "feed.json" },
    closeShareMaximum: 100,
  };
  expect(await ingestion.putSource({ params: { sourceId }, body })).toMatchObject({ ok: true });

  const offers = await readOffers(join(import.meta.dirname, "..", "..", "infra", "demo", "feed"));
  await writeFile(join(journey.feedFolder, "feed.json"), JSON.stringify({ offers }));
  expect(
    await ingestion.runSource({
      params: { sourceId },
      body: { dryRun: false, confirmClosing: false },
    }),
  ).toMatchObject({ ok: true, body: { outcome: "done", opened: offers.length } });
  await eventually(() => expect(watch.vacancies.size).toBe(offers.length), { timeoutMs: 60_000 });

  const demanded = demandedOf(candidates, watch.vacancies.values(), clock.now());
  const addresses = new Set(demanded.keys());
  const mails = await eventually(
    async () => {
      const received = await journey.mailbox.receive(addresses);
      expect(new Set(received.map(({ address }) => address))).toEqual(addresses);
      return received;
    },
    { timeoutMs: 90_000 },
  );

  const first = mails[0];
  if (first === undefined) throw new Error("nobody was mailed");
  const mail = (await (
    await fetch(`${journey.stack.mailbox.url}/api/messages/${first.id}`)
  ).json()) as { text: string; html: string; headers: { name: string; value: string }[] };
  const header = (name: string) =>
    mail.headers.find((each) => each.name.toLowerCase() === name)?.value ?? "";
  const vacancy = watch.vacancies.get(first.vacancyIds[0] ?? "");
  expect(mail.text).toContain(vacancy?.title);
  expect(mail.html).toContain(vacancy?.employer.name.replaceAll("&", "&amp;"));
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(header("dkim-signature").replaceAll(/\s/g, "").toLowerCase()).toMatch(
    /h=[^;]*list-unsubscribe-post/,
  );

  // One trace a vacancy, from the run through both brokers to every mail that tells of it.
  const told = [...new Set(mails.flatMap(({ vacancyIds }) => vacancyIds))];
  expect(told.length).toBeGreaterThan(1);
  await eventually(
    () => {
      for (const vacancyId of told)
        expect([vacancyId, ...stationsOf(vacancyId, collector.spans)]).toEqual([
          vacancyId,
          "run",
          ...stations,
        ]);
    },
    { timeoutMs: 60_000 },
  );
  expect(sharedTraces(collector.spans)).toEqual([]);

  const unsubscribe = /<(https?:[^>]+)>/.exec(header("list-unsubscribe"))?.[1] ?? "";
  const page = await fetch(unsubscribe);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<form");
  const startedMs = clock.monotonicMs();
  const answer = await fetch(unsubscribe, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(answer.status).toBe(200);
  expect(clock.monotonicMs() - startedMs).toBeLessThan(500);

  const quitter = candidates.find(({ contact }) => contact.address === first.address);
  const notification = createServiceClient(notificationRoutes, {
    baseUrl: fleet.internalUrl("notification"),
    token: developmentToken("operator"),
  });
  const params = { candidateId: quitter?.candidateId ?? "" };
  expect(await notification.getRefusals({ params })).toMatchObject({
    ok: true,
    body: { refusals: [{ list: "alerts", refusals: 1 }] },
  });
  const earlier = new Set(watch.vacancies.keys());
  const before = (await journey.mailbox.receive(new Set([first.address]))).length;
  await writeFile(
    join(journey.feedFolder, "feed.json"),
    JSON.stringify({
      offers: offers.map((offer) => ({
        ...offer,
        id: Number(offer.id) + 900_000,
        title: `${String(offer["title"])} nieuw`,
      })),
    }),
  );
  expect(
    await ingestion.runSource({
      params: { sourceId },
      body: { dryRun: false, confirmClosing: true },
    }),
  ).toMatchObject({ ok: true, body: { outcome: "done" } });
  const others = new Set([...addresses].filter((address) => address !== first.address));
  const time = moveWhenQuiet(journey.clockFile);
  await eventually(
    async () => {
      const received = await journey.mailbox.receive(others);
      await time.seen(received.length);
      const ids = received.flatMap(({ vacancyIds }) => vacancyIds);
      expect(ids.some((vacancyId) => !earlier.has(vacancyId))).toBe(true);
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
  expect((await journey.mailbox.receive(new Set([first.address]))).length).toBe(before);
});
