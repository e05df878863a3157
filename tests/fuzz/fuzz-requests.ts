import fc from "fast-check";
import { hostileTexts, hostileValues, spoilt } from "./hostile-values.ts";
import type { Operation, Parameter } from "./open-api-document.ts";
import { type KnownValues, valuesOf } from "./schema-values.ts";

export interface FuzzRequest {
  readonly method: string;
  /** As it goes over the wire: path and query, encoded or not. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Tokens {
  readonly [caller: string]: string;
}

/** Mostly what an operation takes, often with one thing wrong, sometimes nothing like it. */
export function requestsFor(
  operation: Operation,
  known: KnownValues,
  tokens: Tokens,
): fc.Arbitrary<FuzzRequest> {
  return fc
    .record({
      method: methodsFor(operation),
      target: targetsFor(operation, known),
      headers: headersFor(operation, tokens),
      payload: payloadsFor(operation, known),
    })
    .map(({ method, target, headers, payload }) => ({
      method,
      target,
      headers: { ...headers, ...payload?.headers },
      ...(payload && { body: payload.text }),
    }));
}

/** The first mostly, one of the others now and then. */
const mostly = <Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>, weight = 9) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: other });

const methodsFor = ({ method }: Operation) =>
  mostly(
    fc.constant(method),
    fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"),
    24,
  );

function targetsFor(operation: Operation, known: KnownValues): fc.Arbitrary<string> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  const inQuery = operation.parameters.filter((parameter) => parameter.in === "query");
  return fc
    .tuple(
      fc.tuple(...inPath.map((parameter) => segmentsOf(parameter, known))),
      queriesOf(inQuery, known),
    )
    .map(([segments, query]) => {
      const path = inPath.reduce(
        (text, { name }, index) => text.replace(`{${name}}`, segments[index] ?? ""),
        operation.path,
      );
      return query === "" ? path : `${path}?${query}`;
    });
}

const encoded = (value: unknown) => {
  const text = typeof value === "string" ? value : jsonOf(value);
  return encodeURIComponent(text.toWellFormed());
};

/** What a decoder can not read, and what it may read as something else. */
const brokenEncodings = fc.constantFrom(
  "%",
  "%E0%A4%A",
  "%00",
  "%2F",
  "..%2f..",
  "%ff%fe",
  "%c0%ae",
  ".",
  "..",
  ";a=b",
  "",
);

function segmentsOf({ name, schema }: Parameter, known: KnownValues): fc.Arbitrary<string> {
  const hostile = fc.oneof(
    hostileTexts.filter((text) => text.length <= 4_000).map(encoded),
    brokenEncodings,
  );
  return mostly(valuesOf(schema, known, name).map(encoded), hostile, 7);
}

function queriesOf(parameters: readonly Parameter[], known: KnownValues): fc.Arbitrary<string> {
  const asked = fc
    .tuple(
      ...parameters.map(({ name, schema, required }) =>
        fc.option(
          mostly(
            valuesOf(schema, known, name),
            hostileTexts.filter((text) => text.length < 500),
            4,
          ).map((value) => `${name}=${encoded(value)}`),
          { nil: undefined, freq: required ? 12 : 2 },
        ),
      ),
    )
    .map((parts) => parts.filter((part) => part !== undefined).join("&"));
  const names = [...parameters.map(({ name }) => name), "__proto__", "unheard-of"];
  const strange = fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom("=1&$=2", "[]=1", "[a][b]=1", "", "=%", "=%ff", "=1e400", "&".repeat(300)),
    )
    .map(([name, rest]) => `${name}${rest.replace("$", name)}`);
  return mostly(asked, strange, 6);
}

function headersFor(operation: Operation, tokens: Tokens): fc.Arbitrary<Record<string, string>> {
  const own = operation.parameters.filter((parameter) => parameter.in === "header");
  const values = own.map(({ name }) =>
    fc
      .option(mostly(fc.constantFrom('"1"', '"2"', "*"), headerTexts, 2), { nil: undefined })
      .map((value) => ({ name, value })),
  );
  return fc
    .tuple(authorizations(operation, tokens), fc.tuple(...values), acceptHeaders)
    .map(([authorization, headers, accept]) => ({
      ...(authorization !== undefined && { authorization }),
      ...(accept !== undefined && { accept }),
      ...Object.fromEntries(
        headers.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
      ),
    }));
}

/** Only what the wire can carry: one byte a character, no line ends. */
const headerTexts = fc.oneof(
  fc.constantFrom("", 'W/"1"', '"0"', '"99999999999999999999"', "1", '"1", "2"', "\u00ff\u0080"),
  fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[^\u0020-\u007e]/g, "?").trim()),
);

const acceptHeaders = fc.option(
  fc.constantFrom("*/*", "text/html", "application/json;q=0.1", "image/png", "nonsense"),
  { nil: undefined },
);

function authorizations({ callers }: Operation, tokens: Tokens): fc.Arbitrary<string | undefined> {
  const allowed = callers.flatMap((caller) => tokens[caller] ?? []);
  const others = Object.entries(tokens).flatMap(([caller, token]) =>
    callers.includes(caller) ? [] : [token],
  );
  const bearer = (token: string) => `Bearer ${token}`;
  const wrong = fc.oneof(
    fc.constantFrom(undefined, "", "Bearer", "Bearer x", "Basic b3BlcmF0b3I6eA==", "Bearer a b"),
    fc.constantFrom(...others.map(bearer), bearer("x".repeat(700))),
    headerTexts,
  );
  if (allowed.length === 0) return wrong;
  return mostly<string | undefined>(fc.constantFrom(...allowed.map(bearer)), wrong, 12);
}

interface Payload {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function payloadsFor(
  { body, method }: Operation,
  known: KnownValues,
): fc.Arbitrary<Payload | undefined> {
  const [type, media] = Object.entries(body?.content ?? {})[0] ?? [];
  const none = fc.constant(undefined);
  const anything = hostileValues.map((value) => payloadOf("application/json", jsonOf(value)));
  if (type === undefined || media === undefined)
    return method === "GET"
      ? mostly<Payload | undefined>(none, anything, 15)
      : mostly<Payload | undefined>(none, anything);
  const fitting = valuesOf(media.schema, known);
  const values =
    media.example === undefined ? fitting : fc.oneof(fitting, fc.constant(media.example));
  const write = type === "application/json" ? jsonOf : formOf;
  const right = mostly(values, fc.oneof(spoilt(values), spoilt(values), hostileValues), 1).map(
    (value) => payloadOf(type, write(value)),
  );
  return fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 1, arbitrary: none },
    { weight: 1, arbitrary: brokenTexts.map((text) => payloadOf(type, text)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(right, wrongHeaders)
        .map(([{ headers, text }, wrong]) => ({ headers: { ...headers, ...wrong }, text })),
    },
  );
}

const payloadOf = (type: string, text: string): Payload => ({
  headers: { "content-type": type },
  text,
});

/** Undefined becomes null, half characters stay as escapes. */
const jsonOf = (value: unknown): string => JSON.stringify(value ?? null);

function formOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return encoded(value);
  return Object.entries(value)
    .map(([key, inner]) => `${encoded(key)}=${encoded(inner)}`)
    .join("&");
}

const brokenTexts = fc.oneof(
  fc.constantFrom(
    "",
    "{",
    "[",
    '"',
    "nul",
    "NaN",
    "-",
    "1e999",
    "{}{}",
    "\ufeff{}",
    '{"a":1,"a":2}',
    '{"a":\u0000}',
    "\u00e9\u00ff",
    "[".repeat(10_000),
    '{"a":'.repeat(31) + "1" + "}".repeat(31),
    `{"a":${"9".repeat(5_000)}}`,
    `{"${"k".repeat(50_000)}":1}`,
    "a=b&c=d",
    "<a/>",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);

const wrongHeaders: fc.Arbitrary<Record<string, string>> = fc.constantFrom<Record<string, string>>(
  { "content-type": "text/plain" },
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-type": "application/xml" },
  { "content-type": "application/json; charset=utf-16" },
  { "content-type": "application/json; charset=nonsense" },
  { "content-type": "application/problem+json" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "content-type": "" },
  { "content-type": ";;;" },
  { "content-encoding": "gzip" },
  { "content-encoding": "br" },
  { "content-encoding": "deflate" },
  { "content-encoding": "nonsense" },
);
