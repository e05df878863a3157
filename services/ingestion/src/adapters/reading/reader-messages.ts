import type { UnderstoodItem } from "../../domain/understand-feed.ts";
import type { FeedEnding } from "../../use-cases/ports.ts";
import type { IndexJob } from "./list-pages.ts";
import type { ReadJob } from "./understand-body.ts";

/** A body to be understood, or an index of pages to be listed. */
export type ReaderJob = ReadJob | IndexJob;

/** What to do with a body, and how many bytes of it come by standard input. */
export interface ReaderRequest {
  readonly kind: "read";
  readonly job: WithoutBytes<ReadJob> | WithoutBytes<IndexJob>;
  readonly length: number;
}

type WithoutBytes<Job extends ReaderJob> = Omit<Job, "body"> & {
  readonly body: Omit<Job["body"], "bytes" | "release">;
};

export type ReaderAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "items"; readonly items: readonly UnderstoodItem[] }
  | { readonly kind: "addresses"; readonly addresses: readonly string[] }
  | { readonly kind: "end"; readonly ending: FeedEnding };
