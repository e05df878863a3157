import { aSubscription, aVacancy, useStack } from "@raakvlak/testing";
import { describeStores } from "./ledger-conformance.ts";
import { createMongoPairs } from "./mongo-pairs.ts";
import { createMongoRecipients } from "./mongo-recipients.ts";
import { createMongoRows } from "./mongo-rows.ts";
import { createMongoVacancies } from "./mongo-vacancies.ts";

const stack = useStack();

const open = async () => {
  const database = await stack.database();
  return {
    rows: createMongoRows(database),
    pairs: createMongoPairs(database),
    recipients: createMongoRecipients(database),
    vacancies: createMongoVacancies(database),
  };
};

describeStores("MongoDB", open, { aSubscription, aVacancy });
