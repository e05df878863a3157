import type { Understanding } from "../../domain/normalise/normalise-item.ts";
import type { ItemProblem, ReadFeed } from "../../domain/source-item.ts";
import {
  understandItem,
  type FeedSource,
  type UnderstoodItem,
} from "../../domain/understand-feed.ts";
import type { FeedBody, FeedEnding, ReadLimits } from "../../use-cases/ports.ts";
import type { formats } from "../../domain/formats.ts";
import { readFeedBody } from "./read-feed-body.ts";

export interface ReadJob {
  readonly source: FeedSource & { readonly format: keyof typeof formats };
  readonly body: FeedBody;
  readonly limits: ReadLimits;
}

const BATCH_ITEMS = 25;
const BATCH_CHARACTERS = 200_000;
/** As many as a report has room for. */
const PROBLEMS_MAXIMUM = 1_000;

/** Parses, maps and normalises a body, batch by batch: small ones, so that whoever waits sees that it goes on. */
export function* understandBody(
  { source, body, limits }: ReadJob,
  words: Understanding,
): Generator<readonly UnderstoodItem[], FeedEnding> {
  const read = readFeedBody(source.format, body, limits);
  if (!read.ok) return read;
  const keep = createProblemFilter();
  let batch: UnderstoodItem[] = [];
  let characters = 0;
  let total = 0;
  for (const item of read.items) {
    const understood = understandItem(item, source, words);
    batch.push({ ...understood, problems: keep(understood.problems) });
    const size = sizeOf(understood) + (item.item?.description.length ?? 0);
    characters += size;
    total += sizeOf(understood);
    if (total > limits.charactersMaximum)
      return {
        ok: false,
        detail: `The feed's texts have more than ${limits.charactersMaximum} characters.`,
      };
    if (batch.length < BATCH_ITEMS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
  return endingOf(read);
}

function endingOf({ incomplete }: Extract<ReadFeed, { ok: true }>): FeedEnding {
  return incomplete === undefined ? { ok: true } : { ok: true, incomplete };
}

function sizeOf({ content }: UnderstoodItem): number {
  return content ? content.text.length + content.html.length : 0;
}

/** A feed may have more problems than memory: those that no report has room for are dropped. */
function createProblemFilter(): (problems: readonly ItemProblem[]) => readonly ItemProblem[] {
  let left = PROBLEMS_MAXIMUM;
  return (problems) => {
    const kept = problems.slice(0, left);
    left -= kept.length;
    return kept;
  };
}
