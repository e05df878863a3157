import {
  matchSchema,
  profileSchema,
  subscriptionSchema,
  vacancySchema,
  type Match,
  type Profile,
  type Subscription,
  type Vacancy,
} from "@raakvlak/contracts";
import { uuidFrom } from "@raakvlak/runtime";
import { plainMatch } from "./plain-match.ts";
import { plainProfile } from "./plain-profile.ts";
import { plainSubscription } from "./plain-subscription.ts";
import { plainVacancy } from "./plain-vacancy.ts";

/** Of our own, so that test ids never meet real ones. */
const namespace = "6f1c7b0e-5a52-4c0f-9d0a-2f5b1f3a9c11";

/**
 * Makes facts that fit each other: the n-th profile, subscription and match are of the same candidate, the n-th vacancy
 * and match of the same vacancy. Whatever is overridden replaces the whole field. Throws a ZodError when the result
 * breaks the contract.
 */
export interface Builders {
  readonly candidateId: (n: number) => string;
  readonly vacancyId: (n: number) => string;
  readonly aProfile: (overrides?: Partial<Profile>) => Profile;
  readonly aVacancy: (overrides?: Partial<Vacancy>) => Vacancy;
  readonly aSubscription: (overrides?: Partial<Subscription>) => Subscription;
  readonly aMatch: (overrides?: Partial<Match>) => Match;
}

/** Builders that count from 1; the same seed gives the same ids in the same order. */
export function createBuilders(seed: number): Builders {
  const counters = { profile: 0, vacancy: 0, subscription: 0, match: 0 };
  const next = (kind: keyof typeof counters) => (counters[kind] += 1);
  const candidateId = (n: number) => uuidFrom(namespace, `candidate ${seed} ${n}`);
  const vacancyId = (n: number) => uuidFrom(namespace, `vacancy ${seed} ${n}`);
  return {
    candidateId,
    vacancyId,
    aProfile: (overrides) =>
      profileSchema.parse({ ...plainProfile(candidateId(next("profile"))), ...overrides }),
    aVacancy(overrides) {
      const n = next("vacancy");
      return vacancySchema.parse({ ...plainVacancy(vacancyId(n), n), ...overrides });
    },
    aSubscription(overrides) {
      const n = next("subscription");
      return subscriptionSchema.parse({ ...plainSubscription(candidateId(n), n), ...overrides });
    },
    aMatch(overrides) {
      const n = next("match");
      return matchSchema.parse({ ...plainMatch(candidateId(n), vacancyId(n)), ...overrides });
    },
  };
}

const shared = createBuilders(1);

/** An account manager in Utrecht who allows everything: fits `aVacancy()`. */
export const aProfile = shared.aProfile;
/** An open account manager's job in Utrecht. */
export const aVacancy = shared.aVacancy;
/** Instant mail in Dutch, alerts granted at epoch 1 with no refusal before. */
export const aSubscription = shared.aSubscription;
/** A found match whose reasons sum to its score. */
export const aMatch = shared.aMatch;
