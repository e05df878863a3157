import { runService } from "@raakvlak/runtime";
import { matchingService } from "./service.ts";

await runService(matchingService);
