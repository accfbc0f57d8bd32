// Which macro spelled a constant: `STATUS_PENDING` for the 0x103 it stands for. Asked for every literal, so it looks before it thinks.
import type { Macro, MacroTable } from "../preprocess/macros.ts";
import { kindOf, TokenKind, textOf } from "../preprocess/symbols.ts";
import type { TokenTable } from "../preprocess/tokens.ts";
import type { MacroNames } from "./context.ts";

/** A macro that is one constant: a literal with parentheses, casts and signs around it, or the name of another such macro. */
const constantLike = new WeakMap<Macro, boolean>();
const MOST_TOKENS = 16;

function namesConstant(macro: Macro): boolean {
  const known = constantLike.get(macro);
  if (known !== undefined) return known;
  let literals = 0;
  let plain = macro.params === undefined && !macro.dynamic && macro.body.count > 0 && macro.body.count <= MOST_TOKENS;
  for (let i = 0; plain && i < macro.body.count; i++) {
    const symbol = macro.body.symbols[i] ?? 0;
    const kind = kindOf(symbol);
    if (kind === TokenKind.number || kind === TokenKind.character) literals++;
    else if (kind !== TokenKind.identifier && !/^[()\-~*]$/.test(textOf(symbol)) && kind === TokenKind.punctuator)
      plain = false;
  }
  const result = plain && literals <= 1;
  constantLike.set(macro, result);
  return result;
}

export function macroNames(
  tokens: TokenTable,
  macros: MacroTable,
  baseOf: (declaration: number) => number,
): MacroNames {
  return {
    macroOf(declaration, token) {
      const at = baseOf(declaration) + token;
      const block = tokens.blockOf(at);
      let expansion = block.expansionOf[at - block.base] ?? -1;
      let name: string | undefined;
      // From the innermost macro outwards, as far as each is but another name of the same constant.
      for (let hops = 0; expansion >= 0 && hops < 50; hops++) {
        const symbol = block.expansions.macros[expansion] ?? 0;
        const macro = macros.find(symbol);
        if (macro === undefined || !namesConstant(macro)) break;
        name = textOf(symbol);
        expansion = block.expansions.outers[expansion] ?? -1;
      }
      return name;
    },
  };
}
