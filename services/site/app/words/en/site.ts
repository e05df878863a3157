import type { Words } from "../choose-words.ts";

export const site: Words["site"] = {
  name: "Raakvlak",
  tagline: "Sales vacancies that fit you, the moment they appear.",
  skipToContent: "Skip to content",
  mainLinks: "Main menu",
  home: "Raakvlak, to the front page",
  vacancies: "Vacancies",
  otherLanguage: "Nederlands",
  readOtherLanguage: "Lees deze pagina in het Nederlands",
  feed: "RSS of all vacancies",
  aboutUs: "An agency for people in sales.",
  notFound: "This page does not exist",
  notFoundText: "Perhaps the address was not copied completely, or the page has moved.",
  failed: "Something went wrong",
  failedText: "That is our fault, not yours. Please try again in a minute.",
  refused: "We do not understand this request",
  refusedText: "Please go back and try again.",
  toVacancies: "See all vacancies",
  toHome: "To the front page",
};
