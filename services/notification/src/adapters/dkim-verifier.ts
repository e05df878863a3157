import { createHash, createVerify } from "node:crypto";

/**
 * Verifies a message's DKIM signature by RFC 6376 alone (relaxed/relaxed, rsa-sha256), sharing nothing with the library
 * that signed it. Throws what is wrong; resolves to the lower-case names of the headers that are covered.
 */
export function verifyDkim(message: Buffer, publicKey: string): string[] {
  const text = message.toString("latin1");
  const split = text.indexOf("\r\n\r\n");
  if (split < 0) throw new Error("no end of the headers");
  const headers = text.slice(0, split).split(/\r\n(?![ \t])/);
  const signature = headers.find((line) => /^dkim-signature:/i.test(line));
  if (signature === undefined) throw new Error("no signature");
  const tags = tagsOf(signature.slice(signature.indexOf(":") + 1));
  if (tags.get("a") !== "rsa-sha256" || tags.get("c") !== "relaxed/relaxed")
    throw new Error("another algorithm than expected");
  const bodyHash = createHash("sha256").update(relaxedBody(text.slice(split + 4)), "latin1");
  if (bodyHash.digest("base64") !== tags.get("bh")) throw new Error("the body hash differs");
  const covered = (tags.get("h") ?? "").split(":").map((name) => name.toLowerCase());
  // 3.7: the named headers in their order, each time the last one not used yet, then the signature without its value.
  const lines = covered.map((name) => takeLast(headers, name)).filter((line) => line !== "");
  const bare = relaxedHeader(signature.replace(/([;\s]b=)[^;]*/, "$1"));
  const verify = createVerify("RSA-SHA256").update(`${lines.join("")}${bare}`, "latin1");
  if (!verify.verify(publicKey, tags.get("b") ?? "", "base64"))
    throw new Error("the signature is wrong");
  return covered;
}

function tagsOf(list: string): Map<string, string> {
  const pairs = list.split(";").filter((tag) => tag.includes("="));
  return new Map(
    pairs.map((tag) => {
      const at = tag.indexOf("=");
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replaceAll(/\s+/g, "")];
    }),
  );
}

function takeLast(headers: string[], name: string): string {
  const at = headers.findLastIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  const [line] = at < 0 ? [] : headers.splice(at, 1);
  return line === undefined ? "" : `${relaxedHeader(line)}\r\n`;
}

/** 3.4.2 */
function relaxedHeader(line: string): string {
  const colon = line.indexOf(":");
  const value = line
    .slice(colon + 1)
    .replaceAll("\r\n", "")
    .replaceAll(/[ \t]+/g, " ")
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/** 3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.split("\r\n").map((line) => line.replaceAll(/[ \t]+/g, " ").replace(/ $/, ""));
  while (lines.at(-1) === "") lines.pop();
  return lines.length === 0 ? "" : `${lines.join("\r\n")}\r\n`;
}
