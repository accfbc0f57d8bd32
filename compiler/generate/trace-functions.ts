// What projects say of software tracing (WPP) outside of the sources: their trace functions, as `FUNC name(parameters);` each.

/** Stands for a string of them, beside the functions that texts name. */
export const traceFunctionsMacro = "RINGSIDE_WPP_FUNCTIONS";

/** `Name{LEVEL=…}(LEVEL,MSG,...)`; some of the parameters, or all, may stand in a second pair of parentheses. */
const declaration = String.raw`\w+\s*(?:\{[^}"]*\})?\s*\([^()"]*(?:\([^()"]*\)\s*)?\)`;
const inList = new RegExp(String.raw`(?:^|;)\s*(${declaration})`, "g");
const afterOption = new RegExp(String.raw`[-/]func:\s*(${declaration})`, "gi");
const inConfiguration = new RegExp(String.raw`^[ \t]*FUNC[ \t]+(${declaration})`, "gm");

/** Of a list that semicolons part. */
export const listedTraceFunctions = (list: string): string => found(list, inList);
/** Of the options `-func:…` of the preprocessor's command. */
export const optionTraceFunctions = (options: string): string => found(options, afterOption);
/** Of a configuration file (`-ini:…`, `-scan:…`). */
export const configuredTraceFunctions = (text: string): string => found(text, inConfiguration);

function found(text: string, pattern: RegExp): string {
  return [...text.matchAll(pattern)].map(([, one = ""]) => `FUNC ${one};`).join("");
}
