// The macros that stand before the first line: those of Microsoft C 19.39 for the target, and those a driver build for
// Windows 10 sets (`_KERNEL_MODE`, `_WIN32_WINNT`, `DBG` of a checked build …). The command line's come after and win.
import { SourceFile } from "../source/file.ts";
import type { SourceDiagnostic } from "../source/source.ts";
import type { Target } from "../unit.ts";
import { dynamicMacro, readDefine } from "./define.ts";
import { lex } from "./lexer.ts";
import { MacroTable } from "./macros.ts";
import { Sym } from "./spellings.ts";
import { isName } from "./symbols.ts";

const common = `
_MSC_VER 1939
_MSC_FULL_VER 193933523
_MSC_BUILD 0
_MSC_EXTENSIONS 1
_INTEGRAL_MAX_BITS 64
_WIN32 1
_MT 1
_KERNEL_MODE 1
_WIN32_WINNT 0x0A00
_NT_TARGET_VERSION 0x0A00
WINVER 0x0A00
WINNT 1
NTDDI_VERSION 0x0A00000C
DBG 1
DEPRECATE_DDK_FUNCTIONS 1
STD_CALL 1
CONDITION_HANDLING 1
__STDC_HOSTED__ 1
__RINGSIDE__ 1
`;
const c = `
__STDC__ 1
__STDC_VERSION__ 201710L
__STDC_NO_VLA__ 1
__STDC_NO_ATOMICS__ 1
__STDC_NO_COMPLEX__ 1
__STDC_NO_THREADS__ 1
`;
// As Microsoft's compiler says it: `__cplusplus` stays at C++98 unless /Zc:__cplusplus is given, which driver projects do not do; the
// language itself is told by `_MSVC_LANG`.
const cxx = `
__cplusplus 199711L
_MSVC_LANG 201703L
_WCHAR_T_DEFINED 1
_NATIVE_WCHAR_T_DEFINED 1
__BOOL_DEFINED 1
__nullptr nullptr
`;
const targets: Readonly<Record<Target, string>> = {
  x64: `
_WIN64 1
_M_X64 100
_M_AMD64 100
_AMD64_ 1
AMD64 1
_M_FP_PRECISE 1
`,
  x86: `
_M_IX86 600
_M_IX86_FP 2
_X86_ 1
i386 1
_M_FP_PRECISE 1
`,
};
const dynamic = [
  Sym.pp___FILE__,
  Sym.pp___LINE__,
  Sym.pp___COUNTER__,
  Sym.pp___DATE__,
  Sym.pp___TIME__,
  Sym.pp___TIMESTAMP__,
  Sym.pp___BASE_FILE__,
  Sym.pp___INCLUDE_LEVEL__,
];

/** Fresh for each call; `problems` gets what is wrong with a define of the command line. */
export function predefinedMacros(
  target: Target,
  isCxx: boolean,
  defines: Readonly<Record<string, string>>,
  problems: SourceDiagnostic[],
): MacroTable {
  const macros = new MacroTable();
  for (const symbol of dynamic) macros.define(dynamicMacro(symbol));
  for (const line of `${common}${isCxx ? cxx : c}${targets[target]}`.split("\n"))
    if (line !== "") defineLine(macros, line);
  for (const [name, value] of Object.entries(defines)) {
    const text = `${name} ${value === "" ? "1" : value.replace(/[\r\n]+/g, " ")}`;
    if (!defineLine(macros, text)) {
      const range = new SourceFile("<command line>", text).range(0, text.length);
      const message = `'${name}' is no macro that can be defined`;
      problems.push({
        code: "pp-define",
        severity: "error",
        message,
        remedy: "Give a name, or NAME(parameters), and its text.",
        range,
      });
    }
  }
  return macros;
}

function defineLine(macros: MacroTable, text: string): boolean {
  const raw = lex(text);
  if (raw.count === 0 || !isName(raw.symbols[0] ?? 0) || raw.symbols[0] === Sym.pp_defined) return false;
  const macro = readDefine(raw, 0, raw.count, undefined);
  if ("message" in macro) return false;
  macros.define(macro);
  return true;
}
