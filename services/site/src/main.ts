import { runService } from "@raakvlak/runtime";
import { siteService } from "./service.ts";

await runService(siteService);
