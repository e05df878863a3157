import type { Locale, Stability } from "@raakvlak/contracts";
import { formatList } from "@raakvlak/vocabulary";
import { wordsIn } from "../words/choose-words.ts";

/** How sure the order is: one sentence, and a line per other order with the factors that would give it. */
export function stabilityWords(
  { top, changePercent, holds, changes }: Stability,
  locale: Locale,
): { readonly sentence: string; readonly lines: readonly string[] } {
  const { candidates: words } = wordsIn(locale);
  if (holds) return { sentence: words.stable(top, changePercent), lines: [] };
  const alike = Map.groupBy(changes, ({ places }) => places.join(" "));
  const lines = [...alike.values()].map((same) => {
    const factors = same.map(({ factor, weight }) =>
      weight === "lower" ? words.lighter(factor) : words.heavier(factor),
    );
    const line = words.ifWeighed(oneOf(factors, locale), outcomeOf(same[0]?.places ?? [], locale));
    return line.slice(0, 1).toUpperCase() + line.slice(1);
  });
  return { sentence: words.unstable(top, changePercent), lines };
}

function oneOf(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(items);
}

/** What becomes of the top, told as shortly as it can be. */
function outcomeOf(places: readonly number[], locale: Locale): string {
  const { candidates: words } = wordsIn(locale);
  const coming = places.filter((place) => place === 0 || place > places.length);
  if (coming.length > 0) {
    const going = places.map((_, at) => at + 1).filter((place) => !places.includes(place));
    const named = (some: readonly number[]) => formatList(some.map(words.number), locale);
    return words.replaced(named(coming), named(going), coming.length);
  }
  const moved = places.filter((place, at) => place !== at + 1);
  const [second, first] = moved;
  return moved.length === 2 && first !== undefined && second !== undefined
    ? words.swapped(first, second)
    : words.reordered(places.join(", "));
}
