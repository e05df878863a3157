/**
 * Gathers single calls into few big ones: while one batch is under way, everything that comes meanwhile waits for the
 * next. Alone a call waits only for the end of the present turn; under load the batches grow by themselves. `run` gives
 * one result per item, in order; what it throws, every call of that batch throws.
 */
export function createBatcher<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  maximum: number,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let draining = false;
  const drain = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maximum);
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [index, call] of batch.entries()) call.resolve(results[index] as Result);
      } catch (error) {
        for (const call of batch) call.reject(error);
      }
    }
    draining = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (draining) return;
      draining = true;
      setImmediate(() => void drain());
    });
}

interface Waiting<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}
