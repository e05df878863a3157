/**
 * What a loader hands to its page and to nobody else. The router also encodes everything that loaders give, for the script
 * that would take the page over in the browser: no page has that script, and encoding twenty vacancies takes longer than
 * showing them. It looks at what can be enumerated; this can not.
 */
export interface Unsent<Value> {
  readonly value: Value;
}

export function unsent<Value>(value: Value): Unsent<Value> {
  return Object.defineProperty({}, "value", { value, enumerable: false }) as Unsent<Value>;
}
