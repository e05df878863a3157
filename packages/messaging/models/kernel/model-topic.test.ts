import { describe, expect, it } from "vitest";
import { createModelTopic } from "./model-topic.ts";

function aTopic() {
  const topic = createModelTopic<string>(1, { count: 0 });
  topic.append({ key: "k0", version: 1, value: "old" });
  topic.append({ key: "k1", version: 1, value: "other" });
  topic.append({ key: "k0", version: 2, value: undefined });
  return topic;
}

describe("createModelTopic", () => {
  it("keeps of each key the last record when it is compacted, at its offset", () => {
    const topic = aTopic();
    topic.compact(0);
    expect(topic.log(0).map(({ offset, key, version }) => [offset, key, version])).toEqual([
      [1, "k1", 1],
      [2, "k0", 2],
    ]);
    expect(topic.endOffsets()).toEqual([3]);
  });

  it("reads past the gaps that compaction left", () => {
    const topic = aTopic();
    topic.compact(0);
    expect(topic.read(0, 0, 1)).toEqual({ from: 0, next: 1, records: [] });
    expect(topic.read(0, 1, 9)).toMatchObject({
      from: 1,
      next: 3,
      records: [{ key: "k1" }, { key: "k0" }],
    });
    expect(topic.read(0, 3, 9)).toEqual({ from: 3, next: 3, records: [] });
  });

  it("drops an expired tombstone only when nothing older of its key is left", () => {
    const topic = aTopic();
    topic.expireTombstones(0, 3);
    expect(topic.log(0)).toHaveLength(3);
    topic.compact(0);
    topic.expireTombstones(0, 2);
    expect(topic.log(0)).toHaveLength(2);
    topic.expireTombstones(0, 3);
    expect(topic.log(0).map(({ key }) => key)).toEqual(["k1"]);
  });
});
