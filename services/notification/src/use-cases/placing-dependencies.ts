import type { Clock } from "@raakvlak/runtime";
import type { JobBook } from "./job-book.ts";
import type { PairStore } from "./pair-store.ts";
import type { RecipientStore } from "./recipient-store.ts";
import type { RowStore } from "./row-store.ts";

export interface PlacingDependencies {
  readonly clock: Clock;
  readonly recipients: RecipientStore;
  readonly pairs: PairStore;
  readonly rows: RowStore;
  readonly jobs: JobBook;
  /** The pseudonym under which a candidate appears outside the database. */
  readonly candidateRef: (candidateId: string) => string;
  readonly addressMark: (address: string) => string;
}
