import type { Subscription } from "@raakvlak/contracts";
import type { PairMatch } from "../domain/pair.ts";
import type { VacancyCard } from "../domain/vacancy-view.ts";
import type { ReadyMail } from "./mail-transport.ts";

export interface MailEntry {
  readonly vacancyId: string;
  readonly card: VacancyCard;
  readonly fit: PairMatch;
}

export interface AlertMail {
  readonly rowId: string;
  readonly kind: "instant" | "digest";
  readonly subscription: Subscription;
  /** Best first; never empty. */
  readonly entries: readonly MailEntry[];
  /** How many more fit that are told on another day. */
  readonly carried: number;
  readonly date: Date;
}

/** Builds and signs the bytes of a mail. The same mail gives the same Message-ID. */
export type ComposeMail = (mail: AlertMail) => Promise<ReadyMail>;
