// Signature help: the call around the cursor, with the direction of each parameter and the levels the routine demands, from
// the annotations of its header. Reads the text before the cursor, so a call that is half typed is enough.
import type { Contract, ParameterContract } from "../../compiler/contract/contract.ts";
import { kindOf, TokenKind, textOf } from "../../compiler/preprocess/index.ts";
import { lex } from "../../compiler/preprocess/lexer.ts";
import { typeText } from "../../compiler/types/print.ts";
import type { FunctionType, Type } from "../../compiler/types/type.ts";
import { contractOf } from "../analysis/world.ts";
import type { ReadText } from "../text.ts";
import { commentOn, commentOnMacro, conditionText, contractLines } from "./hover.ts";
import { parametersOf, routineBehind } from "./macro-routine.ts";
import { localsAt, type Spot } from "./place.ts";

export interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly SignatureParameter[];
  readonly active: number;
}
export interface SignatureParameter {
  /** Of its text in the label. */
  readonly start: number;
  readonly end: number;
  readonly documentation: string;
}

export function signatureAt(spot: Spot, text: string, read: ReadText): Signature | undefined {
  const { unit, offset } = spot;
  const call = callAt(text.slice(0, offset));
  if (!call) return undefined;
  const { name, argument } = call;
  const local = localsAt(spot).find((one) => one.name === name);
  const symbol = local ? undefined : unit.symbols.get(name);
  if (symbol?.kind === "function" && symbol.type.kind === "function") {
    const contract = contractOf(unit, symbol);
    const comment = commentOn(unit, symbol, read);
    return signature(name, symbol.type, contract, argument, comment);
  }
  const macro = local ? undefined : unit.macros.get(name);
  const routine = macro && routineBehind(macro, unit);
  if (macro?.params) {
    const contract = routine && contractOf(unit, routine.symbol);
    const types = routine?.symbol.type.kind === "function" ? routine.symbol.type.params : [];
    const parts = parametersOf(macro).map((param, index) => {
      const handed = routine?.handedTo[index] ?? -1;
      const type = types[handed]?.type;
      return type ? part(type, param, contract, handed) : { text: param, documentation: "" };
    });
    const comment = commentOnMacro(macro, read);
    const facts = contract ? contractLines(contract) : [];
    const lines = comment === undefined ? facts : [comment, ...facts];
    return laidOut(`${name}(`, parts, ")", lines, argument, macro.variadic);
  }
  // Another name of a routine.
  if (macro && routine?.symbol.type.kind === "function")
    return signature(
      name,
      routine.symbol.type,
      contractOf(unit, routine.symbol),
      argument,
      commentOnMacro(macro, read),
    );
  const type = functionBehind(local?.type ?? symbol?.type);
  return type && signature(name, type, unit.contractOfType(type), argument, undefined);
}

/** The innermost call that the end of a text stands in, and which argument. */
export function callAt(before: string): { readonly name: string; readonly argument: number } | undefined {
  const tokens = lex(before);
  if (tokens.openComment >= 0) return undefined;
  let depth = 0;
  let argument = 0;
  for (let at = tokens.count - 1; at >= 0; at--) {
    switch (textOf(tokens.symbols[at] ?? 0)) {
      case ")":
      case "]":
        depth += 1;
        break;
      case "[":
        if (depth === 0) argument = 0;
        else depth -= 1;
        break;
      case "(": {
        if (depth > 0) {
          depth -= 1;
          break;
        }
        const callee = tokens.symbols[at - 1] ?? 0;
        if (at > 0 && kindOf(callee) === TokenKind.identifier) return { name: textOf(callee), argument };
        argument = 0;
        break;
      }
      case ",":
        if (depth === 0) argument += 1;
        break;
      case ";":
      case "{":
      case "}":
        return undefined;
      default:
    }
  }
  return undefined;
}

function signature(
  name: string,
  type: FunctionType,
  contract: Contract | undefined,
  argument: number,
  comment: string | undefined,
): Signature {
  const parts = type.params.map((param, index) => part(param.type, param.name ?? "", contract, index));
  if (type.variadic) parts.push({ text: "...", documentation: "" });
  const facts = contract ? contractLines(contract) : [];
  const lines = comment === undefined ? facts : [comment, ...facts];
  return laidOut(`${typeText(type.returns, name)}(`, parts, ")", lines, argument, type.variadic);
}
interface Part {
  readonly text: string;
  readonly documentation: string;
}
/** A parameter by its name, with what the contract says of the one at an index. */
function part(type: Type, name: string, contract: Contract | undefined, index: number): Part {
  const known = contract?.params[index];
  const sign = annotation(known);
  const facts = parameterFacts(contract, known, index).join("; ");
  return {
    text: `${sign === "" ? "" : `${sign} `}${typeText(type, name)}`,
    // It stands in a line of its own below the signature.
    documentation: facts === "" || name === "" ? facts : `${name}: ${facts}`,
  };
}
function laidOut(
  head: string,
  parts: readonly Part[],
  tail: string,
  lines: readonly string[],
  argument: number,
  variadic: boolean,
): Signature {
  let label = head;
  const parameters = parts.map(({ text, documentation }, index) => {
    if (index > 0) label += ", ";
    const start = label.length;
    label += text;
    return { start, end: label.length, documentation };
  });
  return {
    label: label + tail,
    documentation: lines.join("  \n"),
    parameters,
    active: variadic ? Math.min(argument, parts.length - 1) : argument,
  };
}

/** As SAL writes it. */
function annotation(param: ParameterContract | undefined): string {
  if (param?.direction === undefined) return "";
  const word = { in: "In", out: "Out", inout: "Inout" }[param.direction];
  return `_${word}_${param.optional ? "opt_" : ""}`;
}
function parameterFacts(contract: Contract | undefined, param: ParameterContract | undefined, index: number): string[] {
  const facts: string[] = [];
  if (param?.direction !== undefined) facts.push({ in: "in", out: "out", inout: "in and out" }[param.direction]);
  if (param?.optional) facts.push("may be NULL");
  for (const clause of contract?.clauses ?? []) {
    if (clause.param !== index) continue;
    const on = clause.when ? ` if ${conditionText(clause)}` : "";
    if (clause.kind === "irqlSaves") facts.push(`the IRQL from before is saved here${on}`);
    else if (clause.kind === "irqlRestores") facts.push(`the IRQL that is restored${on}`);
  }
  return facts;
}
function functionBehind(type: Type | undefined): FunctionType | undefined {
  const target = type?.kind === "pointer" ? type.to : type;
  return target?.kind === "function" ? target : undefined;
}
