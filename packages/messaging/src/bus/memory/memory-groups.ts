import type { TopicName } from "@raakvlak/contracts";
import type { MemoryTopics } from "./memory-topics.ts";

export interface TopicPartition {
  readonly topic: TopicName;
  readonly partition: number;
}

export interface MemberOfGroup {
  readonly topics: readonly TopicName[];
  /** Told of its partitions whenever somebody joins or leaves; what it works on it finishes first. */
  assign(partitions: readonly TopicPartition[]): void;
}

/** Consumer groups: who has which partition, and what was committed. */
export interface MemoryGroups {
  join(group: string, member: MemberOfGroup): void;
  leave(group: string, member: MemberOfGroup): void;
  commit(group: string, at: TopicPartition, offset: number): void;
  committed(group: string, at: TopicPartition): number | undefined;
  /** Runs the work when nobody else of the group works on the partition, as its owners hand it over. */
  alone(group: string, at: TopicPartition, work: () => Promise<void>): Promise<void>;
}

export function createMemoryGroups(topics: MemoryTopics): MemoryGroups {
  const members = new Map<string, MemberOfGroup[]>();
  const offsets = new Map<string, number>();
  const workers = new Map<string, Promise<void>>();
  const keyOf = (group: string, at: TopicPartition) => `${group}/${at.topic}/${at.partition}`;

  const rebalance = (group: string) => {
    const all = members.get(group) ?? [];
    for (const member of all) member.assign(shareOf(member, all, topics));
  };
  return {
    join(group, member) {
      members.set(group, [...(members.get(group) ?? []), member]);
      rebalance(group);
    },
    leave(group, member) {
      const others = (members.get(group) ?? []).filter((one) => one !== member);
      members.set(group, others);
      rebalance(group);
    },
    commit: (group, at, offset) => void offsets.set(keyOf(group, at), offset),
    committed: (group, at) => offsets.get(keyOf(group, at)),
    async alone(group, at, work) {
      const before = workers.get(keyOf(group, at)) ?? Promise.resolve();
      const running = before.then(work);
      workers.set(keyOf(group, at), running);
      await running;
    },
  };
}

function shareOf(
  member: MemberOfGroup,
  all: readonly MemberOfGroup[],
  topics: MemoryTopics,
): TopicPartition[] {
  return member.topics.flatMap((topic) => {
    const sharing = all.filter((one) => one.topics.includes(topic));
    const turn = sharing.indexOf(member);
    return topics
      .logsOf(topic)
      .map((_, partition) => ({ topic, partition }))
      .filter(({ partition }) => partition % sharing.length === turn);
  });
}
