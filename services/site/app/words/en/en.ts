import type { Words } from "../choose-words.ts";
import { candidates } from "./candidates.ts";
import { search } from "./search.ts";
import { site } from "./site.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { vacancy } from "./vacancy.ts";

export const en: Words = { site, search, vacancy, candidates, unsubscribe };
