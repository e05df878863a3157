import type { UnderstoodItem } from "../../domain/understand-feed.ts";
import type { FeedEnding } from "../../use-cases/ports.ts";
import type { ReadJob } from "./understand-body.ts";

export type ReaderRequest = ReadJob;

export type ReaderAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "items"; readonly items: readonly UnderstoodItem[] }
  | { readonly kind: "end"; readonly ending: FeedEnding };
