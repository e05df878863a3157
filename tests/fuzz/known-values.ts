import {
  ingestionRoutes,
  matchingRoutes,
  preferenceRoutes,
  type ServiceName,
} from "@raakvlak/contracts";
import { inventCandidates } from "@raakvlak/infra/demo/invented-candidates.ts";
import { readOffers } from "@raakvlak/infra/demo/trickle-feed.ts";
import { createServiceClient, developmentToken } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Journey } from "../e2e/journey.ts";
import type { KnownValues } from "./schema-values.ts";

const feed = join(import.meta.dirname, "..", "..", "infra", "demo", "feed");
const patience = { timeoutMs: 60_000 };
const wording = { wordingVersion: "2026-11", how: "fuzz" };

/**
 * People, vacancies, a source, a list that was shown and links from a mail: so that requests get past the door. Made anew
 * for each service that is asked, for its requests refuse, change and erase them for all the others, too.
 */
export async function makeKnownValues(
  journey: Journey,
  service: ServiceName,
): Promise<KnownValues> {
  const sourceId = `fuzz-${service}`;
  const candidates = inventCandidates(8, 2, "fuzz.kandidaat.example").map((candidate) => ({
    ...candidate,
    candidateId: randomUUID(),
    contact: {
      ...candidate.contact,
      address: `${randomUUID()}@fuzz.kandidaat.example`,
      cadence: { kind: "instant" as const, hour: 8, weekdays: [] },
    },
  }));
  await journey.register(candidates);
  await takeFeed(journey, sourceId);
  const unsubscribeToken = await tokenOfMail(journey, candidates);
  const vacancyIds = await vacanciesOf(journey, candidates);
  await eraseOne(journey, candidates.at(-1)?.candidateId ?? "");
  return {
    candidateId: candidates.map(({ candidateId }) => candidateId),
    vacancyId: vacancyIds,
    sourceId: [sourceId, `${sourceId}-two`],
    snapshotId: [await shownList(journey, vacancyIds)],
    token: [unsubscribeToken, await confirmationToken(journey)],
    path: [feedFileOf(sourceId), "absent.json"],
  };
}

function clientOf<Routes extends Parameters<typeof createServiceClient>[0]>(
  journey: Journey,
  service: "ingestion" | "matching" | "preference",
  routes: Routes,
) {
  return createServiceClient(routes, {
    baseUrl: journey.fleet.internalUrl(service),
    token: developmentToken("operator"),
    timeoutMs: 30_000,
  });
}

function bodyOf<Body>(answer: { ok: true; body: Body } | { ok: false; problem: object }): Body {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.body;
}

const feedFileOf = (sourceId: string) => `${sourceId}.json`;

async function takeFeed(journey: Journey, sourceId: string): Promise<void> {
  const offers = (await readOffers(feed)).slice(0, 40);
  await writeFile(join(journey.feedFolder, feedFileOf(sourceId)), JSON.stringify({ offers }));
  const ingestion = clientOf(journey, "ingestion", ingestionRoutes);
  const params = { sourceId };
  const body = {
    organisationId: "raakvlak",
    name: "Fuzz",
    format: "recruitee" as const,
    location: { kind: "file" as const, path: feedFileOf(sourceId) },
    closeShareMaximum: 100,
  };
  bodyOf(await ingestion.putSource({ params, body }));
  bodyOf(await ingestion.runSource({ params, body: { dryRun: false, confirmClosing: false } }));
}

async function tokenOfMail(
  { mailbox, stack }: Journey,
  candidates: readonly { contact: { address: string } }[],
): Promise<string> {
  const addresses = new Set(candidates.map(({ contact }) => contact.address));
  const id = await eventually(async () => {
    const [mail] = await mailbox.receive(addresses);
    if (mail === undefined) throw new Error("nobody was mailed");
    return mail.id;
  }, patience);
  const { text } = (await (await fetch(`${stack.mailbox.url}/api/messages/${id}`)).json()) as {
    text: string;
  };
  const token = /\/afmelden\/(\S+)/.exec(text)?.[1];
  if (token === undefined) throw new Error("the mail has no unsubscribe link");
  return token;
}

async function vacanciesOf(
  journey: Journey,
  candidates: readonly { candidateId: string }[],
): Promise<string[]> {
  const matching = clientOf(journey, "matching", matchingRoutes);
  const ids = new Set<string>();
  for (const { candidateId } of candidates) {
    // Nobody but the mailed one is known to have reached the index already.
    const ranked = await eventually(
      async () =>
        bodyOf(await matching.rankVacancies({ params: { candidateId }, query: { limit: 3 } })),
      patience,
    );
    for (const { vacancyId } of ranked.vacancies) ids.add(vacancyId);
  }
  if (ids.size === 0) throw new Error("nothing fits anybody");
  return [...ids];
}

async function shownList(journey: Journey, vacancyIds: readonly string[]): Promise<string> {
  const matching = clientOf(journey, "matching", matchingRoutes);
  const params = { vacancyId: vacancyIds[0] ?? "" };
  return bodyOf(await matching.rankCandidates({ params, query: { limit: 5 } })).snapshotId;
}

/** Somebody who is gone, and whose erasure can be asked about. */
async function eraseOne(journey: Journey, candidateId: string): Promise<void> {
  const preference = clientOf(journey, "preference", preferenceRoutes);
  bodyOf(await preference.eraseSubject({ params: { candidateId } }));
}

/** Of somebody who asked for alerts and has not confirmed yet. */
async function confirmationToken(journey: Journey): Promise<string> {
  const preference = clientOf(journey, "preference", preferenceRoutes);
  const params = { candidateId: randomUUID() };
  const body = { purpose: "alerts" as const, ...wording };
  return bodyOf(await preference.grantConsent({ params, body })).confirmationToken ?? "";
}
