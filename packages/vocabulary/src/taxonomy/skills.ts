import { conceptsFrom, type Concept } from "./concept.ts";
import { craftSkills, dealSkills, leadershipSkills } from "./skill-list-craft.ts";
import { knowledgeSkills, systemSkills, workingSkills } from "./skill-list-systems.ts";

/** Every skill of the taxonomy; languages are not skills (they are fields of their own). */
export const skills: readonly Concept[] = [
  craftSkills,
  dealSkills,
  leadershipSkills,
  systemSkills,
  knowledgeSkills,
  workingSkills,
].flatMap((lines) => conceptsFrom("skill", lines));
