import { matchingRoutes } from "@raakvlak/contracts";
import { bindRoute, type BoundRoute } from "@raakvlak/runtime";
import type { AskWhatIf } from "../use-cases/ask-what-if.ts";

/** Wishes are tried out: counted and ranked while they are asked, and forgotten. */
export function createWhatIfRoutes({ askWhatIf }: { readonly askWhatIf: AskWhatIf }): BoundRoute[] {
  return [bindRoute(matchingRoutes.askWhatIf, async ({ body }) => askWhatIf(body))];
}
