/** The newest readable state per key, of what comes from a compacted topic. */
export interface VersionedEntries<Entry> {
  /** Sets what a version of a key amounts to; nothing to keep is `undefined`. False when this version is held or passed. */
  put(key: string, version: number, entry: Entry | undefined): boolean;
  /** Takes the entry out and leaves the version as it is: for a deletion that tells none. */
  drop(key: string): void;
  /** Takes the entry out until a newer version is put. */
  hold(key: string): void;
  /** Takes the entry out for ever. */
  forget(key: string): void;
  find(key: string): Entry | undefined;
  values(): Iterable<Entry>;
  sizes(): { indexed: number; held: number };
}

/** Versions of keys without an entry stay known, so that a late older record can not bring the dead back (invariant 1). */
export function createVersionedEntries<Entry>(): VersionedEntries<Entry> {
  const entries = new Map<string, Entry>();
  const versions = new Map<string, number>();
  const held = new Set<string>();
  return {
    put(key, version, entry) {
      if (version <= (versions.get(key) ?? 0)) return false;
      versions.set(key, version);
      held.delete(key);
      if (entry === undefined) entries.delete(key);
      else entries.set(key, entry);
      return true;
    },
    drop(key) {
      entries.delete(key);
      held.delete(key);
    },
    hold(key) {
      entries.delete(key);
      held.add(key);
    },
    forget(key) {
      entries.delete(key);
      held.delete(key);
      versions.set(key, Number.POSITIVE_INFINITY);
    },
    find: (key) => entries.get(key),
    values: () => entries.values(),
    sizes: () => ({ indexed: entries.size, held: held.size }),
  };
}
