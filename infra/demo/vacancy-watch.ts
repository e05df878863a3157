import { vacanciesTopic, type Vacancy } from "@raakvlak/contracts";
import { createKafkaBus, startTopicReader, type Fact } from "@raakvlak/messaging";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import { randomUUID } from "node:crypto";

export interface VacancyWatch extends AsyncDisposable {
  /** The vacancies as the topic has them now, by id. */
  readonly vacancies: ReadonlyMap<string, Vacancy>;
}

/** Follows the `vacancies` topic, as any outsider could: the demo judges by what was published, not by ingestion's word. */
export async function watchVacancies(
  brokers: string[],
  topicPrefix: string,
): Promise<VacancyWatch> {
  const clock = createSystemClock();
  const logger = createLogger({ service: "demo", level: "silent" });
  const vacancies = new Map<string, Vacancy>();
  await using stack = new AsyncDisposableStack();
  const bus = stack.use(createKafkaBus({ brokers, service: "site", topicPrefix, clock, logger }));
  stack.use(
    await startTopicReader({
      bus,
      group: `demo-${randomUUID()}`,
      topics: [vacanciesTopic],
      onFacts: (facts: readonly Fact<Vacancy>[]) => {
        for (const { key, data } of facts) {
          if (data === undefined) vacancies.delete(key);
          else vacancies.set(key, data);
        }
      },
      clock,
      logger,
    }),
  );
  const resources = stack.move();
  return { vacancies, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
