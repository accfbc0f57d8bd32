// A directive of a format written as another one.
import type { FixContext, RuleFix } from "../rule.ts";
import { callIn } from "./call-edits.ts";

/** Of two such directives either may be meant: then there is no edit. */
export function directiveFix({ text, start }: FixContext, was: string, by: string): RuleFix | undefined {
  const call = callIn(text, start);
  const at = call ? text.slice(0, call.end).indexOf(was, start) : -1;
  if (was === "" || by === was || at < 0 || text.slice(0, call?.end).includes(was, at + 1)) return undefined;
  return { title: `Print it with ${by}`, edits: [{ start: at, end: at + was.length, text: by }] };
}
