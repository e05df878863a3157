/** The promise to publish, written before the change that it announces (invariant 1). One small document in `pending`. */
export interface Intent {
  /** `collection:documentId:version`, so that all sources of a database share one small collection. */
  readonly _id: string;
  readonly collection: string;
  readonly documentId: string;
  readonly version: number;
  /** The instance that wrote it last: another relay leaves it alone while it is fresh. */
  readonly writer: string;
  /** The trace of the change, so that it survives the way through the relay. */
  readonly traceparent?: string;
  /** Set while its document's version is below: how often it was looked at, and when it is looked at again. */
  readonly waiting?: { readonly looks: number; readonly lookAgainAt: Date };
}
