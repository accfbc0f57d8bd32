// What CMake's conditions and generator expressions say, of what is known without running anything.

/** What a condition asks of its surroundings. */
export interface ConditionNames {
  variable(name: string): string | undefined;
  isTarget(name: string): boolean;
  exists(path: string): boolean;
}
/** A word of a condition, its variables put in. */
export interface ConditionWord {
  readonly text: string;
  readonly quoted: boolean;
}

export function isTrue(value: string): boolean {
  return /^(?:1|on|yes|true|y)$/i.test(value) || (/^-?\d+(?:\.\d+)?$/.test(value) && Number(value) !== 0);
}
function isFalse(value: string): boolean {
  return value === "" || /^(?:0|off|no|false|n|ignore|notfound)$/i.test(value) || /-NOTFOUND$/.test(value);
}

/** Of one condition: each may nest the rest one deeper. */
const mostWords = 1000;

/** `if(…)`: what cannot be known is false. */
export function conditionHolds(words: readonly ConditionWord[], names: ConditionNames): boolean {
  if (words.length > mostWords) return false;
  let at = 0;
  const peek = (): string => (words[at]?.quoted === false ? (words[at]?.text ?? "") : "");
  /** An operand: the value of a variable of that name, or the word itself. */
  const value = (word: ConditionWord | undefined): string =>
    word === undefined ? "" : word.quoted ? word.text : (names.variable(word.text) ?? word.text);
  const either = (): boolean => {
    let held = both();
    while (peek() === "OR") {
      at++;
      const next = both();
      held ||= next;
    }
    return held;
  };
  const both = (): boolean => {
    let held = one();
    while (peek() === "AND") {
      at++;
      const next = one();
      held &&= next;
    }
    return held;
  };
  const one = (): boolean => {
    const word = peek();
    if (at >= words.length) return false;
    if (word === "NOT") {
      at++;
      return !one();
    }
    if (word === "(") {
      at++;
      const held = either();
      if (peek() === ")") at++;
      return held;
    }
    if (/^(?:DEFINED|TARGET|EXISTS|IS_DIRECTORY|COMMAND|POLICY|TEST|IS_ABSOLUTE|IS_SYMLINK)$/.test(word)) {
      const asked = words[at + 1]?.text ?? "";
      at += 2;
      if (word === "DEFINED") return names.variable(asked) !== undefined;
      if (word === "TARGET") return names.isTarget(asked);
      return (word === "EXISTS" || word === "IS_DIRECTORY") && names.exists(asked);
    }
    const left = words[at++];
    const operator = peek();
    if (operator === "IN_LIST") {
      const list = names.variable(words[at + 1]?.text ?? "") ?? "";
      at += 2;
      return list.split(";").includes(value(left));
    }
    const compare = comparisons[operator];
    if (compare !== undefined) {
      at++;
      const right = words[at++];
      return compare(value(left), operator === "MATCHES" ? (right?.text ?? "") : value(right));
    }
    if (left === undefined) return false;
    if (left.quoted || isTrue(left.text)) return isTrue(left.text);
    const known = names.variable(left.text);
    return known !== undefined && !isFalse(known);
  };
  return either();
}

const numbers = (a: string, b: string): number => Number(a) - Number(b);
function versions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split(".").map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
const texts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const comparisons: Readonly<Record<string, (a: string, b: string) => boolean>> = {
  MATCHES: (a, b) => cmakeExpression(b)?.(a) === true,
  ...ordered("", numbers),
  ...ordered("STR", texts),
  ...ordered("VERSION_", versions),
};
function ordered(
  prefix: string,
  order: (a: string, b: string) => number,
): Record<string, (a: string, b: string) => boolean> {
  return {
    [`${prefix}EQUAL`]: (a, b) => order(a, b) === 0,
    [`${prefix}LESS`]: (a, b) => order(a, b) < 0,
    [`${prefix}GREATER`]: (a, b) => order(a, b) > 0,
    [`${prefix}LESS_EQUAL`]: (a, b) => order(a, b) <= 0,
    [`${prefix}GREATER_EQUAL`]: (a, b) => order(a, b) >= 0,
  };
}

const longestTested = 400;
const mostRepeats = 3;

/**
 * Whether a text matches a regular expression of CMake's. There is none where it repeats what is itself repeated, or repeats too often:
 * to try that might take for ever. Texts that are longer than any path match nothing.
 */
export function cmakeExpression(pattern: string): ((text: string) => boolean) | undefined {
  if (pattern.length > 200 || /\)[*+?{]/.test(pattern)) return undefined;
  if ((pattern.match(/[*+?{]/g)?.length ?? 0) > mostRepeats) return undefined;
  try {
    const expression = new RegExp(pattern);
    return (text) => text.length <= longestTested && expression.test(text);
  } catch {
    return undefined;
  }
}

/** What a generator expression may ask. */
export interface GeneratorNames {
  readonly configuration: string;
  /** 32 bits. */
  readonly x86: boolean;
  readonly language: "C" | "CXX";
}

/** A text with its generator expressions (`$<…>`) answered; what none can know becomes nothing. */
export function generated(text: string, names: GeneratorNames, depth = 0): string {
  if (!text.includes("$<") || depth > 20) return text;
  let made = "";
  for (let at = 0; at < text.length; ) {
    if (!text.startsWith("$<", at)) {
      made += text.charAt(at++);
      continue;
    }
    const end = closing(text, at + 2);
    made += answer(text.slice(at + 2, end), names, depth);
    at = end + 1;
  }
  return made;
}

/** The `>` that ends an expression whose inside begins here. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith("$<", at)) depth++;
    else if (text[at] === ">" && --depth === 0) return at;
  }
  return text.length;
}

function answer(inside: string, names: GeneratorNames, depth: number): string {
  let colon = -1;
  for (let at = 0, nested = 0; at < inside.length && colon < 0; at++) {
    if (inside.startsWith("$<", at)) nested++;
    else if (inside[at] === ">") nested--;
    else if (inside[at] === ":" && nested === 0) colon = at;
  }
  const head = generated(colon < 0 ? inside : inside.slice(0, colon), names, depth + 1);
  const rest = generated(colon < 0 ? "" : inside.slice(colon + 1), names, depth + 1);
  const parts = rest.split(",");
  const bit = (held: boolean): string => (held ? "1" : "0");
  const same = (value: string): string => bit(parts.some((one) => one.toLowerCase() === value.toLowerCase()));
  switch (head) {
    case "1":
    case "BUILD_INTERFACE":
    case "BUILD_LOCAL_INTERFACE":
      return rest;
    case "CONFIG":
      return colon < 0 ? names.configuration : same(names.configuration);
    case "COMPILE_LANGUAGE":
      return colon < 0 ? names.language : same(names.language);
    case "C_COMPILER_ID":
    case "CXX_COMPILER_ID":
      return same("MSVC");
    case "PLATFORM_ID":
      return same("Windows");
    case "COMPILE_LANG_AND_ID":
      return bit(parts[0] === names.language && parts.includes("MSVC"));
    case "BOOL":
      return bit(!isFalse(rest));
    case "NOT":
      return bit(rest === "0");
    case "AND":
      return bit(parts.every((one) => one === "1"));
    case "OR":
      return bit(parts.includes("1"));
    case "STREQUAL":
    case "EQUAL":
      return bit(parts[0] === parts[1]);
    case "IF":
      return (parts[0] === "1" ? parts[1] : parts[2]) ?? "";
    case "LOWER_CASE":
      return rest.toLowerCase();
    case "UPPER_CASE":
      return rest.toUpperCase();
    default:
      return "";
  }
}
