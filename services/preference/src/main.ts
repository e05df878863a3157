import { runService } from "@raakvlak/runtime";
import { preferenceService } from "./service.ts";

await runService(preferenceService);
