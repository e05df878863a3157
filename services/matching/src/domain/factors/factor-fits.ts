import type { ReasonCode } from "@raakvlak/contracts";
import type { Pair } from "../pair.ts";
import { distanceFit } from "./distance.ts";
import { experienceFit } from "./experience.ts";
import type { FactorFit } from "./factor-fit.ts";
import { freshnessFit } from "./freshness.ts";
import { interestFit } from "./interest.ts";
import { occupationFit } from "./occupation.ts";
import { payFit } from "./pay.ts";
import { sectorFit } from "./sector.ts";
import { skillsFit } from "./skills.ts";

type Factors = {
  readonly [Code in ReasonCode]: (
    pair: Pair,
  ) => FactorFit<Code> | { readonly fit: 0; readonly values: undefined } | undefined;
};

/** How to look at each factor; undefined: absent on either side, left out of the score. */
export const factorFits: Factors = {
  occupation: occupationFit,
  skills: skillsFit,
  experience: experienceFit,
  sector: sectorFit,
  distance: distanceFit,
  pay: payFit,
  interest: interestFit,
  freshness: freshnessFit,
};
