import type { Consumer, ConsumerOptions } from "./consumer-options.ts";
export async function startConsumer(options: ConsumerOptions): Promise<Consumer> {
  throw new Error(`stands soon: ${options.group}`);
}
