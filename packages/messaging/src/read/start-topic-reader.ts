import type { TopicReader, TopicReaderOptions } from "./topic-reader.ts";
export async function startTopicReader(options: TopicReaderOptions): Promise<TopicReader> {
  throw new Error(`stands soon: ${options.group}`);
}
