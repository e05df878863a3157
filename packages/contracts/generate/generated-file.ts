/** A file that is written from the contracts: its path from the project's root, and what it holds. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export function jsonFile(path: string, content: unknown): GeneratedFile {
  return { path, text: `${JSON.stringify(content, undefined, 2)}\n` };
}
