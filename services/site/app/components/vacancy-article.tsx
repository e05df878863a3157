import type { Vacancy } from "@raakvlak/contracts";
import { conceptLabel } from "@raakvlak/vocabulary";
import { listPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";
import { Facts } from "./facts.tsx";
import { vacancyFacts } from "./vacancy-facts.tsx";

/** One open vacancy, whole. */
export function VacancyArticle({ vacancy }: { vacancy: Vacancy }) {
  const { locale } = useRootData();
  const { vacancy: words } = useWords();
  const { title, language, employer, html } = vacancy;
  return (
    <article>
      <header className="vacancy-head">
        <a className="back" href={listPath(locale)}>
          <span aria-hidden="true">←&nbsp;</span>
          {words.backToList}
        </a>
        <h1 lang={language}>{title}</h1>
        <p className="lead">{employer.name}</p>
      </header>
      <div className="vacancy-body">
        <aside className="vacancy-aside card" aria-label={words.summary}>
          <Facts facts={vacancyFacts(vacancy, locale)} />
          <ApplyLink vacancy={vacancy} />
        </aside>
        <div className="vacancy-sections">
          {html !== "" && (
            <section>
              <h2 className="unseen">{words.text}</h2>
              {/* Clean by contract: ingestion lets through nothing but its list of harmless tags; the page's policy runs no script. */}
              <div className="prose" lang={language} dangerouslySetInnerHTML={{ __html: html }} />
            </section>
          )}
          <Skills vacancy={vacancy} />
          <Sources vacancy={vacancy} />
        </div>
      </div>
    </article>
  );
}

function ApplyLink({ vacancy: { applyUrl } }: { vacancy: Vacancy }) {
  const { vacancy: words } = useWords();
  if (applyUrl === undefined) return undefined;
  return (
    <div className="apply">
      <a className="button" href={applyUrl} rel="nofollow noopener noreferrer external">
        {words.apply}
      </a>
      <p className="quiet small">{words.applyHint}</p>
    </div>
  );
}

function Skills({ vacancy: { skills } }: { vacancy: Vacancy }) {
  const { locale } = useRootData();
  const { vacancy: words } = useWords();
  if (skills.length === 0) return undefined;
  const groups = [
    { name: words.mustSkills, need: "must" },
    { name: words.niceSkills, need: "nice" },
  ].map(({ name, need }) => ({ name, skills: skills.filter((skill) => skill.need === need) }));
  return (
    <section className="flow">
      <h2>{words.skills}</h2>
      {groups
        .filter((group) => group.skills.length > 0)
        .map((group) => (
          <div className="flow" key={group.name}>
            <h3>{group.name}</h3>
            <ul className="word-list">
              {group.skills.map(({ concept }) => (
                <li key={concept}>{conceptLabel(concept, locale)}</li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

function Sources({ vacancy: { sources } }: { vacancy: Vacancy }) {
  const { vacancy: words } = useWords();
  const named = sources.flatMap(({ url }) =>
    url === undefined ? [] : [{ url, host: new URL(url).hostname.replace(/^www\./, "") }],
  );
  if (named.length === 0) return undefined;
  return (
    <section className="source">
      <h2 className="unseen">{words.sources}</h2>
      {named.map(({ url, host }) => (
        <p className="quiet small" key={url}>
          <a href={url} rel="nofollow noopener noreferrer external">
            {words.seenAt(host)}
          </a>
        </p>
      ))}
    </section>
  );
}
