/** MongoDB's code for a key that exists: the expected answer to an insert or upsert whose condition did not hold. */
const duplicateKey = 11_000;

export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === duplicateKey;
}

interface BulkError {
  readonly writeErrors?: readonly { readonly code?: number }[] | { readonly code?: number };
}

/** Runs an unordered bulk write; keys that exist are conditions that did not hold, anything else is thrown. */
export async function ignoringDuplicateKeys(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { writeErrors } = error as BulkError;
    const all = writeErrors === undefined ? [error as { code?: number }] : [writeErrors].flat();
    if (!all.every(isDuplicateKey)) throw error;
  }
}
