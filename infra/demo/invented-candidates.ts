import type { Contact, Wishes } from "@raakvlak/contracts";
import { occupations, places, sectors, skills } from "@raakvlak/vocabulary";
import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";

export interface InventedCandidate {
  candidateId: string;
  contact: Contact;
  wishes: Wishes;
}

const firstNames =
  "Anna Bram Cas Daan Emma Fleur Gijs Hanna Iris Jasper Koen Lotte Milan Noor Olivier Puck Quinten Roos Sem Tess Umar Vera Wout Yara Zoë".split(
    " ",
  );
const wellKnownPlaces =
  "Amsterdam Rotterdam Utrecht Den Haag Eindhoven Groningen Tilburg Almere Breda Nijmegen Apeldoorn Haarlem Arnhem Amersfoort Zwolle Leiden Maastricht Dordrecht".split(
    " ",
  );
const popularOccupations = 24;

function uuidOf(random: SeededRandom): string {
  const hex = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16));
  hex[12] = "4";
  hex[16] = random.pick(["8", "9", "a", "b"]);
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function placesOf(random: SeededRandom): Wishes["places"] {
  const known = places.filter((place) => wellKnownPlaces.includes(place.label));
  return random
    .sample(known, random.chance(0.2) ? 2 : 1)
    .map(({ vector, label }) => ({ vector, label, radiusKm: random.pick([15, 25, 35, 50, 80]) }));
}

function wishesOf(random: SeededRandom): Wishes {
  const leader = random.chance(0.2);
  const weighted = (items: readonly { id: string }[], count: number) =>
    random.sample(items, count).map(({ id }) => ({ concept: id, weight: random.whole(4, 15) }));
  return {
    places: placesOf(random),
    workModes: random.chance(0.3) ? ["hybrid", "remote"] : [],
    contractKinds: random.chance(0.4) ? ["permanent", "temporary"] : [],
    ...(random.chance(0.6)
      ? {
          hours: random.pick([
            { min: 32, max: 40 },
            { min: 24, max: 32 },
            { min: 36, max: 40 },
          ]),
        }
      : {}),
    ...(random.chance(0.5)
      ? {
          pay: {
            minimum: random.whole(26, 55) * 100,
            of: random.pick(["fixed", "on-target"] as const),
          },
        }
      : {}),
    occupations: weighted(occupations.slice(0, popularOccupations), random.whole(1, 4)),
    skills: weighted(skills, random.whole(3, 8)),
    sectors: weighted(sectors, random.whole(0, 3)),
    roleFamily: leader ? "leader" : random.pick(["seller", "either"] as const),
    competencies: leader
      ? {
          "finding-people": random.whole(1, 4),
          "developing-people": random.whole(1, 4),
          "no-excuses": random.whole(0, 4),
        }
      : {
          hunting: random.whole(0, 4),
          closing: random.whole(0, 4),
          "account-growth": random.whole(0, 4),
        },
    seniority: random.whole(1, 5),
    languages: [
      { code: "nl", level: "C2" },
      { code: "en", level: random.pick(["B1", "B2", "C1"] as const) },
    ],
    excludedEmployers: [],
    excludedSectors: random.chance(0.1) ? [random.pick(sectors).id] : [],
    alertThreshold: random.pick([3_500, 4_500, 5_500, 6_500]),
  };
}

/**
 * Candidates that exist nowhere: invented names at a reserved domain, wishes drawn from the vocabulary. A run that shares
 * its mailbox with others takes a domain of its own.
 */
export function inventCandidates(
  count: number,
  seed: number,
  domain = "kandidaat.example",
): InventedCandidate[] {
  const random = createSeededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const firstName = random.pick(firstNames);
    const daily = random.chance(0.15);
    return {
      candidateId: uuidOf(random),
      contact: {
        address: `${firstName
          .normalize("NFD")
          .replaceAll(/[^a-z]/gi, "")
          .toLowerCase()}.${index + 1}@${domain}`,
        firstName,
        locale: random.chance(0.1) ? "en" : "nl",
        timeZone: "Europe/Amsterdam",
        cadence: { kind: daily ? "daily" : "instant", hour: 8, weekdays: [] },
      },
      wishes: wishesOf(random),
    };
  });
}
