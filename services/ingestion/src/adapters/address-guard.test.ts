import { describe, expect, it } from "vitest";
import { isPublicAddress, refuseUrl } from "./address-guard.ts";

describe("isPublicAddress", () => {
  it.each(["1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:400e::1"])(
    "lets %s through",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ["0.0.0.0", "unspecified"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["127.0.0.1", "loopback"],
    ["127.8.8.8", "loopback"],
    ["169.254.169.254", "link-local, the address of cloud metadata"],
    ["100.64.0.1", "carrier-grade NAT"],
    ["192.0.0.1", "reserved"],
    ["198.18.0.1", "benchmarking"],
    ["224.0.0.1", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["fe80::1", "link-local"],
    ["fd00::1", "unique local"],
    ["ff02::1", "multicast"],
    ["::ffff:10.0.0.1", "mapped private"],
    ["::ffff:8.8.8.8", "mapped public"],
    ["::10.0.0.1", "compatible, deprecated"],
    ["64:ff9b::a00:1", "NAT64"],
    ["2002:a00:1::", "6to4"],
    ["2001::1", "Teredo"],
    ["2001:db8::1", "documentation"],
    ["localhost", "no address"],
    ["", "no address"],
  ])("stops %s (%s)", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("refuseUrl", () => {
  const none = new Set<string>();
  it.each(["https://werkenbij.example.com/api/offers", "http://feeds.example.nl:8080/x?y=1"])(
    "takes %s",
    (url) => {
      expect(refuseUrl(url, none)).toBeUndefined();
    },
  );

  it.each([
    ["ftp://example.com/", "must be an http or https address"],
    ["file:///etc/passwd", "must be an http or https address"],
    ["javascript:alert(1)", "must be an http or https address"],
    ["https://user:secret@example.com/", "must not carry a name or password"],
    ["http://127.0.0.1/", "must name a host, not an IP address"],
    ["http://127.1/", "must name a host, not an IP address"],
    ["http://0x7f.0.0.1/", "must name a host, not an IP address"],
    ["http://0177.0.0.1/", "must name a host, not an IP address"],
    ["http://2130706433/", "must name a host, not an IP address"],
    ["http://8.8.8.8/", "must name a host, not an IP address"],
    ["http://[::1]/", "must name a host, not an IP address"],
    ["http://[::ffff:7f00:1]/", "must name a host, not an IP address"],
    ["http://localhost/", "names a host that is not public"],
    ["http://LOCALHOST./", "names a host that is not public"],
    ["http://feed.localhost/", "names a host that is not public"],
    ["http://mongo:27017/", "names a host that is not public"],
    ["http://db.internal/", "names a host that is not public"],
    ["http://printer.local/", "names a host that is not public"],
    ["not an address", "is no address"],
    ["", "is no address"],
  ])("refuses %s: %s", (url, reason) => {
    expect(refuseUrl(url, none)).toBe(reason);
  });

  it("lets the operator allow a host by name, with or without its port", () => {
    expect(refuseUrl("http://127.0.0.1:9000/", new Set(["127.0.0.1:9000"]))).toBeUndefined();
    expect(refuseUrl("http://127.0.0.1:9001/", new Set(["127.0.0.1:9000"]))).toBeDefined();
    expect(refuseUrl("https://feeds.internal/", new Set(["feeds.internal"]))).toBeUndefined();
    expect(refuseUrl("https://feeds.internal/", new Set(["feeds.internal:443"]))).toBeUndefined();
    expect(refuseUrl("ftp://feeds.internal/", new Set(["feeds.internal"]))).toBeDefined();
  });
});
