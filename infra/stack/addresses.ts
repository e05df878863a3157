import type { StackPorts } from "./config.ts";

/** Where the parts answer. */
export interface StackAddresses {
  /** Bootstrap brokers, each `host:port`. */
  kafka: { brokers: string[] };
  /** `mongodb://host:port`, without a database: each service appends its own. */
  mongo: { url: string };
  redis: { url: string };
  smtp: { host: string; port: number };
  /** The pages and the JSON of the mail catcher. */
  mailbox: { url: string };
}

/** The addresses of a stack of our own: loopback only, for none of the parts asks for a password. */
export function localAddresses(ports: StackPorts): StackAddresses {
  return {
    kafka: { brokers: [`127.0.0.1:${ports.kafka}`] },
    mongo: { url: `mongodb://127.0.0.1:${ports.mongo}` },
    redis: { url: `redis://127.0.0.1:${ports.redis}` },
    smtp: { host: "127.0.0.1", port: ports.smtp },
    mailbox: { url: `http://127.0.0.1:${ports.mailbox}` },
  };
}

/** The addresses as the environment that `readStackConfig` reads, for processes that must use this very stack. */
export function toStackEnvironment(addresses: StackAddresses): Record<string, string> {
  return {
    RAAKVLAK_KAFKA: addresses.kafka.brokers.join(","),
    RAAKVLAK_MONGO: addresses.mongo.url,
    RAAKVLAK_REDIS: addresses.redis.url,
    RAAKVLAK_SMTP: `smtp://${addresses.smtp.host}:${addresses.smtp.port}`,
    RAAKVLAK_MAILBOX: addresses.mailbox.url,
  };
}
