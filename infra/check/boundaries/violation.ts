/** One broken rule at one place. */
export interface Violation {
  file: string;
  /** From 1; 0 when the whole file is meant. */
  line: number;
  rule: string;
  message: string;
}

export function describeViolation({ file, line, rule, message }: Violation): string {
  return `${line > 0 ? `${file}:${line}` : file}  ${rule}  ${message}`;
}
