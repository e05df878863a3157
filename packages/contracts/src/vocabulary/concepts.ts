import { z } from "zod";

/**
 * A concept of Raakvlak's own taxonomy, as `kind:slug`, for example `occupation:account-manager`. Unknown concepts are
 * legal on the topics (a newer taxonomy may run beside an older one); they match only themselves.
 */
const conceptOf = (kind: string) =>
  z
    .string()
    .max(80)
    .regex(new RegExp(`^${kind}:[a-z0-9]+(-[a-z0-9]+)*$`), `must look like ${kind}:some-slug`);

export const occupationConceptSchema = conceptOf("occupation");
export const skillConceptSchema = conceptOf("skill");
export const sectorConceptSchema = conceptOf("sector");
export const placeConceptSchema = conceptOf("place");

/** Weights of wishes: 1 (barely) to 15 (above all). */
export const weightSchema = z.int().min(1).max(15);

/** 1 starting, 2 able, 3 experienced, 4 expert. */
export const skillLevelSchema = z.int().min(1).max(4);
