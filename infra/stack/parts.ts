/** The parts of the stack, in the order in which they are shown. */
export const PART_NAMES = ["kafka", "mongo", "redis", "mailbox"] as const;

export type PartName = (typeof PART_NAMES)[number];

/** What people read. */
export const PART_TITLES: Record<PartName, string> = {
  kafka: "Kafka",
  mongo: "MongoDB",
  redis: "Redis",
  mailbox: "mailbox",
};
