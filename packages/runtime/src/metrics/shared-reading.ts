/** Lets several gauges of one scrape share one reading: who asks while it is under way gets the same. */
export function sharedReading<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined;
  return () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}
