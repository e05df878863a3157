import { vacancySchema, type Vacancy } from "@raakvlak/contracts";
import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { conceptLabel, relatedOccupations } from "@raakvlak/vocabulary";
import type { Job } from "./invent-job.ts";
import { seededUuid } from "./latent.ts";

/** A job and what its vacancy says of it. */
export interface Opening {
  readonly job: Job;
  readonly vacancy: Vacancy;
}

/** What ingestion would hand on of a job: less than there is to know, now and then understood wrongly. */
export function stateVacancy(random: SeededRandom, job: Job): Vacancy {
  const occupation = understoodOccupation(random, job);
  const isSaid = (probability: number) => random.chance(probability);
  const skills = job.skills
    .filter(({ central }) => isSaid(central ? 0.9 : 0.65))
    .map(({ id, central }) => ({
      concept: id,
      need: central && isSaid(0.8) ? ("must" as const) : ("nice" as const),
    }));
  const named = job.sectors.map(({ id }) => id).filter(() => isSaid(0.8));
  const vacancyId = seededUuid(random);
  return vacancySchema.parse({
    vacancyId,
    organisationId: "lantaarn",
    version: 1,
    status: "open",
    aliases: [],
    title: conceptLabel(occupation.concept, "nl"),
    employer: { id: job.employer.id, name: job.employer.name },
    sources: [{ source: "evaluation", externalId: vacancyId }],
    text: wordsOf(random, job, skills),
    html: "",
    language: "nl",
    places: [{ vector: job.place.vector, label: job.place.label, country: job.place.country }],
    workMode: isSaid(0.8) ? job.mode : undefined,
    remoteCountries: [],
    contractKinds: [],
    pay: isSaid(0.6)
      ? {
          stated: true,
          fixedMin: Math.round((job.monthlyPay * 0.9) / 50) * 50,
          fixedMax: job.monthlyPay,
        }
      : { stated: false },
    occupations: [occupation],
    skills,
    languages: [],
    yearsAsked: isSaid(0.5) ? Math.max(0, job.seniority * 2 - 2) : undefined,
    seniority: isSaid(0.75) ? job.seniority : undefined,
    roleFamily: isSaid(0.5) ? (job.occupation.leads ? "leader" : "seller") : undefined,
    competencies: {},
    sales: {
      sectors: [...new Set(named)],
      ...(isSaid(0.5) && sharesOf(job)),
      ...(job.occupation.leads && isSaid(0.5) && { teamSizeLed: random.whole(2, 20) }),
    },
    postedDay: job.postedDay,
    origin: {},
    findings: [],
  });
}

/** One in twenty is taken for an occupation that is close to it. */
function understoodOccupation(random: SeededRandom, { occupation }: Job) {
  const close = relatedOccupations(occupation.id);
  const isWrong = close.length > 0 && random.chance(0.05);
  return {
    concept: isWrong ? random.pick(close) : occupation.id,
    confidence: isWrong ? random.whole(45, 75) : random.whole(60, 98),
  };
}

function sharesOf({ hunting }: Job) {
  const newBusiness = Math.round(hunting * 100);
  return { newBusiness, accountManagement: 100 - newBusiness };
}

/** A page of text as a recruiter would write it, with words of its own beside those of the fields. */
function wordsOf(random: SeededRandom, job: Job, skills: Vacancy["skills"]): string {
  const label = (id: string) => conceptLabel(id, "nl");
  const [sector] = job.sectors;
  const work = job.hunting > 0.5 ? "nieuwe klanten winnen" : "bestaande klanten uitbouwen";
  const sentences = [
    `Wij zoeken een ${label(job.occupation.id)} in ${job.place.label}.`,
    `${job.employer.name} werkt in ${label(sector?.id ?? "")}.`,
    `Je vraagt je af wat je gaat doen: ${work}.`,
    `Je brengt mee: ${skills.map(({ concept }) => label(concept)).join(", ")}.`,
    random.chance(0.5) ? "Een pre is kennis van de markt." : "Wij bieden een goed team.",
    job.occupation.leads ? "Je geeft leiding aan een team." : "Je werkt in een team.",
  ];
  return sentences.filter(() => random.chance(0.92)).join(" ");
}
