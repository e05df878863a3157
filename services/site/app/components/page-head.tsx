import { localeOfPath, otherLocale, twinAddress } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";

export interface PageHeadProps {
  readonly title: string;
  readonly description?: string;
  /** Path and query under which this page is to be known; none for pages that are not to be found. */
  readonly address?: string;
  /** Default true: search engines may keep it. */
  readonly indexed?: boolean;
  readonly feed?: { readonly title: string; readonly address: string };
}

/** What a page tells of itself to browsers, search engines and whoever shows a preview of it. React moves it into the head. */
export function PageHead({ title, description, address, indexed = true, feed }: PageHeadProps) {
  const { site } = useWords();
  const { publicUrl } = useRootData();
  const fullTitle = title === site.name ? title : `${title} | ${site.name}`;
  return (
    <>
      <title>{fullTitle}</title>
      {!indexed && <meta name="robots" content="noindex, follow" />}
      {description !== undefined && <meta name="description" content={description} />}
      {address !== undefined && indexed && <Alternates address={address} publicUrl={publicUrl} />}
      {address !== undefined && (
        <Preview title={title} description={description} url={publicUrl + address} />
      )}
      {feed !== undefined && (
        <link rel="alternate" type="application/rss+xml" title={feed.title} href={feed.address} />
      )}
    </>
  );
}

function Alternates({ address, publicUrl }: { address: string; publicUrl: string }) {
  const { pathname, search } = new URL(address, "http://site");
  const locale = localeOfPath(pathname) ?? "nl";
  const twin = twinAddress(pathname, search);
  const dutch = locale === "nl" ? address : twin;
  return (
    <>
      <link rel="canonical" href={publicUrl + address} />
      {twin !== undefined && (
        <>
          <link rel="alternate" hrefLang={locale} href={publicUrl + address} />
          <link rel="alternate" hrefLang={otherLocale(locale)} href={publicUrl + twin} />
          <link rel="alternate" hrefLang="x-default" href={`${publicUrl}${dutch}`} />
        </>
      )}
    </>
  );
}

interface PreviewProps {
  readonly title: string;
  readonly description: string | undefined;
  readonly url: string;
}

function Preview({ title, description, url }: PreviewProps) {
  const { locale, publicUrl } = useRootData();
  const { site } = useWords();
  return (
    <>
      <meta property="og:site_name" content={site.name} />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      {description !== undefined && <meta property="og:description" content={description} />}
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={locale === "nl" ? "nl_NL" : "en_GB"} />
      <meta property="og:image" content={`${publicUrl}/preview.png`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
    </>
  );
}
