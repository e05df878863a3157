import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedFrom, isPublicAddress, refuseUrl } from "./address-guard.ts";

const none = new Set<string>();
const byte = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(byte, byte, byte, byte);
type Bytes = readonly [number, number, number, number];

const whole = ([a, b, c, d]: Bytes) => ((a * 256 + b) * 256 + c) * 256 + d;
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
const groups = ([a, b, c, d]: Bytes) => `${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}`;
const fullWidth = (text: string) =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** Every way to write an IPv4 address that a URL may hold. */
const notations: Readonly<Record<string, (bytes: Bytes) => string>> = {
  dotted: (bytes) => bytes.join("."),
  "trailing dot": (bytes) => `${bytes.join(".")}.`,
  "one number": (bytes) => String(whole(bytes)),
  "one hexadecimal": (bytes) => `0x${hex(whole(bytes), 1)}`,
  "one octal": (bytes) => `0${whole(bytes).toString(8)}`,
  "two parts": ([a, ...rest]) => `${a}.${whole([0, ...rest])}`,
  "three parts": ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  "hexadecimal parts": (bytes) => bytes.map((one) => `0X${hex(one, 2)}`).join("."),
  "octal parts": (bytes) => bytes.map((one) => `0${one.toString(8)}`).join("."),
  "full-width digits": (bytes) => fullWidth(bytes.join(".")),
  "ideographic stops": (bytes) => bytes.join("。"),
  "percent-encoded": (bytes) => bytes.join(".").replaceAll(/\d/g, (digit) => `%3${digit}`),
  mapped: (bytes) => `[::ffff:${bytes.join(".")}]`,
  "mapped in hexadecimal": (bytes) => `[::ffff:${groups(bytes)}]`,
  compatible: (bytes) => `[::${bytes.join(".")}]`,
  NAT64: (bytes) => `[64:ff9b::${groups(bytes)}]`,
  "6to4": (bytes) => `[2002:${groups(bytes)}::1]`,
};

/** The same ranges again, from IANA's registries of special-purpose addresses, without the library. */
const special: readonly (readonly [Bytes, number])[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  [[224, 0, 0, 0], 4],
  [[240, 0, 0, 0], 4],
];

describe("an address as a number", () => {
  it.each(Object.keys(notations))("is refused in the notation %s, whatever its digits", (name) => {
    fc.assert(
      fc.property(address, (bytes) => {
        const url = `http://${notations[name]?.(bytes)}/feed`;
        expect(refuseUrl(url, none)).toMatch(
          /^(?:must name a host, not an IP address|is no address)$/,
        );
      }),
    );
  });

  it("is public by the registries, wherever DNS sends it", () => {
    const inside = fc
      .tuple(fc.constantFrom(...special), fc.nat())
      .map(([[start, bits], offset]) => whole(start) + (offset % 2 ** (32 - bits)));
    const any = fc.oneof(inside, address.map(whole));
    const isSpecial = (value: number) =>
      special.some(
        ([start, bits]) =>
          Math.floor(value / 2 ** (32 - bits)) === Math.floor(whole(start) / 2 ** (32 - bits)),
      );
    fc.assert(
      fc.property(any, (value) => {
        const text = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
        if (isSpecial(value)) expect(isPublicAddress(text)).toBe(false);
        for (const inSix of [`::ffff:${text}`, `::${text}`, `64:ff9b::${text}`])
          expect(isPublicAddress(inSix)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["168.63.129.16", "metadata of Azure"],
    ["fe80::1%eth0", "a zone"],
    ["2606:4700::1111%1", "a zone"],
    ["fd00:ec2::254", "metadata of AWS"],
    ["100.100.100.200", "metadata of Alibaba"],
    ["64:ff9b:1::a00:1", "local NAT64"],
    ["5f00::1", "segment routing"],
    ["3fff::1", "documentation"],
    ["2001:20::1", "ORCHID"],
  ])("%s is not public (%s)", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe("an address by name", () => {
  it.each([
    ["http://feeds.example.nl:22/", "must not name port 22"],
    ["https://feeds.example.nl:25/", "must not name port 25"],
    ["http://user@feeds.example.nl/", "must not carry a name or password"],
    ["http://feeds.example.nl@127.0.0.1/", "must not carry a name or password"],
    ["http://[fe80::1%25eth0]/", "is no address"],
    ["http://metadata.google.internal/", "names a host that is not public"],
    ["http://１２７。０。０。１/", "must name a host, not an IP address"],
    ["http://ⓛocalhost/", "names a host that is not public"],
    ["http:\\\\127.0.0.1\\", "must name a host, not an IP address"],
    ["http://127.0.0.1:80\\@feeds.example.nl/", "must name a host, not an IP address"],
  ])("%s: %s", (url, reason) => {
    expect(refuseUrl(url, none)).toBe(reason);
  });

  it("is taken with a public name in any script, and the ports that pages stand on", () => {
    for (const url of [
      "https://vacatures.café.nl/",
      "http://feeds.example.nl:80/",
      "https://feeds.example.nl:8443/x",
    ])
      expect(refuseUrl(url, none)).toBeUndefined();
  });

  it("keeps the operator's exceptions to the host that a source names", () => {
    const allowed = new Set(["feeds.internal", "ats.internal:8080"]);
    expect([...allowedFrom("http://FEEDS.internal./x", allowed)]).toEqual(["feeds.internal"]);
    expect([...allowedFrom("http://ats.internal:8080/", allowed)]).toEqual(["ats.internal:8080"]);
    expect([...allowedFrom("https://example.nl/", allowed)]).toEqual([]);
  });
});
