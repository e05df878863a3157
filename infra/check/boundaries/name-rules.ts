import path from "node:path";
import {
  EMPTY_NAMES,
  FRAMEWORK_NAMES,
  SERVICE_EXTRA_FOLDERS,
  SERVICE_FILES,
  SERVICE_FOLDERS,
} from "./layout-table.ts";
import { TEST_SUPPORT } from "./boundary-table.ts";
import { isWithin } from "./source-place.ts";

/** A rule about where a file stands and what it is called. */
export interface NameRule {
  name: string;
  judge: (file: string) => string | undefined;
}

const CODE = /\.(ts|tsx|mts|cts|mjs|cjs|js)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** `main-export.ts`, or with what kind of file it is: `.test.ts`, `.int.test.ts`, `.model.ts`, `.config.ts` … */
const CODE_FILE =
  /^[a-z0-9]+(-[a-z0-9]+)*(\.(model|bench|config|d))?(\.(int\.|e2e\.|fault\.)?test)?\.(ts|tsx|mts|mjs)$/;

const kebabCase: NameRule = {
  name: "kebab-case",
  judge: (file) => {
    if (isWithin(file, FRAMEWORK_NAMES)) return undefined;
    const folder = foldersOf(file).find((one) => !KEBAB.test(one.replace(/^\./, "")));
    if (folder !== undefined) return `the folder "${folder}" is not kebab-case`;
    const base = path.posix.basename(file);
    return CODE.test(base) && !CODE_FILE.test(base) ? `"${base}" is not kebab-case` : undefined;
  },
};

const tellingName: NameRule = {
  name: "telling-name",
  judge: (file) => {
    const stem = CODE.test(file) ? [path.posix.basename(file).split(".")[0] ?? ""] : [];
    const empty = [...foldersOf(file), ...stem].find(isEmptyName);
    return empty === undefined ? undefined : `"${empty}" does not say what is inside`;
  },
};

/** `date-utils` says as little as `utils`; `event-types` may be the best name that there is. */
function isEmptyName(name: string): boolean {
  const lastWord = name.split("-").at(-1) ?? "";
  return EMPTY_NAMES.includes(name) || (lastWord !== "types" && EMPTY_NAMES.includes(lastWord));
}

const serviceLayout: NameRule = {
  name: "service-layout",
  judge: (file) => {
    const [, service, inside] = /^services\/([^/]+)\/src\/(.+)$/.exec(file) ?? [];
    if (service === undefined || inside === undefined) return undefined;
    const folder = inside.includes("/") ? inside.slice(0, inside.indexOf("/")) : undefined;
    if (folder === undefined) {
      const isKnown = SERVICE_FILES.includes(inside) || isWithin(file, TEST_SUPPORT);
      return isKnown ? undefined : `beside ${SERVICE_FILES.join(", ")} there are only folders`;
    }
    const isKnown =
      SERVICE_FOLDERS.includes(folder) ||
      SERVICE_EXTRA_FOLDERS.includes(`services/${service}/src/${folder}`);
    return isKnown ? undefined : `"${folder}" is not one of ${SERVICE_FOLDERS.join(", ")}`;
  },
};

const noPlaceholders: NameRule = {
  name: "no-placeholders",
  judge: (file) =>
    /(^|\/)\.(git)?keep$/.test(file) ? "a folder that would be empty is absent" : undefined,
};

export const nameRules: readonly NameRule[] = [
  kebabCase,
  tellingName,
  serviceLayout,
  noPlaceholders,
];

export function isCode(file: string): boolean {
  return CODE.test(file);
}

function foldersOf(file: string): string[] {
  return file.split("/").slice(0, -1);
}
