import type { Engine } from "@raakvlak/matching/engine";
import type { Tell } from "../bench-command.ts";
import { profilesFrom } from "../check-answers.ts";
import type { World } from "../workload/world.ts";
import type { Peer } from "./peer.ts";
import { createScan } from "./scan.ts";

export const peerNames = ["scan"] as const;
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
  /** Makes the profiles once more, for all of them. */
  load(world: World, engine: Engine): Promise<void>;
}

const openers: Readonly<Record<PeerName, (opening: Opening) => Peer | Promise<Peer>>> = {
  scan: ({ profiles }) => createScan(profiles),
};
const chunk = 10_000;

/** Makes the peers of these names ready to take profiles; installs what one needs, and says so. */
export async function openPeers(names: readonly PeerName[], opening: Opening): Promise<OpenPeers> {
  const resources = new AsyncDisposableStack();
  const all: OpenPeer[] = [];
  for (const name of names) {
    const peer = await openers[name](opening);
    if (Symbol.asyncDispose in peer) resources.use(peer);
    all.push({ name, peer });
  }
  return {
    all,
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
