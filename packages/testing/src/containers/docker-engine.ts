import { existsSync } from "node:fs";
import { get } from "node:http";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Why no Docker engine of this machine can be used; undefined when one answers. A machine without one costs a look at a file, and one whose engine
 * hangs `timeoutMs`. Engines elsewhere are left alone: what a broker advertises would not be reachable.
 */
export async function engineSilence(
  environment: Environment = process.env,
  timeoutMs = 2_000,
): Promise<string | undefined> {
  const address = environment["DOCKER_HOST"] || "unix:///var/run/docker.sock";
  if (!address.startsWith("unix://")) return "DOCKER_HOST names an engine elsewhere";
  const socketPath = address.slice("unix://".length);
  if (!existsSync(socketPath)) return `no Docker engine: ${socketPath} is not there`;
  return new Promise((resolve) => {
    const request = get(
      { socketPath, path: "/_ping", timeout: timeoutMs, agent: false },
      (answer) => {
        answer.resume();
        resolve(
          answer.statusCode === 200 ? undefined : `the Docker engine says ${answer.statusCode}`,
        );
      },
    );
    request.on("timeout", () => request.destroy(new Error(`no answer in ${timeoutMs} ms`)));
    request.on("error", ({ message }) => resolve(`no Docker engine answers: ${message}`));
  });
}
