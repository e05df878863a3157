import { index, route, type RouteConfig } from "@react-router/dev/routes";

/** Dutch has the plain addresses, English the same pages under /en; addresses.ts makes them. */
export default [
  index("routes/home.tsx"),
  route("en", "routes/home.tsx", { id: "home-en" }),
  route("vacatures", "routes/vacancies.tsx"),
  route("en/vacancies", "routes/vacancies.tsx", { id: "vacancies-en" }),
  route("vacatures/:vacancyId", "routes/vacancy.tsx"),
  route("en/vacancies/:vacancyId", "routes/vacancy.tsx", { id: "vacancy-en" }),
  route("vacatures.rss", "routes/feed.ts"),
  route("en/vacancies.rss", "routes/feed.ts", { id: "feed-en" }),
  route("sitemap.xml", "routes/sitemap.ts"),
  route("robots.txt", "routes/robots.ts"),
  route("werkgevers/vacatures/:vacancyId/kandidaten", "routes/candidates.tsx"),
  route("en/employers/vacancies/:vacancyId/candidates", "routes/candidates.tsx", {
    id: "candidates-en",
  }),
  route("afmelden/:token", "routes/unsubscribe.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
