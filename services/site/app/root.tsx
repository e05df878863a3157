import type { ReactNode } from "react";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "react-router";
import textFont from "@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2?url";
import { homePath, listPath, localeOf } from "./addresses.ts";
import { Colophon } from "./components/colophon.tsx";
import { Masthead } from "./components/masthead.tsx";
import { PageHead } from "./components/page-head.tsx";
import { useRootData, useWords, type RootData } from "./root-data.ts";
import { siteContext } from "./site-context.ts";
import stylesheet from "./styles/site.css?url";
import type { Words } from "./words/choose-words.ts";

export const links: LinksFunction = () => [
  // Every page sets its first line in it; without this it would be asked for only after the style sheet.
  { rel: "preload", href: textFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
];

export function loader({ request, context }: LoaderFunctionArgs): RootData {
  return { locale: localeOf(request), publicUrl: context.get(siteContext).publicUrl };
}

/** Pages for reading ship no script, so none is linked; a page that needs some brings its own. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale } = useRootData();
  const words = useWords();
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#f5f7f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0f1614" media="(prefers-color-scheme: dark)" />
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.site.skipToContent}
        </a>
        <Masthead />
        <main className="page" id="content" tabIndex={-1}>
          {children}
        </main>
        <Colophon />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

function faultWords(error: unknown, { site }: Words): [title: string, text: string] {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404) return [site.notFound, site.notFoundText];
  return status < 500 ? [site.refused, site.refusedText] : [site.failed, site.failedText];
}

export function ErrorBoundary({ error }: { error: unknown }) {
  const { locale } = useRootData();
  const words = useWords();
  const [title, text] = faultWords(error, words);
  return (
    <div className="flow">
      <PageHead title={title} indexed={false} />
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <p>
        <a className="button" href={listPath(locale)}>
          {words.site.toVacancies}
        </a>
      </p>
      <p>
        <a href={homePath(locale)}>{words.site.toHome}</a>
      </p>
    </div>
  );
}
