export interface StackAddresses {
  readonly kafka: string[];
  readonly mongo: string;
  readonly redis: string;
  readonly smtp: { readonly host: string; readonly port: number };
  /** Where the mail catcher shows what it got. */
  readonly mailbox: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the stack's parts answer: RAAKVLAK_KAFKA, _MONGO, _REDIS, _SMTP and _MAILBOX, which the test runner sets; else the stack's default ports on this machine. */
export function stackAddresses(environment: Environment = process.env): StackAddresses {
  const smtp = new URL(environment["RAAKVLAK_SMTP"] ?? "smtp://127.0.0.1:11025");
  return {
    kafka: (environment["RAAKVLAK_KAFKA"] ?? "127.0.0.1:19092").split(","),
    mongo: environment["RAAKVLAK_MONGO"] ?? "mongodb://127.0.0.1:27117",
    redis: environment["RAAKVLAK_REDIS"] ?? "redis://127.0.0.1:16379",
    smtp: { host: smtp.hostname, port: Number(smtp.port || 25) },
    mailbox: environment["RAAKVLAK_MAILBOX"] ?? "http://127.0.0.1:18025",
  };
}
