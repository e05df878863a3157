import type { CandidateTraits, VacancyTraits } from "./fit-rules.ts";

/**
 * What was done to the platform and what came out of it, by one clock that nobody moved (milliseconds since 1970). The
 * checker judges by this alone.
 */
export interface Journal {
  readonly vacancies: readonly VacancyHistory[];
  readonly candidates: readonly CandidateHistory[];
  readonly mails: readonly MailSeen[];
  /** The ledger as it stands at the end. */
  readonly messages: readonly MessageSeen[];
  /** When a sender was frozen, its network was disturbed or the services' clock was moved by more than a lease. */
  readonly disturbances: readonly Span[];
  /** Processes and servers killed or frozen, and the most messages that a sender hands over at a time. */
  readonly kills: number;
  readonly concurrency: number;
  /** Hand-overs that the mail server dropped or hung up, and its connections that the network cut. */
  readonly spoiledHandOvers: number;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A state counts from when it was handed over; it is sure to have replaced the one before when it was acknowledged. */
export interface StateSpan<Traits> {
  readonly traits: Traits;
  readonly handedMs: number;
  /** Absent: nobody said yes before the end. */
  readonly acknowledgedMs?: number;
}

export interface VacancyHistory {
  /** Stands in every mail that tells of the vacancy. */
  readonly code: string;
  readonly states: readonly StateSpan<VacancyTraits>[];
}

export interface CandidateHistory {
  readonly address: string;
  readonly states: readonly StateSpan<CandidateTraits>[];
  /** Times of no mail: from the acknowledged refusal or erasure to the next grant that was handed over, if any. */
  readonly silences: readonly { readonly fromMs: number; readonly toMs?: number }[];
  /** Whether the candidate is granted at the end, acknowledged; else nothing must be mailed. */
  readonly wantsMail: boolean;
}

export interface MailSeen {
  readonly address: string;
  readonly messageId: string;
  /** When the mail server asked for the bytes, and when it had them. */
  readonly beganMs: number;
  readonly acceptedMs: number;
  /** Of the vacancies that it tells. */
  readonly codes: readonly string[];
}

export interface MessageSeen {
  readonly messageId: string;
  readonly state: string;
  readonly address: string;
  readonly codes: readonly string[];
}
