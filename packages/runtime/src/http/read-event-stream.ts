/** One server-sent event as it came. */
export interface ServerSentEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: string;
}

const longestEventCharacters = 16_777_216;

/**
 * The events of a `text/event-stream` body (WHATWG HTML, "Interpreting an event stream"), as far as our own services write
 * it: lines end with a line feed. Comments are read over. Throws when an event grows beyond 16 MB.
 */
export async function* readEventStream(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestEventCharacters) throw new RangeError("an event has no end");
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = eventOf(text.slice(0, end));
      text = text.slice(end + 2);
      if (event !== undefined) yield event;
    }
  }
}

function eventOf(block: string): ServerSentEvent | undefined {
  const fields = block.split("\n").map(fieldOf);
  const last = (name: string) => fields.findLast((field) => field.name === name)?.value;
  const data = fields.filter(({ name }) => name === "data").map(({ value }) => value);
  if (data.length === 0) return undefined;
  const id = last("id");
  return {
    event: last("event") ?? "message",
    data: data.join("\n"),
    ...(id !== undefined && { id }),
  };
}

function fieldOf(line: string): { name: string; value: string } {
  const [, name = "", value = ""] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
  return { name, value };
}
