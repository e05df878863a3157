import { cefrLevels, contractKinds, workModes, type Profile } from "@raakvlak/contracts";
import { bitsOf } from "./asked.ts";
import { createColumn, createTexts } from "./columns.ts";

/** All profiles as typed arrays: a column per field, lists one after the other with the place where each begins. */
export type ProfileColumns = ReturnType<typeof createProfileColumns>;

export const earthRadiusMetres = 6_371_008.8;

export function createProfileColumns(profiles: number) {
  const texts = createTexts();
  const ids: string[] = [];
  const column = {
    purposes: new Uint8Array(profiles),
    contracts: new Uint8Array(profiles),
    modes: new Uint8Array(profiles),
    officeDays: new Uint8Array(profiles),
    hoursMin: new Uint8Array(profiles),
    hoursMax: new Uint8Array(profiles),
    payFixed: new Int32Array(profiles),
    payOnTarget: new Int32Array(profiles),
    firstPlace: new Int32Array(profiles + 1),
    firstOccupation: new Int32Array(profiles + 1),
    firstSkill: new Int32Array(profiles + 1),
    firstLanguage: new Int32Array(profiles + 1),
  };
  const x = createColumn(Float64Array);
  const y = createColumn(Float64Array);
  const z = createColumn(Float64Array);
  /** The squared chord of the radius, and a little more. */
  const reach = createColumn(Float64Array);
  const occupations = createColumn(Int32Array);
  const skills = createColumn(Int32Array);
  const languages = createColumn(Int32Array);
  let count = 0;

  function add(profile: Profile): void {
    const { purposes, pay, hours } = profile;
    const row = count;
    ids.push(profile.candidateId);
    column.purposes[row] = (purposes.recruiters ? 1 : 0) | (purposes.alerts ? 2 : 0);
    column.contracts[row] = bitsOf(profile.contractKinds, contractKinds);
    column.modes[row] = bitsOf(profile.workModes, workModes);
    column.officeDays[row] = profile.officeDaysMaximum ?? 255;
    column.hoursMin[row] = hours?.min ?? 0;
    column.hoursMax[row] = hours?.max ?? 255;
    column.payFixed[row] = pay?.of === "fixed" ? pay.minimum : 0;
    column.payOnTarget[row] = pay?.of === "on-target" ? pay.minimum : 0;
    for (const { vector, radiusKm } of profile.places) {
      x.push(vector.x);
      y.push(vector.y);
      z.push(vector.z);
      const chord = (radiusKm * 1_000 + 2) / earthRadiusMetres;
      reach.push(chord * chord);
    }
    for (const { concept } of profile.occupations) occupations.push(texts.take(concept));
    for (const { concept } of profile.skills) skills.push(texts.take(concept));
    for (const { code, level } of profile.languages)
      languages.push((texts.take(code) << 3) | cefrLevels.indexOf(level));
    count += 1;
    column.firstPlace[count] = x.size;
    column.firstOccupation[count] = occupations.size;
    column.firstSkill[count] = skills.size;
    column.firstLanguage[count] = languages.size;
  }

  return {
    texts,
    ids,
    column,
    x,
    y,
    z,
    reach,
    occupations,
    skills,
    languages,
    add,
    get count() {
      return count;
    },
    bytes: () =>
      [...Object.values(column), x.items, y.items, z.items, reach.items]
        .concat([occupations.items, skills.items, languages.items])
        .reduce((sum, { byteLength }) => sum + byteLength, 0),
  };
}
