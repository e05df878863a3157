import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { StackAddresses } from "./addresses.ts";
import type { PartName } from "./parts.ts";

const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const port = (preset: number) => z.coerce.number().int().min(1024).max(65_535).default(preset);
const broker = z
  .string()
  .regex(/^[^\s:/]+:\d{1,5}$/, "expected host:port, several separated by commas");
const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => protocols.includes(URL.parse(text)?.protocol ?? ""),
      `expected a URL that begins with ${protocols.map((p) => `${p}//`).join(" or ")}`,
    );

/** Everything that can be set from outside. The presets lie beside the usual ports, so that they meet no server that runs already. */
const schema = z
  .object({
    RAAKVLAK_STACK: z.enum(["native", "docker"]).optional(),
    RAAKVLAK_HOME: z.string().min(1).optional(),
    RAAKVLAK_NATIVE: z.string().min(1).optional(),
    RAAKVLAK_KAFKA: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(broker))
      .optional(),
    RAAKVLAK_MONGO: urlOf("mongodb:", "mongodb+srv:").optional(),
    RAAKVLAK_REDIS: urlOf("redis:", "rediss:").optional(),
    RAAKVLAK_SMTP: urlOf("smtp:").optional(),
    RAAKVLAK_MAILBOX: urlOf("http:", "https:").optional(),
    RAAKVLAK_KAFKA_PORT: port(19_092),
    RAAKVLAK_KAFKA_CONTROLLER_PORT: port(19_093),
    RAAKVLAK_MONGO_PORT: port(27_117),
    RAAKVLAK_REDIS_PORT: port(16_379),
    RAAKVLAK_SMTP_PORT: port(11_025),
    RAAKVLAK_MAILBOX_PORT: port(18_025),
  })
  .superRefine((env, context) => {
    if ((env.RAAKVLAK_SMTP === undefined) !== (env.RAAKVLAK_MAILBOX === undefined)) {
      context.addIssue({
        code: "custom",
        path: ["RAAKVLAK_SMTP"],
        message: "RAAKVLAK_SMTP and RAAKVLAK_MAILBOX belong together: give both or none",
      });
    }
    const ports = Object.entries(env).filter(([name]) => name.endsWith("_PORT"));
    for (const [index, [name, value]] of ports.entries()) {
      const twin = ports.slice(0, index).find(([, other]) => other === value);
      if (twin !== undefined)
        context.addIssue({
          code: "custom",
          path: [name],
          message: `is the same port as ${twin[0]}`,
        });
    }
  });

export interface StackPorts {
  kafka: number;
  kafkaController: number;
  mongo: number;
  redis: number;
  smtp: number;
  mailbox: number;
}

export interface StackConfig {
  projectRoot: string;
  /** Absolute folder of data, logs and process records. */
  home: string;
  /** Absolute folder of the native build; stacks may share it. */
  nativeFolder: string;
  /** Forces a way to run what the environment does not bring; undefined lets the machine decide. */
  forced: "native" | "docker" | undefined;
  /** Parts that run elsewhere: they are used, never started or stopped. */
  external: Partial<StackAddresses>;
  ports: StackPorts;
  /** Beyond the presets and stronger than they, in the words of each native server. */
  settings?: Partial<Record<"kafka" | "redis", Readonly<Record<string, string>>>>;
  /** Native parts whose data stands elsewhere than under `home`, on a disk of their own for instance. */
  dataFolders?: Partial<Record<PartName, string>>;
}

/** Reads the environment; throws one error that names every variable that is wrong. */
export function readStackConfig(environment: NodeJS.ProcessEnv = process.env): StackConfig {
  const parsed = schema.safeParse(withoutEmpty(environment));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(`the environment is not right:\n${problems.join("\n")}`);
  }
  const env = parsed.data;
  const home = path.resolve(projectRoot, env.RAAKVLAK_HOME ?? ".raakvlak");
  return {
    projectRoot,
    home,
    nativeFolder: path.resolve(projectRoot, env.RAAKVLAK_NATIVE ?? path.join(home, "native")),
    forced: env.RAAKVLAK_STACK,
    external: externalOf(env),
    ports: {
      kafka: env.RAAKVLAK_KAFKA_PORT,
      kafkaController: env.RAAKVLAK_KAFKA_CONTROLLER_PORT,
      mongo: env.RAAKVLAK_MONGO_PORT,
      redis: env.RAAKVLAK_REDIS_PORT,
      smtp: env.RAAKVLAK_SMTP_PORT,
      mailbox: env.RAAKVLAK_MAILBOX_PORT,
    },
  };
}

function externalOf(env: z.infer<typeof schema>): Partial<StackAddresses> {
  const smtp = env.RAAKVLAK_SMTP === undefined ? undefined : new URL(env.RAAKVLAK_SMTP);
  return {
    ...(env.RAAKVLAK_KAFKA && { kafka: { brokers: env.RAAKVLAK_KAFKA } }),
    ...(env.RAAKVLAK_MONGO && { mongo: { url: env.RAAKVLAK_MONGO } }),
    ...(env.RAAKVLAK_REDIS && { redis: { url: env.RAAKVLAK_REDIS } }),
    ...(smtp && { smtp: { host: smtp.hostname, port: Number(smtp.port || 25) } }),
    ...(env.RAAKVLAK_MAILBOX && { mailbox: { url: env.RAAKVLAK_MAILBOX.replace(/\/$/, "") } }),
  };
}

/** An empty variable counts as none, as people expect who switch one off with `RAAKVLAK_KAFKA= npm run …`. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
