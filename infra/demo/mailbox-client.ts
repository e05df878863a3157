import { z } from "zod";

const listSchema = z.object({
  total: z.int(),
  messages: z.array(
    z.object({
      id: z.int(),
      receivedAt: z.iso.datetime(),
      recipients: z.array(z.string()),
      subject: z.string(),
    }),
  ),
});
const messageSchema = z.object({ text: z.string() });

export interface ReceivedMail {
  id: number;
  /** Milliseconds since 1970, when SMTP accepted it. */
  receivedAtMs: number;
  address: string;
  subject: string;
  /** The vacancies that it links to, in the order of the mail. */
  vacancyIds: string[];
}

/** Dutch mails link to Dutch pages, English ones to English pages. */
const vacancyLink = /\/(?:vacatures|en\/vacancies)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** Reads what the mailbox received since a moment; each mail is fetched once. */
export function createMailboxClient(url: string, sinceMs: number) {
  const known = new Map<number, ReceivedMail>();

  async function read<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`the mailbox answered ${response.status} to ${path}`);
    return schema.parse(await response.json());
  }

  /** All mails to the given addresses so far, in the order of their arrival. */
  async function receive(addresses: ReadonlySet<string>): Promise<ReceivedMail[]> {
    const { messages } = await read(
      `/api/messages?since=${new Date(sinceMs).toISOString()}`,
      listSchema,
    );
    for (const { id, receivedAt, recipients, subject } of messages) {
      const address = recipients[0] ?? "";
      if (known.has(id) || !addresses.has(address)) continue;
      const { text } = await read(`/api/messages/${id}`, messageSchema);
      const vacancyIds = [
        ...new Set([...text.matchAll(vacancyLink)].map((link) => link[1] as string)),
      ];
      known.set(id, { id, receivedAtMs: Date.parse(receivedAt), address, subject, vacancyIds });
    }
    const wanted = [...known.values()].filter(({ address }) => addresses.has(address));
    return wanted.toSorted((one, other) => one.receivedAtMs - other.receivedAtMs);
  }

  return { receive };
}
