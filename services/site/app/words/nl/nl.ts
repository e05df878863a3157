import { candidates } from "./candidates.ts";
import { search } from "./search.ts";
import { site } from "./site.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { vacancy } from "./vacancy.ts";

/** Dutch decides which words there are; English has to have the same. */
export const nl = { site, search, vacancy, candidates, unsubscribe };
