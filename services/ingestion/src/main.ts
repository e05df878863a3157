import { runService } from "@raakvlak/runtime";
import { ingestionService } from "./service.ts";

await runService(ingestionService);
