import { get } from "node:http";

// A container's health check: whether its service is ready. Plain http, because fetch costs twice the start-up time.
const port = process.env["RAAKVLAK_INTERNAL_PORT"];
get({ host: "127.0.0.1", port, path: "/readyz", timeout: 4_000 }, (answer) => {
  process.exit(answer.statusCode === 200 ? 0 : 1);
})
  .on("timeout", () => process.exit(1))
  .on("error", () => process.exit(1));
