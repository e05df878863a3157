const HEAD_BYTES = 1_024;

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly detail: string };

/**
 * A body's text: in the encoding that its first bytes, its header or its own head declares, else UTF-8. What is declared
 * UTF-8 and is not, is Windows-1252 in practice: better than losing every letter with an accent.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): DecodedText {
  const declared = byteOrderMark(bytes) ?? charset ?? declaredIn(bytes) ?? "utf-8";
  const decoder = decoderOf(declared);
  if (!decoder)
    return {
      ok: false,
      detail: `The body is encoded in ${declared.slice(0, 40)}, which is not read.`,
    };
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return { ok: true, text: new TextDecoder("windows-1252").decode(bytes) };
  }
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xff && second === 0xfe ? "utf-16le" : undefined;
}

/** As an XML declaration or a meta element of HTML says it. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  const found =
    /^\s*<\?xml [^>]{0,200}encoding=["']([\w.:-]{1,40})["']/.exec(head) ??
    /<meta [^>]{0,200}charset=["']?([\w.:-]{1,40})/i.exec(head);
  return found?.[1];
}
