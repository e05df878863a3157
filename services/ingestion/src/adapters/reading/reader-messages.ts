import type { UnderstoodItem } from "../../domain/understand-feed.ts";
import type { FeedEnding } from "../../use-cases/ports.ts";
import type { IndexJob } from "./list-pages.ts";
import type { ReadJob } from "./understand-body.ts";

/** A body to be understood, or an index of pages to be listed. */
export type ReaderJob = ReadJob | IndexJob;

/** A body comes in pieces, then what to do with it. */
export type ReaderRequest =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "read"; readonly job: WithoutBytes<ReadJob> | WithoutBytes<IndexJob> };

type WithoutBytes<Job extends ReaderJob> = Omit<Job, "body"> & {
  readonly body: Omit<Job["body"], "bytes">;
};

export type ReaderAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "items"; readonly items: readonly UnderstoodItem[] }
  | { readonly kind: "addresses"; readonly addresses: readonly string[] }
  | { readonly kind: "end"; readonly ending: FeedEnding };
