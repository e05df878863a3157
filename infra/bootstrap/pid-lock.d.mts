export function acquirePidLock(
  file: string,
  onWait?: (holder: number) => void,
): Promise<() => void>;
