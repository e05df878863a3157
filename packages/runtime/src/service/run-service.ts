import type { ServiceDefinition } from "./start-service.ts";
export function runService<Config>(definition: ServiceDefinition<Config>): Promise<void> {
  throw new Error(definition.name);
}
