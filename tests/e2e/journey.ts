import { createFleet, type Fleet } from "@raakvlak/infra/processes/fleet.ts";
import { registerCandidates } from "@raakvlak/infra/demo/register-candidates.ts";
import { removeDemo } from "@raakvlak/infra/demo/remove-demo.ts";
import { createMailboxClient } from "@raakvlak/infra/demo/mailbox-client.ts";
import {
  inventCandidates,
  type InventedCandidate,
} from "@raakvlak/infra/demo/invented-candidates.ts";
import type { StackAddresses } from "@raakvlak/infra/stack/addresses.ts";
import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import { createSystemClock } from "@raakvlak/runtime";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Journey extends AsyncDisposable {
  fleet: Fleet;
  stack: StackAddresses;
  mailbox: ReturnType<typeof createMailboxClient>;
  feedFolder: string;
  clockFile: string;
  /** Candidates of this journey alone, who want every match at once. */
  invent(count: number, seed: number): InventedCandidate[];
  register(candidates: readonly InventedCandidate[]): Promise<void>;
}

const readyTimeoutMs = 60_000;

/** All services as processes of their own, for one test; on the shared stack unless told. Everything is gone after it. */
export async function startJourney(
  name: string,
  environment: Readonly<Record<string, string>> = {},
  ownStack?: StackAddresses,
): Promise<Journey> {
  const clock = createSystemClock();
  const stack = ownStack ?? (await ensureStack());
  const unique = `${name}-${clock.now().getTime().toString(36)}`;
  const folder = await mkdtemp(join(tmpdir(), `raakvlak-${unique}-`));
  await using rollback = new AsyncDisposableStack();
  rollback.defer(() => rm(folder, { recursive: true, force: true }));
  rollback.defer(async () => {
    const removing = removeDemo(stack, unique);
    // Servers of the test's own may be away after a failure, and go anyway: that must not hide why it failed.
    await (ownStack ? removing.catch(() => undefined) : removing);
  });
  const clockFile = join(folder, "clock-offset");
  const fleet = rollback.use(
    await createFleet({
      stack,
      name: unique,
      folder,
      clockFile,
      environment: { RAAKVLAK_FEED_FOLDER: folder, ...environment },
    }),
  );
  await fleet.start(readyTimeoutMs);
  const mailbox = createMailboxClient(stack.mailbox.url, clock.now().getTime());
  const resources = rollback.move();
  return {
    fleet,
    stack,
    mailbox,
    feedFolder: folder,
    clockFile,
    invent: (count, seed) =>
      inventCandidates(count, seed, `${unique}.kandidaat.example`).map((candidate) => ({
        ...candidate,
        contact: { ...candidate.contact, cadence: { kind: "instant", hour: 8, weekdays: [] } },
      })),
    register: (candidates) =>
      registerCandidates(candidates, fleet.internalUrl("preference"), () => undefined),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
