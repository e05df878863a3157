/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | Html[];

/** A template whose values are escaped, unless they are Html themselves. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return {
    html: strings
      .map((text, index) => text + (index < values.length ? render(values[index] ?? "") : ""))
      .join(""),
  };
}

function render(value: Value): string {
  if (Array.isArray(value)) return value.map((one) => one.html).join("");
  return typeof value === "object" ? value.html : escape(String(value));
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
