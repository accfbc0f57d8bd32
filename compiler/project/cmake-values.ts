// What CMake's commands make of values: lists, which are texts with semicolons, texts, names of files, and words by keywords.
import { cmakeExpression } from "./cmake-expression.ts";

export interface Variables {
  get(name: string): string | undefined;
  /** Undefined takes it away; what is longer than `longestValue` is not kept. */
  set(name: string, value: string | undefined): void;
}
/** Characters: what grows beyond is made to grow. */
export const longestValue = 500_000;

export function elements(list: string): string[] {
  return list.split(";").filter((one) => one !== "");
}

/** `list(OPERATION variable …)`. */
export function changeList(operation: string, words: readonly string[], variables: Variables): void {
  const [name = "", ...rest] = words;
  const known = elements(variables.get(name) ?? "");
  const become = (changed: readonly string[], into = name): void => variables.set(into, changed.join(";"));
  switch (operation) {
    case "APPEND":
      become([...known, ...rest]);
      return;
    case "PREPEND":
      become([...rest, ...known]);
      return;
    case "REMOVE_ITEM":
      become(known.filter((one) => !rest.includes(one)));
      return;
    case "REMOVE_DUPLICATES":
      become([...new Set(known)]);
      return;
    case "FILTER": {
      const matches = rest[1] === "REGEX" ? cmakeExpression(rest[2] ?? "") : undefined;
      if (matches) become(known.filter((one) => matches(one) === (rest[0] === "INCLUDE")));
      return;
    }
    case "TRANSFORM":
      if (rest[0] === "PREPEND") become(known.map((one) => `${rest[1] ?? ""}${one}`));
      if (rest[0] === "APPEND") become(known.map((one) => `${one}${rest[1] ?? ""}`));
      return;
    case "LENGTH":
      become([String(known.length)], rest[0] ?? "");
      return;
    case "GET": {
      const positions = rest.slice(0, -1).map(Number);
      become(
        positions.flatMap((at) => known.at(at) ?? []),
        rest.at(-1) ?? "",
      );
      return;
    }
  }
}

/** `string(OPERATION …)`. */
export function changeText(operation: string, words: readonly string[], variables: Variables): void {
  const [first = "", second = "", third = "", ...more] = words;
  switch (operation) {
    case "APPEND":
      variables.set(first, (variables.get(first) ?? "") + words.slice(1).join(""));
      return;
    case "CONCAT":
      variables.set(first, words.slice(1).join(""));
      return;
    case "TOLOWER":
      variables.set(second, first.toLowerCase());
      return;
    case "TOUPPER":
      variables.set(second, first.toUpperCase());
      return;
    case "REPLACE": {
      if (first === "") return;
      const pieces = more.join("").split(first);
      if (pieces.length * second.length < longestValue) variables.set(third, pieces.join(second));
      return;
    }
    case "STRIP":
      variables.set(second, first.trim());
      return;
  }
}

/** `cmake_parse_arguments(PREFIX "OPTION…" "ONE…" "MANY…" words…)`. */
export function parseArguments(words: readonly string[], variables: Variables): void {
  const [prefix = "", options = "", single = "", many = "", ...rest] = words;
  const [flags = [], ones = [], lists = []] = [options, single, many].map(elements);
  const found = new Map<string, string[]>();
  let into: string[] | undefined;
  let left = 0;
  const unparsed: string[] = [];
  for (const word of rest) {
    if (flags.includes(word)) {
      found.set(word, ["TRUE"]);
      into = undefined;
    } else if (ones.includes(word) || lists.includes(word)) {
      into = [];
      left = ones.includes(word) ? 1 : Number.POSITIVE_INFINITY;
      found.set(word, into);
    } else if (into !== undefined && left-- > 0) into.push(word);
    else unparsed.push(word);
  }
  for (const name of flags) variables.set(`${prefix}_${name}`, found.has(name) ? "TRUE" : "FALSE");
  for (const name of [...ones, ...lists]) variables.set(`${prefix}_${name}`, found.get(name)?.join(";"));
  variables.set(`${prefix}_UNPARSED_ARGUMENTS`, unparsed.length === 0 ? undefined : unparsed.join(";"));
}

/** `get_filename_component`. */
export function fileNamePart(path: string, mode: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  switch (mode) {
    case "DIRECTORY":
    case "PATH":
      return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    case "NAME":
      return name;
    case "NAME_WE":
      return name.replace(/\..*$/, "");
    case "EXT":
      return /\..*$/.exec(name)?.[0] ?? "";
    default:
      return path;
  }
}
