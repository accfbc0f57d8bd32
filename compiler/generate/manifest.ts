// What the headers made of an instrumentation manifest have in common: its elements' attributes, found without a tree of them.

export interface Attributes {
  readonly [name: string]: string | undefined;
}

export function attributes(opening: string): Attributes {
  const found = opening.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries([...found].map(([, name = "", double, single]) => [name, double ?? single ?? ""]));
}
export function elements(body: string, name: string): Attributes[] {
  return [...body.matchAll(new RegExp(String.raw`<${name}\b([^>]*)>`, "g"))].map(([, opening = ""]) =>
    attributes(opening),
  );
}
export const number = (text: string | undefined): number => {
  const value = Number(text ?? "0");
  return Number.isSafeInteger(value) ? value : 0;
};
export const isName = (text: string | undefined): text is string => text !== undefined && /^[A-Za-z_]\w*$/.test(text);
