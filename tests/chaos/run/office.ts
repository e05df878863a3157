import { notificationRoutes, preferenceRoutes, type Wishes } from "@raakvlak/contracts";
import { createServiceClient, developmentToken, type ServiceClient } from "@raakvlak/runtime";
import { places } from "@raakvlak/vocabulary";
import { pay, radiusKm, type CandidateTraits } from "../fit-rules.ts";
import type { Door, PlannedCandidate } from "../plan/invent-people.ts";
import { persist } from "./persist.ts";

/** What people can ask of the platform; each resolves when the platform has said yes, however often it had to be asked. */
export interface Office {
  introduce(person: PlannedCandidate, traits: CandidateTraits): Promise<void>;
  /** Tailoring, recruiters and, confirmed, alerts. */
  grant(person: PlannedCandidate): Promise<void>;
  edit(person: PlannedCandidate, traits: CandidateTraits): Promise<void>;
  /** Resolves when the refusal was answered with "done". */
  refuse(person: PlannedCandidate, door: Door): Promise<void>;
  /** Resolves when preference knows of it, so that a new grant is one. */
  hearsOfRefusal(person: PlannedCandidate): Promise<void>;
  /** Resolves when notification holds nothing any more. */
  erase(person: PlannedCandidate): Promise<void>;
}

export interface OfficeOptions {
  readonly preferenceUrl: string;
  readonly notificationUrl: string;
  /** The link of the newest mail to this address, if there is one. */
  readonly unsubscribeLink: (address: string) => string | undefined;
  readonly signal: AbortSignal;
}

const timeoutMs = 6_000;
const wording = { wordingVersion: "2026-11", how: "chaos" };
const alerts = { purpose: "alerts", ...wording } as const;

interface Desk {
  readonly preference: ServiceClient<typeof preferenceRoutes>;
  readonly notification: ServiceClient<typeof notificationRoutes>;
  readonly unsubscribeLink: OfficeOptions["unsubscribeLink"];
}

function openDesk(options: OfficeOptions): Desk {
  const token = developmentToken("operator");
  return {
    preference: createServiceClient(preferenceRoutes, {
      baseUrl: options.preferenceUrl,
      token,
      timeoutMs,
    }),
    notification: createServiceClient(notificationRoutes, {
      baseUrl: options.notificationUrl,
      token,
      timeoutMs,
    }),
    unsubscribeLink: options.unsubscribeLink,
  };
}

export function openOffice(options: OfficeOptions): Office {
  const desk = openDesk(options);
  const ask = async (
    { address }: PlannedCandidate,
    what: string,
    attempt: () => Promise<unknown>,
  ): Promise<void> =>
    void (await persist(
      `${what} of ${address}`,
      async () => (await attempt()) || undefined,
      options.signal,
    ));
  return {
    async introduce(person, traits) {
      const request = { params: paramsOf(person), body: contactOf(person) };
      await ask(person, "the contact", async () =>
        bodyOf(await desk.preference.putContact(request)),
      );
      await ask(person, "the wishes", () => putWishes(desk, person, traits));
    },
    async grant(person) {
      const params = paramsOf(person);
      for (const purpose of ["tailoring", "recruiters"] as const)
        await ask(person, purpose, async () =>
          bodyOf(await desk.preference.grantConsent({ params, body: { purpose, ...wording } })),
        );
      await ask(person, "alerts", () => grantAlerts(desk, person));
    },
    edit: (person, traits) => ask(person, "an edit", () => putWishes(desk, person, traits)),
    refuse: (person, door) => ask(person, `a refusal (${door})`, () => doors[door](desk, person)),
    hearsOfRefusal: (person) =>
      ask(
        person,
        "the news of the refusal",
        async () => (await alertsOf(desk, person))?.state === "ended",
      ),
    async erase(person) {
      const params = paramsOf(person);
      await ask(person, "the erasure", async () =>
        bodyOf(await desk.preference.eraseSubject({ params })),
      );
      await ask(person, "the receipt", async () => {
        const { holdings } = bodyOf(await desk.notification.exportSubject({ params }));
        return Object.values(holdings).every((held) => held.length === 0);
      });
    },
  };
}

const paramsOf = ({ candidateId }: PlannedCandidate) => ({ candidateId });

async function alertsOf({ preference }: Desk, person: PlannedCandidate) {
  const { consents } = bodyOf(await preference.listConsents({ params: paramsOf(person) }));
  return consents.find(({ purpose }) => purpose === "alerts");
}

/** The double opt-in. While notification can not be asked preference completes it by a job of its own. */
async function grantAlerts(desk: Desk, person: PlannedCandidate): Promise<boolean> {
  const standing = await alertsOf(desk, person);
  if (standing?.state === "granted") return true;
  if (standing?.state === "awaiting-notification") return false;
  const params = paramsOf(person);
  const { confirmationToken: token } = bodyOf(
    await desk.preference.grantConsent({ params, body: alerts }),
  );
  if (token === undefined) return false;
  const { consent } = bodyOf(await desk.preference.confirmConsent({ body: { token } }));
  return consent.state === "granted";
}

/** On condition of what stands, so that a request of ours that is still on its way changes nothing later. */
async function putWishes(
  { preference }: Desk,
  person: PlannedCandidate,
  traits: CandidateTraits,
): Promise<boolean> {
  const params = paramsOf(person);
  const standing = await preference.getWishes({ params });
  const headers = standing.ok ? { "if-match": `"${standing.body.version}"` } : {};
  return (await preference.putWishes({ params, body: wishesOf(traits), headers })).ok;
}

/** True: answered with "done". */
const doors: Record<Door, (desk: Desk, person: PlannedCandidate) => Promise<boolean>> = {
  async "one-click"(desk, person) {
    const link = desk.unsubscribeLink(person.address);
    // Who was never mailed has no link.
    if (link === undefined) return doors.notification(desk, person);
    const answer = await fetch(link, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`one-click answered ${answer.status}`);
    const { refusals } = bodyOf(await desk.notification.getRefusals({ params: paramsOf(person) }));
    return refusals.every(({ state, refusals: count }) => state === "done" && count > 0);
  },
  async notification({ notification }, person) {
    const body = { list: "alerts", how: "site" } as const;
    return bodyOf(await notification.refuse({ params: paramsOf(person), body })).state === "done";
  },
  async preference({ preference }, person) {
    const request = { params: paramsOf(person), body: alerts };
    return bodyOf(await preference.withdrawConsent(request)).state === "done";
  },
};

type Answer<Body> = { ok: true; body: Body } | { ok: false; problem: { code: string } };

function bodyOf<Body>(answer: Answer<Body>): Body {
  if (answer.ok) return answer.body;
  throw new Error(answer.problem.code);
}

function contactOf({ address, cadence }: PlannedCandidate) {
  return {
    address,
    firstName: "Kandidaat",
    locale: "nl" as const,
    timeZone: "Europe/Amsterdam",
    cadence: { kind: cadence, hour: 8, weekdays: [] },
  };
}

function wishesOf({ trade, town, demanding }: CandidateTraits): Wishes {
  const vector = places.find(({ label }) => label === town)?.vector;
  if (!vector) throw new Error(`nobody knows where ${town} is`);
  return {
    places: [{ vector, label: town, radiusKm }],
    workModes: [],
    contractKinds: [],
    ...(demanding && { pay: { minimum: pay.asked, of: "fixed" as const } }),
    occupations: [{ concept: `occupation:${trade}`, weight: 10 }],
    skills: [],
    sectors: [],
    competencies: {},
    languages: [],
    excludedEmployers: [],
    excludedSectors: [],
    // Who fits at all is to be mailed: the score is nobody's question here.
    alertThreshold: 1,
  };
}
