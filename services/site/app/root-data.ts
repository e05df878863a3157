import { localeSchema, type Locale } from "@raakvlak/contracts";
import { useMatches, useRouteLoaderData } from "react-router";
import { wordsIn, type Words } from "./words/choose-words.ts";

/** What every page knows. */
export interface RootData {
  readonly locale: Locale;
  readonly publicUrl: string;
}

/**
 * A page that fails still knows the reader's language, unless the root itself failed. A page whose loader gives a `locale`
 * of its own (a link from a mail is in the language of who got it) decides for all that stands around it.
 */
export function useRootData(): RootData {
  const root = useRouteLoaderData<RootData>("root") ?? { locale: "nl", publicUrl: "" };
  const own = useMatches().map(
    ({ loaderData }) => (loaderData as Partial<RootData> | undefined)?.locale,
  );
  const { data: locale = root.locale } = localeSchema.safeParse(
    own.findLast((found) => found !== undefined),
  );
  return { ...root, locale };
}

export function useWords(): Words {
  return wordsIn(useRootData().locale);
}
