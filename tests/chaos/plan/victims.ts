export const serviceVictims = [
  "ingestion",
  "preference",
  "matching",
  "matching-worker",
  "notification",
  "notification-2",
  "site",
] as const;
export const serverVictims = ["redis", "kafka", "mongo"] as const;

export type ServiceVictim = (typeof serviceVictims)[number];
export type ServerVictim = (typeof serverVictims)[number];
export type Victim = ServiceVictim | ServerVictim;

export const isServer = (victim: Victim): victim is ServerVictim =>
  (serverVictims as readonly string[]).includes(victim);

/** Between whom the network can be disturbed. */
export const lines = ["redis", "kafka", "mongo", "smtp", "notification"] as const;
export type Line = (typeof lines)[number];
