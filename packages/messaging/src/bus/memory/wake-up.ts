/** Lets loops wait until something changed. */
export interface WakeUp {
  /** Resolves at the next `wake`. */
  next(): Promise<void>;
  wake(): void;
}

export function createWakeUp(): WakeUp {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    next: () => promise,
    wake() {
      const wakeWaiting = resolve;
      ({ promise, resolve } = Promise.withResolvers<void>());
      wakeWaiting();
    },
  };
}
