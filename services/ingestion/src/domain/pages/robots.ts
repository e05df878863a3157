import { comparablePath, fitsPattern, pathOf } from "./address-pattern.ts";

/** What a site asks of us. */
export interface RobotsRules {
  readonly allows: (url: URL) => boolean;
  readonly crawlDelayMs?: number;
  /** More rules than are compared with every page: what they say is not known. */
  readonly isTooLong?: true;
}

/** The name that sites know us by: the product in our `user-agent`. */
const OUR_NAME = "raakvlak";
const TEXT_MAXIMUM = 500_000;
const RULES_MAXIMUM = 1_000;
const RULES_CHARACTERS_MAXIMUM = 50_000;
const PATTERN_MAXIMUM = 1_000;

export const everythingAllowed: RobotsRules = { allows: () => true };

interface Rule {
  readonly isAllowed: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delayMs?: number;
}

/**
 * Reads a robots.txt (RFC 9309, and Crawl-delay): the groups that name us together, else those for everybody; of the rules
 * that fit the longest counts, of two equally long ones the one that allows. Lines that say nothing known are passed over.
 */
export function parseRobots(text: string): RobotsRules {
  const groups = groupsOf(text.slice(0, TEXT_MAXIMUM));
  const naming = (name: string) => groups.filter(({ agents }) => agents.includes(name));
  const ours = naming(OUR_NAME);
  const mine = ours.length > 0 ? ours : naming("*");
  const rules = mine.flatMap((group) => group.rules);
  const characters = rules.reduce((sum, { pattern }) => sum + pattern.length, 0);
  if (rules.length > RULES_MAXIMUM || characters > RULES_CHARACTERS_MAXIMUM)
    return { allows: () => false, isTooLong: true };
  const delays = mine.flatMap(({ delayMs }) => delayMs ?? []);
  return {
    allows: (url) => isAllowed(rules, pathOf(url)),
    ...(delays.length > 0 ? { crawlDelayMs: Math.max(...delays) } : {}),
  };
}

function isAllowed(rules: readonly Rule[], path: string): boolean {
  if (path === "/robots.txt") return true;
  let best: Rule | undefined;
  for (const rule of rules) {
    const isStronger =
      !best ||
      rule.pattern.length > best.pattern.length ||
      (rule.pattern.length === best.pattern.length && rule.isAllowed);
    if (isStronger && fitsPattern(path, rule.pattern)) best = rule;
  }
  return best?.isAllowed ?? true;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const [key, value] = partsOf(line);
    if (key === "user-agent") {
      if (!isNaming) groups.push({ agents: [], rules: [] });
      isNaming = true;
      groups.at(-1)?.agents.push(agentOf(value));
    } else if (addRule(groups.at(-1), key, value)) isNaming = false;
  }
  return groups;
}

function partsOf(line: string): [key: string, value: string] {
  const [told = ""] = line.split("#", 1);
  const colon = told.indexOf(":");
  if (colon === -1) return ["", ""];
  return [told.slice(0, colon).trim().toLowerCase(), told.slice(colon + 1).trim()];
}

/** "Raakvlak/2.0 (feeds)" names raakvlak. */
function agentOf(value: string): string {
  if (value.startsWith("*")) return "*";
  return /^[\w-]+/.exec(value)?.[0].toLowerCase() ?? "";
}

/** Whether the line is one of a group's rules. */
function addRule(group: Group | undefined, key: string, value: string): boolean {
  if (!group || !["allow", "disallow", "crawl-delay"].includes(key)) return false;
  if (key === "crawl-delay") {
    const seconds = Number(value);
    if (value !== "" && seconds >= 0) group.delayMs = Math.max(group.delayMs ?? 0, seconds * 1_000);
  } else if (value !== "")
    group.rules.push({
      isAllowed: key === "allow",
      pattern: comparablePath(value).slice(0, PATTERN_MAXIMUM),
    });
  return true;
}
