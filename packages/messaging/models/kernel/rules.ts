/** Which rules of a protocol are kept. */
export type Rules<Name extends string> = Readonly<Record<Name, boolean>>;

/** The whole protocol. */
export function allOf<Name extends string>(names: readonly Name[]): Rules<Name> {
  return Object.fromEntries(names.map((name) => [name, true])) as Rules<Name>;
}

/** The protocol with some rules switched off. */
export function without<Name extends string>(
  rules: Rules<Name>,
  ...off: readonly NoInfer<Name>[]
): Rules<Name> {
  return { ...rules, ...Object.fromEntries(off.map((name) => [name, false])) };
}
