import type { Locale } from "@raakvlak/contracts";
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "react-router";
import { homePath, localeOf } from "../addresses.ts";
import { PageHead } from "../components/page-head.tsx";
import { siteContext, type UnsubscribeLink, type UnsubscribeOutcome } from "../site-context.ts";
import { wordsIn, type Words } from "../words/choose-words.ts";

const statusOf = { known: 200, refused: 200, invalid: 404, unreachable: 503 } as const;

/**
 * Links in mails hold the token: no other site may learn it from a Referer, no cache may keep it. Not "no-referrer": with
 * that a browser posts the form as from origin "null", which the framework turns away as a forgery.
 */
const secret = {
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
};

export function headers() {
  return secret;
}

/** GET only shows: mail scanners follow links. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await context.get(siteContext).readUnsubscribeLink(params.token ?? "");
  const locale: Locale = link.state === "known" ? link.locale : localeOf(request);
  return data({ link, locale }, { status: statusOf[link.state] });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const outcome = await context.get(siteContext).unsubscribe(params.token ?? "");
  return data(outcome, { status: statusOf[outcome.state] });
}

function standing(
  link: UnsubscribeLink,
  outcome: UnsubscribeOutcome | undefined,
): UnsubscribeLink | UnsubscribeOutcome {
  if (outcome !== undefined) return outcome;
  return link.state === "known" && link.refused !== undefined
    ? { state: "refused", answer: link.refused }
    : link;
}

export default function Unsubscribe() {
  const { link, locale } = useLoaderData<typeof loader>();
  const now = standing(link, useActionData<typeof action>());
  const words = wordsIn(locale);
  if (now.state === "known") return <Question words={words} />;
  if (now.state === "refused")
    return (
      <Proof
        words={words}
        locale={locale}
        since={now.answer.since}
        pending={now.answer.state === "pending"}
      />
    );
  const title = now.state === "invalid" ? words.unsubscribe.invalid : words.unsubscribe.unreachable;
  return (
    <div className="flow">
      <PageHead title={title} indexed={false} />
      <h1>{title}</h1>
      <p>
        {now.state === "invalid"
          ? words.unsubscribe.invalidText
          : words.unsubscribe.unreachableText}
      </p>
      {now.state === "unreachable" && <Button label={words.unsubscribe.tryAgain} />}
    </div>
  );
}

function Button({ label }: { label: string }) {
  return (
    <form method="post">
      <button className="button" type="submit">
        {label}
      </button>
    </form>
  );
}

function Question({ words }: { words: Words }) {
  return (
    <div className="flow">
      <PageHead title={words.unsubscribe.title} indexed={false} />
      <h1>{words.unsubscribe.title}</h1>
      <p>{words.unsubscribe.ask}</p>
      <Button label={words.unsubscribe.button} />
    </div>
  );
}

interface ProofProps {
  words: Words;
  locale: Locale;
  since: string | undefined;
  pending: boolean;
}

function Proof({ words, locale, since, pending }: ProofProps) {
  const moment =
    since === undefined
      ? undefined
      : new Intl.DateTimeFormat(locale, {
          dateStyle: "long",
          timeStyle: "short",
          timeZone: "Europe/Amsterdam",
        }).format(new Date(since));
  return (
    <div className="flow">
      <PageHead title={words.unsubscribe.doneTitle} indexed={false} />
      <h1>{words.unsubscribe.doneTitle}</h1>
      {moment !== undefined && <p>{words.unsubscribe.since(moment)}</p>}
      <p>{pending ? words.unsubscribe.pending : words.unsubscribe.done}</p>
      <p>
        <a href={homePath(locale)}>{words.site.toHome}</a>
      </p>
    </div>
  );
}
