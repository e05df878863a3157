import { toStackEnvironment } from "../stack/addresses.ts";
import { readStackConfig } from "../stack/config.ts";
import { ensureStack, stopStack } from "../stack/ensure-stack.ts";
import { stackStatus } from "../stack/stack-status.ts";

/** A running stack; disposal leaves it as it was found. */
export interface BorrowedStack extends AsyncDisposable {
  /** Where its parts answer, for the processes that use it. */
  environment: Record<string, string>;
}

/** Brings up what does not run. Only a stack that was wholly down is stopped again. Throws what `ensureStack` throws. */
export async function borrowStack(onProgress: (message: string) => void): Promise<BorrowedStack> {
  const config = readStackConfig();
  const parts = await stackStatus(config);
  const wasDown = parts.every(({ mode, state }) => mode === "external" || state === "stopped");
  const giveBack = async () => {
    if (wasDown) await stopStack({ config, onProgress });
  };
  try {
    const addresses = await ensureStack({ config, onProgress });
    return { environment: toStackEnvironment(addresses), [Symbol.asyncDispose]: giveBack };
  } catch (error) {
    await giveBack();
    throw error;
  }
}
