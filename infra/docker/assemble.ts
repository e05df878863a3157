import { assembleImage } from "./assemble-image.ts";

// node infra/docker/assemble.ts SERVICE FOLDER: a step of the Dockerfile.
const [service, target] = process.argv.slice(2);
if (!service || !target) throw new Error("usage: node infra/docker/assemble.ts SERVICE FOLDER");
assembleImage(process.cwd(), service, target);
