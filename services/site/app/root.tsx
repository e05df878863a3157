import type { ReactNode } from "react";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useRouteLoaderData,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "react-router";
import stylesheet from "./site.css?url";
import { localeOf, wordsIn } from "./words/choose-words.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
];

export function loader({ request }: LoaderFunctionArgs) {
  return { locale: localeOf(request) };
}

/** A page that fails still knows the reader's language, unless the root itself failed. */
function useLocale() {
  return useRouteLoaderData<typeof loader>("root")?.locale ?? "nl";
}

/** No page ships script yet, so none is linked. */
export function Layout({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const words = wordsIn(locale);
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.skipToContent}
        </a>
        <div className="page">
          <header className="masthead">
            <a href="/">{words.siteName}</a>
          </header>
          <main id="content">{children}</main>
        </div>
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: { error: unknown }) {
  const words = wordsIn(useLocale());
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <>
      <title>{missing ? words.notFound : words.failed}</title>
      <h1>{missing ? words.notFound : words.failed}</h1>
      <p>{missing ? words.notFoundText : words.failedText}</p>
      <p>
        <a href="/">{words.toHome}</a>
      </p>
    </>
  );
}
