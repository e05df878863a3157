import { z } from "zod";

/** For routes without parameters, query or body. */
export const nothingSchema = z.object({}).optional();
