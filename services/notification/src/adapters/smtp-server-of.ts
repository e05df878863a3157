import type { SmtpServer } from "./smtp-connections.ts";

const defaultPorts = { "smtp:": 25, "smtps:": 465 } as const;

/** The server that an address like smtp://user:password@host:port names. */
export function smtpServerOf(address: string, requireTls: boolean): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  return {
    host: hostname,
    port: port === "" ? defaultPorts[secure ? "smtps:" : "smtp:"] : Number(port),
    secure,
    requireTls,
    ...(username !== "" && {
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    }),
  };
}
