/** Text that grows, and those who wait for words in it. */
export interface WatchedOutput {
  readonly text: string;
  append(chunk: string): void;
  /** Nothing more will come: whoever still waits is told so. */
  end(): void;
  /** Resolves to the first line that holds the words; throws at the end of the text or after `timeoutMs`. */
  line(words: string, timeoutMs: number): Promise<string>;
}

export function createWatchedOutput(): WatchedOutput {
  const watchers = new Set<() => void>();
  let text = "";
  let ended = false;
  const tell = () => {
    for (const look of watchers) look();
  };
  return {
    get text() {
      return text;
    },
    append(chunk) {
      text += chunk;
      tell();
    },
    end() {
      ended = true;
      tell();
    },
    line: (words, timeoutMs) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(timer);
          watchers.delete(look);
          act();
        };
        const fail = (why: string) =>
          settle(() => reject(new Error(`${why}, no "${words}":\n${text}`)));
        const look = () => {
          const found = text.split("\n").find((candidate) => candidate.includes(words));
          if (found !== undefined) settle(() => resolve(found));
          else if (ended) fail("it ended");
        };
        const timer = setTimeout(() => fail(`after ${timeoutMs} ms`), timeoutMs);
        watchers.add(look);
        look();
      }),
  };
}
