import "@raakvlak/runtime/telemetry";
import { context, trace } from "@opentelemetry/api";
import { vacanciesTopic, vacancyOpened } from "@raakvlak/contracts";
import { expect, test } from "vitest";
import { done } from "../consume/outcome.ts";
import { createStateOwner } from "../publish/create-state-owner.ts";
import { startRelay } from "../publish/start-relay.ts";
import type { StateDocument } from "../publish/state-owner.ts";
import { eventually } from "./eventually.ts";
import { matchRecord, uuid, vacancy } from "./facts.ts";
import { kafkaBroker } from "./kafka-broker.ts";
import { createWorld } from "./world.ts";

const tracer = trace.getTracer("test");
const hereId = () => trace.getActiveSpan()?.spanContext().traceId;

test("a trace survives the way from a change through intent, relay and broker into the handler", async () => {
  await using world = await createWorld(kafkaBroker);
  const { database, clock, bus, logger } = world;
  const owner = createStateOwner<StateDocument>({
    database,
    clock,
    collection: "vacancies",
    topic: vacanciesTopic,
    toRecord: ({ _id, version }) => ({
      event: vacancyOpened,
      data: vacancy(Number(_id.slice(-12)), version),
    }),
  });
  world.use(await startRelay({ database, bus, owners: [owner], clock, logger }));
  const handled = new Map<string, string | undefined>();
  await world.consume({
    handle: {
      async each({ key }) {
        handled.set(key, hereId());
        return done();
      },
    },
  });
  const changes = [1, 2, 3].map((number) =>
    tracer.startActiveSpan(`change ${number}`, async (span) => {
      await owner.change(uuid(number), () => ({}));
      span.end();
      return [uuid(number), span.spanContext().traceId] as const;
    }),
  );
  const expected = new Map(await Promise.all(changes));
  expect(new Set(expected.values()).size).toBe(3);
  await eventually(() => expect(handled).toEqual(expected));
});

test("a batch continues the trace of its first fact; what is published in it, too", async () => {
  await using world = await createWorld(kafkaBroker);
  const traces: (string | undefined)[] = [];
  const published = await tracer.startActiveSpan("publish", async (span) => {
    await world.bus.publish([matchRecord(1, 0), matchRecord(1, 1)]);
    span.end();
    return span.spanContext().traceId;
  });
  await world.consume({
    handle: {
      async batch(facts) {
        traces.push(hereId(), ...facts.map(({ traceparent }) => traceparent?.split("-")[1]));
        return facts.map(done);
      },
    },
  });
  await eventually(() => expect(traces).toEqual([published, published, published]));
  expect(trace.getSpan(context.active())).toBeUndefined();
});
