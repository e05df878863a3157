/** Data that its contract refuses. The message names topic, key and every field that is wrong, never a value. */
export class ContractViolation extends Error {
  readonly problems: readonly string[];

  constructor(where: string, problems: readonly string[]) {
    super(`${where}: ${problems.join("; ")}`);
    this.name = "ContractViolation";
    this.problems = problems;
  }
}
