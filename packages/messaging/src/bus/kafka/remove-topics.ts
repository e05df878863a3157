export interface RemoveTopicsOptions {
  readonly brokers: readonly string[];
  /** Not empty. */
  readonly topicPrefix: string;
}
/** Deletes every topic and group whose name begins with the prefix; resolves to the number of topics. For tests and demos. */
export async function removeTopics(options: RemoveTopicsOptions): Promise<number> {
  throw new Error(`stands soon: ${options.topicPrefix}`);
}
