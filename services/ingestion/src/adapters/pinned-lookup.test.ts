import type { LookupAddress, lookup } from "node:dns";
import { describe, expect, it } from "vitest";
import { AddressRefused, createPublicLookup } from "./pinned-lookup.ts";

const publicOne = { address: "93.184.216.34", family: 4 };
const privateOne = { address: "10.0.0.7", family: 4 };

/** DNS that answers what it is told. */
const answering = (addresses: LookupAddress[], error: Error | null = null) =>
  ((
    _host: string,
    _options: object,
    callback: (error: Error | null, addresses: LookupAddress[]) => void,
  ) => callback(error, addresses)) as unknown as typeof lookup;

const resolve = (addresses: LookupAddress[], all: boolean, error: Error | null = null) =>
  new Promise((settle) => {
    createPublicLookup(answering(addresses, error))(
      "feeds.example",
      { all },
      (failure, address, family) => settle(failure ?? [address, family]),
    );
  });

describe("createPublicLookup", () => {
  it("gives the addresses that it has checked", async () => {
    expect(await resolve([publicOne], false)).toEqual(["93.184.216.34", 4]);
    expect(await resolve([publicOne], true)).toEqual([[publicOne], undefined]);
  });

  it.each([[[privateOne]], [[publicOne, privateOne]], [[{ address: "::1", family: 6 }]], [[]]])(
    "refuses a host with %j",
    async (addresses) => {
      expect(await resolve(addresses, true)).toBeInstanceOf(AddressRefused);
    },
  );

  it("hands on what DNS says is wrong", async () => {
    const error = new Error("ENOTFOUND");
    expect(await resolve([], true, error)).toBe(error);
  });
});
