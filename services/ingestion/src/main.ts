import { setFlagsFromString } from "node:v8";

// Bodies of megabytes come and go here, and V8 would let what they leave behind grow: what is new to 48 MB, all of it to several
// times what is alive. It has to be told before the service's own modules make it do so; hence the imports below.
setFlagsFromString("--semi-space-growth-factor=1");
setFlagsFromString("--heap-growing-percent=30");

const [{ runService }, { ingestionService }] = await Promise.all([
  import("@raakvlak/runtime"),
  import("./service.ts"),
]);
await runService(ingestionService);
