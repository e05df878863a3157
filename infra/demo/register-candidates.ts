import { preferenceRoutes } from "@raakvlak/contracts";
import { createServiceClient, developmentToken } from "@raakvlak/runtime";
import type { InventedCandidate } from "./invented-candidates.ts";

const wording = { wordingVersion: "2026-11", how: "demo" };
const atOnce = 8;

function bodyOf<Body>(
  answer: { ok: true; body: Body } | { ok: false; problem: { title: string; errors?: unknown } },
): Body {
  if (answer.ok) return answer.body;
  throw new Error(
    `preference refused a candidate: ${answer.problem.title} ${JSON.stringify(answer.problem.errors ?? "")}`,
  );
}

/** Registers each candidate the way a person does: wishes, three consents, and the confirmation that the mail asks for. */
export async function registerCandidates(
  candidates: readonly InventedCandidate[],
  preferenceUrl: string,
  onProgress: (done: number) => void,
): Promise<void> {
  const preference = createServiceClient(preferenceRoutes, {
    baseUrl: preferenceUrl,
    token: developmentToken("site"),
    timeoutMs: 20_000,
  });
  const waiting = [...candidates];
  let done = 0;

  async function register({ candidateId, contact, wishes }: InventedCandidate): Promise<void> {
    const params = { candidateId };
    bodyOf(await preference.putContact({ params, body: contact }));
    bodyOf(await preference.putWishes({ params, body: wishes }));
    for (const purpose of ["tailoring", "recruiters"] as const)
      bodyOf(await preference.grantConsent({ params, body: { purpose, ...wording } }));
    const { confirmationToken } = bodyOf(
      await preference.grantConsent({ params, body: { purpose: "alerts", ...wording } }),
    );
    const { consent } = bodyOf(
      await preference.confirmConsent({ body: { token: confirmationToken ?? "" } }),
    );
    if (consent.state !== "granted")
      throw new Error(`the alerts of a candidate are ${consent.state}, not granted`);
    onProgress((done += 1));
  }

  async function work(): Promise<void> {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await register(next);
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}
