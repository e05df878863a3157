import { runService } from "@raakvlak/runtime";
import { notificationService } from "./service.ts";

await runService(notificationService);
