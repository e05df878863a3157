import { aSubscription, aVacancy } from "@raakvlak/testing";
import { describeStores } from "./ledger-conformance.ts";
import { createMemoryPairs, createMemoryRows, createMemoryVacancies } from "./memory-ledger.ts";
import { createMemoryRecipients } from "./memory-recipients.ts";

const step = async () => {};
const stores = {
  rows: createMemoryRows(step),
  pairs: createMemoryPairs(step),
  recipients: createMemoryRecipients(step),
  vacancies: createMemoryVacancies(step),
};

describeStores("in memory", async () => stores, { aSubscription, aVacancy });
