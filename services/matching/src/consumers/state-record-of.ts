import type { Profile, Vacancy } from "@raakvlak/contracts";
import type { AnyFact, Fact } from "@raakvlak/messaging";
import type { StateRecord } from "../use-cases/state-record.ts";

/** A fact of one of the two state topics; its data has passed the contract. */
export function stateRecordOf(fact: AnyFact): StateRecord {
  const { partition, offset, key, stateVersion: version, time: storedAt, traceparent } = fact;
  const common = {
    partition,
    offset,
    key,
    version,
    storedAt,
    ...(traceparent !== undefined && { traceparent }),
  };
  if (fact.topic === "vacancies")
    return { ...common, topic: "vacancies", state: (fact as Fact<Vacancy>).data };
  return { ...common, topic: "profiles", state: (fact as Fact<Profile>).data };
}
