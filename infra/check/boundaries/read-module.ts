import { parseSync, Visitor, type VisitorObject } from "oxc-parser";
import { isNamed, lineCounter, literalText, memberName, nameOf } from "./node-names.ts";

/** Something that a module does, with the line where it does it. */
export interface Sighting {
  what: string;
  line: number;
}

/** What the boundary rules need to know of a module. */
export interface ModuleFacts {
  /** Specifiers of imports and re-exports in every form: also of types, at run time and by `require`. */
  imports: Sighting[];
  environmentReads: Sighting[];
  /** Reads of the present time and timers. */
  clockReads: Sighting[];
  moduleMocks: Sighting[];
  /** It does nothing but pass on what others export. */
  isBarrel: boolean;
  comments: Sighting[];
}

const CLOCK_MEMBERS = new Set([
  "Date.now",
  "performance.now",
  "performance.timeOrigin",
  "process.hrtime",
  "Temporal.Now",
]);
const TIMERS = new Set(["setTimeout", "setInterval"]);
const MOCKS = new Set(["vi.mock", "vi.doMock", "vitest.mock", "vitest.doMock"]);

/** Throws when the text cannot be parsed: an unread module would be a false green. */
export function readModule(file: string, text: string): ModuleFacts {
  const { program, errors, comments } = parseSync(file, text);
  const broken = errors[0];
  if (broken !== undefined) throw new Error(`${file} cannot be parsed: ${broken.message}`);
  const lineAt = lineCounter(text);
  const facts: ModuleFacts = {
    imports: [],
    environmentReads: [],
    clockReads: [],
    moduleMocks: [],
    isBarrel: program.body.length > 0 && program.body.every(isReExport),
    comments: comments.map(({ value, start }) => ({ what: value, line: lineAt(start) })),
  };
  const see = (list: Sighting[], what: string, start: number) =>
    list.push({ what, line: lineAt(start) });
  new Visitor({ ...importVisitor(facts, see), ...useVisitor(facts, see) }).visit(program);
  return facts;
}

type See = (list: Sighting[], what: string, start: number) => void;

function importVisitor({ imports, environmentReads }: ModuleFacts, see: See): VisitorObject {
  return {
    ImportDeclaration: ({ source, specifiers, start }) => {
      see(imports, source.value, start);
      const takesEnv = specifiers.some(
        (one) => one.type === "ImportSpecifier" && nameOf(one.imported) === "env",
      );
      if (takesEnv && /^(node:)?process$/.test(source.value))
        see(environmentReads, "process.env", start);
    },
    ExportAllDeclaration: ({ source, start }) => see(imports, source.value, start),
    ExportNamedDeclaration: ({ source, start }) => source && see(imports, source.value, start),
    ImportExpression: ({ source, start }) => see(imports, literalText(source) ?? COMPUTED, start),
    TSImportType: ({ source, start }) => see(imports, source.value, start),
    TSExternalModuleReference: ({ expression, start }) => see(imports, expression.value, start),
  };
}

/** Stands for a specifier that is only known at run time. */
export const COMPUTED = "(computed)";

function useVisitor(facts: ModuleFacts, see: See): VisitorObject {
  return {
    MemberExpression: (node) => {
      const name = memberName(node);
      if (name === "process.env" || name === "import.meta.env")
        see(facts.environmentReads, name, node.start);
      if (CLOCK_MEMBERS.has(name)) see(facts.clockReads, name, node.start);
      if (name.startsWith("globalThis.") && TIMERS.has(name.slice(11)))
        see(facts.clockReads, name.slice(11), node.start);
    },
    VariableDeclarator: ({ id, init, start }) => {
      if (id.type !== "ObjectPattern" || init === null) return;
      const owner = init.type === "Identifier" ? init.name : "";
      for (const property of id.properties) {
        const name = property.type === "Property" ? `${owner}.${nameOf(property.key)}` : owner;
        if (name === "process.env") see(facts.environmentReads, name, start);
        if (CLOCK_MEMBERS.has(name)) see(facts.clockReads, name, start);
      }
    },
    NewExpression: ({ callee, arguments: given, start }) => {
      if (isNamed(callee, "Date") && given.length === 0) see(facts.clockReads, "new Date()", start);
    },
    CallExpression: ({ callee, arguments: given, start }) => {
      if (isNamed(callee, "Date")) see(facts.clockReads, "Date()", start);
      if (isNamed(callee, "require")) see(facts.imports, literalText(given[0]) ?? COMPUTED, start);
      if (callee.type === "MemberExpression" && MOCKS.has(memberName(callee)))
        see(facts.moduleMocks, memberName(callee), start);
      // Called, or handed to something that will call it (promisify).
      for (const used of [callee, ...given]) {
        if (used.type === "Identifier" && TIMERS.has(used.name))
          see(facts.clockReads, used.name, start);
      }
    },
  };
}

type Statement = ReturnType<typeof parseSync>["program"]["body"][number];

function isReExport(statement: Statement): boolean {
  return (
    statement.type === "ExportAllDeclaration" ||
    (statement.type === "ExportNamedDeclaration" && statement.source !== null)
  );
}
