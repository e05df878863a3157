import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isPublicAddress } from "./address-guard.ts";

type LookupCallback = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number,
) => void;
export type Lookup = (hostname: string, options: LookupOptions, callback: LookupCallback) => void;

/** A host resolves to an address that feeds must not reach. */
export class AddressRefused extends Error {
  constructor(hostname: string) {
    super(`${hostname} resolves to an address that is not public`);
    this.name = "AddressRefused";
  }
}

/**
 * The look-up of the connection itself: what it answers is what the socket connects to, so nothing can change between check
 * and use (DNS rebinding). One private address among several refuses the host.
 */
export function createPublicLookup(resolve: typeof lookup = lookup): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new AddressRefused(hostname), []);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}
