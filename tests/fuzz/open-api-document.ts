import { readFile } from "node:fs/promises";
import { join } from "node:path";

export type JsonSchema = { readonly [keyword: string]: unknown };

interface MediaTypes {
  readonly [type: string]: { readonly schema: JsonSchema; readonly example?: unknown };
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export interface Answer {
  readonly description: string;
  readonly headers?: { readonly [name: string]: { readonly required?: boolean } };
  readonly content?: MediaTypes;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly content: MediaTypes };
  readonly answers: { readonly [status: string]: Answer };
  /** Whose tokens it takes; empty: it needs none. */
  readonly callers: readonly string[];
  readonly isPublic: boolean;
}

export interface OpenApiDocument {
  readonly info: { readonly title: string };
  readonly paths: { readonly [path: string]: { readonly [key: string]: unknown } };
  readonly components?: { readonly [kind: string]: { readonly [name: string]: unknown } };
}

interface OperationObject {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: MediaTypes };
  readonly responses: { readonly [status: string]: Answer | { readonly $ref: string } };
  readonly security?: readonly { readonly [scheme: string]: readonly string[] }[];
}

const methods = ["get", "post", "put", "delete"];

/** The committed document of a service. */
export async function readOpenApi(service: string): Promise<OpenApiDocument> {
  const path = join(import.meta.dirname, "..", "..", "docs", "api", `${service}.openapi.json`);
  return JSON.parse(await readFile(path, "utf8")) as OpenApiDocument;
}

/** Every operation of a document; what deletes comes last, so that the others find something. */
export function operationsOf(document: OpenApiDocument): Operation[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => method in item)
      .map((method) => operationOf(document, path, method, item[method] as OperationObject)),
  );
  return operations.toSorted(
    (one, other) => Number(one.method === "DELETE") - Number(other.method === "DELETE"),
  );
}

function operationOf(
  document: OpenApiDocument,
  path: string,
  method: string,
  operation: OperationObject,
): Operation {
  const { requestBody } = operation;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters: operation.parameters ?? [],
    ...(requestBody && {
      body: { required: requestBody.required ?? false, content: requestBody.content },
    }),
    answers: Object.fromEntries(
      Object.entries(operation.responses).map(([status, answer]) => [
        status,
        "$ref" in answer ? (resolve(document, answer.$ref) as Answer) : answer,
      ]),
    ),
    callers: (operation.security ?? []).flatMap((requirement) => Object.values(requirement).flat()),
    isPublic: operation.tags?.includes("public") ?? false,
  };
}

function resolve(document: OpenApiDocument, reference: string): unknown {
  const names = reference.split("/").slice(1);
  return names.reduce<unknown>(
    (part, name) => (part as Record<string, unknown> | undefined)?.[name],
    document,
  );
}
