import { workerData } from "node:worker_threads";
import { serve, type Board } from "./crew-board.ts";
import { instanceOf, type WasmMemory } from "./wasm-platform.ts";

// A thread of a crew: an instance of the kernel over the memory of all.

const { board, memory, module } = workerData as {
  readonly board: Board;
  readonly memory: WasmMemory;
  readonly module: object;
};

serve(board, instanceOf(module, memory).find);
