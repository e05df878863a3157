import { z } from "zod";

const coordinateSchema = z.number().min(-1).max(1);

/**
 * A point on the earth as a unit vector (x towards 0° N 0° E, y towards 0° N 90° E, z towards the north pole), made once
 * where an address is understood and never computed again: so every matcher sees the same bits (invariant 6).
 */
export const unitVectorSchema = z
  .object({ x: coordinateSchema, y: coordinateSchema, z: coordinateSchema })
  .refine(({ x, y, z: up }) => Math.abs(x * x + y * y + up * up - 1) < 1e-6, {
    message: "must have length 1",
  });
export type UnitVector = z.infer<typeof unitVectorSchema>;

export const radiusKmSchema = z.int().min(1).max(200);

/** ISO 3166-1 alpha-2. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code");
