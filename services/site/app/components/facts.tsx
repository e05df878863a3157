import type { ReactNode } from "react";
import { Figures } from "./figures.tsx";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly main?: boolean;
}

/** Names and what they say; what nobody stated is left out before it gets here. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.flatMap(({ name, value, main = false }) => [
        <dt key={name}>{name}</dt>,
        <dd key={`${name}-value`} className={main ? "main-fact" : undefined}>
          {typeof value === "string" ? <Figures>{value}</Figures> : value}
        </dd>,
      ])}
    </dl>
  );
}
