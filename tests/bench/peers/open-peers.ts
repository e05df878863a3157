import path from "node:path";
import type { Engine } from "@raakvlak/matching/engine";
import type { Tell } from "../bench-command.ts";
import { profilesFrom } from "../check-answers.ts";
import type { World } from "../workload/world.ts";
import type { Peer } from "./peer.ts";
import { startLucene } from "./lucene.ts";
import { createRoaring } from "./roaring.ts";
import { loadRoaring } from "./roaring-library.ts";
import { createScan } from "./scan.ts";

export const peerNames = ["scan", "roaring", "lucene", "lucene-monitor"] as const;
export type PeerName = (typeof peerNames)[number];

export interface OpenPeer {
  readonly name: PeerName;
  readonly peer: Peer;
}

interface Opening {
  readonly profiles: number;
  readonly tell: Tell;
}

export interface OpenPeers extends AsyncDisposable {
  readonly all: readonly OpenPeer[];
  /** Why others that were asked for are not there. */
  readonly absent: Readonly<Record<string, string>>;
  /** Makes the profiles once more, for all of them. */
  load(world: World, engine: Engine): Promise<void>;
}

const openers: Readonly<Record<PeerName, (opening: Opening) => Peer | Promise<Peer>>> = {
  scan: ({ profiles }) => createScan(profiles),
  roaring: async ({ profiles, tell }) => createRoaring(profiles, await loadRoaring(tell)),
  lucene: (opening) => startLucene({ ...opening, mode: "forward" }),
  "lucene-monitor": (opening) => startLucene({ ...opening, mode: "monitor" }),
};
const chunk = 10_000;
const root = path.join(import.meta.dirname, "..", "..", "..");

/**
 * Makes the peers of these names ready to take profiles; installs what one needs, and says so. One that can not be had here is
 * left out, with the reason.
 */
export async function openPeers(names: readonly PeerName[], opening: Opening): Promise<OpenPeers> {
  const resources = new AsyncDisposableStack();
  const all: OpenPeer[] = [];
  const absent: Record<string, string> = {};
  for (const name of names)
    try {
      const peer = await openers[name](opening);
      if (Symbol.asyncDispose in peer) resources.use(peer);
      all.push({ name, peer });
    } catch (error) {
      absent[name] = reasonOf(error);
      opening.tell(`without the peer ${name}: ${absent[name]}`);
    }
  return {
    all,
    absent,
    async load(world, engine) {
      for (let from = 0; all.length > 0 && from < opening.profiles; from += chunk) {
        const some = profilesFrom(world, from, Math.min(chunk, opening.profiles - from));
        for (const { peer } of all) await peer.add(some);
      }
      for (const { name, peer } of all) {
        opening.tell(`${name} gets ready`);
        await peer.ready(engine);
      }
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** The last complaint of the deepest cause, in one line: that of npm, Maven or the compiler. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return `${error.message}: ${reasonOf(error.cause)}`;
  const lines = error.message.split("\n");
  const complaint = lines.find((line) => /error/i.test(line)) ?? lines[0] ?? "";
  // It is written down in documents, which name no folder of one machine.
  return complaint.replaceAll(`${root}${path.sep}`, "").slice(0, 400);
}
