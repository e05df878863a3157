import type { Intent } from "./intent.ts";
import type { IntentListener } from "./relay-source.ts";

export interface Listeners {
  add(listener: IntentListener): Disposable;
  tell(intents: readonly Intent[]): void;
}

/** The relays that were started with a source; `nudge` is told too. */
export function createListeners(nudge: (() => void) | undefined): Listeners {
  const listeners = new Set<IntentListener>();
  return {
    add(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    tell(intents) {
      if (intents.length === 0) return;
      for (const listener of listeners) listener(intents);
      nudge?.();
    },
  };
}
