import { subjectRoutes } from "./subjects.ts";

export const siteRoutes = { ...subjectRoutes("site") };
