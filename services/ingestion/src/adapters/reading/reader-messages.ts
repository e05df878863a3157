import type { UnderstoodItem } from "../../domain/understand-feed.ts";
import type { FeedEnding } from "../../use-cases/ports.ts";
import type { ReadJob } from "./understand-body.ts";

/** A body comes in pieces, then what to do with it. */
export type ReaderRequest =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | {
      readonly kind: "read";
      readonly job: Omit<ReadJob, "body"> & { readonly body: Omit<ReadJob["body"], "bytes"> };
    };

export type ReaderAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "items"; readonly items: readonly UnderstoodItem[] }
  | { readonly kind: "end"; readonly ending: FeedEnding };
