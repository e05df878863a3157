/** How many random runs the whole of a protocol has to stand in `npm test`; each takes about a third of a millisecond. Raise it to search longer. */
export const standingRuns = 8_000;

/** Within how many runs a protocol without one of its rules must break. The slowest needs about a twentieth of this. */
export const searchRuns = 20_000;

/** Crashes on one path of an exhaustive exploration. Two take about twice as long as one. */
export const exploredCrashes = 1;

/** A scene with more states is too large for its purpose: most have a few thousand. */
export const mostStates = 100_000;

/** Milliseconds until a test here counts as hung, on a machine that is busy with other things. */
export const patienceMs = 120_000;
