import { allOf, type Rules } from "../kernel/rules.ts";

/** The rules of protocol A, each of which can be switched off. */
export const publishingRuleNames = [
  /** A1: the intent goes before the document. */
  "intentFirst",
  /** A2: a write is conditional on the version it was made from. */
  "conditionalWrite",
  /** A3: what is published is the document as it stands, not what the intent's writer had in mind. */
  "asItStands",
  /** A3: `published` rises after the acknowledgement, not before. */
  "markAfterAck",
  /** A3: `published` is raised by $max, not by $set. */
  "raisesByMax",
  /** A3: only intents up to `published` are deleted. */
  "keepsYoungerIntents",
  /** A3: intents of dead writers are looked at outside the batch limit… */
  "deadIntentsStepAside",
  /** …but looked at again. */
  "looksAgain",
  /** A4: owners read their own topic and correct it. */
  "ownersCheck",
  /** A4: compared is with `version`, not with `published`. */
  "comparesWithVersion",
  /** A4: the owner commits after the acknowledgement. */
  "commitAfterAck",
  /** A4: a stub answers with a tombstone. */
  "stubAnswers",
  /** A5: consumers ignore versions that they hold or have passed. */
  "ignoresOldVersions",
  /** A5: "have passed" includes those of tombstones. */
  "remembersTombstones",
  /** A5: tombstones are kept longer than any reader, the owner's check among them, is away (else it starts afresh). */
  "tombstonesOutliveAbsence",
  /** A5: after a restore the versions rise above those in the topic… */
  "restoreRaises",
  /** …by a leap, because a late older record may hide the newest one from who reads the topic… */
  "restoreLeaps",
  /** …and keys of the topic that the backup does not know get a stub. */
  "restoreBuriesUnknown",
  /** A5: tombstones are kept longer than a backup that may be restored. */
  "tombstonesOutliveBackups",
] as const;

export type PublishingRule = (typeof publishingRuleNames)[number];
export type PublishingRules = Rules<PublishingRule>;

/** The whole of protocol A. */
export const publishingRules: PublishingRules = allOf(publishingRuleNames);
