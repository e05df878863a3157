import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { Answer, JsonSchema, OpenApiDocument, Operation } from "./open-api-document.ts";
import type { FuzzRequest } from "./fuzz-requests.ts";
import type { FuzzAnswer } from "./send-request.ts";

/** What is wrong with an answer to a request, in words; empty when it is as the document says. */
export type CheckAnswer = (
  operation: Operation,
  request: FuzzRequest,
  answer: FuzzAnswer,
) => string[];

/** Node refuses longer heads (16 kB with all headers) by itself, before any route. */
const longTargetCharacters = 12_000;

/** Compares answers with a document: no 5xx, a status that is listed, its headers, its type, and a body that fits. */
export function createAnswerCheck(
  document: OpenApiDocument,
  operations: readonly Operation[],
): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, formats: fullFormats, allErrors: true });
  const compiled = new Map<JsonSchema, ValidateFunction>();

  function bodyFaults(schema: JsonSchema, body: unknown): string[] {
    const fits =
      compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components ?? {} });
    compiled.set(schema, fits);
    if (fits(body)) return [];
    return (fits.errors ?? []).map(({ instancePath, message }) => `body${instancePath} ${message}`);
  }

  function contentFaults({ content = {} }: Answer, answer: FuzzAnswer): string[] {
    const type = mediaType(answer);
    const media = content[type];
    if (media === undefined)
      return Object.keys(content).length === 0 && answer.body === ""
        ? []
        : [`type "${type}" is not listed for ${answer.status}`];
    if (!type.endsWith("json")) return [];
    const body = parsed(answer.body);
    return body === undefined ? ["the body is not JSON"] : bodyFaults(media.schema, body);
  }

  return (operation, { method, target }, answer) => {
    if (answer.status === 431 && target.length > longTargetCharacters) return [];
    if (answer.status >= 500) return [`${answer.status}: ${answer.body.slice(0, 300)}`];
    const asked = operationAsked(operations, operation, method);
    if (asked === undefined || !leadsTo(operation, target)) return elsewhereFaults(answer);
    const expected = asked.answers[String(answer.status)];
    if (expected === undefined)
      return [`${answer.status} is not listed: ${answer.body.slice(0, 300)}`];
    const missing = Object.entries(expected.headers ?? {}).flatMap(([name, { required }]) =>
      required === true && answer.headers[name.toLowerCase()] === undefined
        ? [`${name} is missing`]
        : [],
    );
    return method === "HEAD" ? missing : [...missing, ...contentFaults(expected, answer)];
  };
}

/** The operation that stands at this place for this method; HEAD is GET without its body. */
function operationAsked(
  operations: readonly Operation[],
  { path }: Operation,
  method: string,
): Operation | undefined {
  const meant = method === "HEAD" ? "GET" : method;
  return operations.find((operation) => operation.path === path && operation.method === meant);
}

/** Whether a path is still the operation's: none of its parameters is empty. */
function leadsTo({ path }: Operation, target: string): boolean {
  const pattern = path.replaceAll(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^${pattern}$`).test(target.split("?")[0] ?? "");
}

/** What is asked at a place, or with a method, that the document does not know, may be refused, no more. */
function elsewhereFaults({ status }: FuzzAnswer): string[] {
  return status < 500 ? [] : [`${status} where nothing stands`];
}

function mediaType({ headers }: FuzzAnswer): string {
  const value = headers["content-type"];
  return (typeof value === "string" ? value : "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
