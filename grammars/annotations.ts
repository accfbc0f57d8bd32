// The text of a driver source as a C grammar can read it: SAL annotations and the header macros for calling conventions and
// linkage stand where C has no place for them, so they are overwritten by blanks. Nothing moves: every offset stays true.

/** Macros of the kernel headers that stand before or in declarations. */
const declarationMacros: ReadonlySet<string> = new Set([
  "IN",
  "OUT",
  "OPTIONAL",
  "NTAPI",
  "NTSYSAPI",
  "NTKERNELAPI",
  "NTHALAPI",
  "NTSYSCALLAPI",
  "NTSYSCALLAPIKERNEL",
  "FORCEINLINE",
  "WINAPI",
  "APIENTRY",
  "CALLBACK",
  "FASTCALL",
  "STDAPICALLTYPE",
  "DECLSPEC_IMPORT",
  "DECLSPEC_NORETURN",
  "DECLSPEC_NOINLINE",
  "UNALIGNED",
  "FAR",
  "NEAR",
  "EXTERN_C",
  "CFORCEINLINE",
  "NDIS_API",
  "WDFAPI",
]);
const sal = /^_(?=.*[a-z])[A-Z]\w*_$/;
const oldSal =
  /^__(?:drv_\w+|(?:in|out|inout|deref|checkReturn|success|range|field|reserved|callback|nullterminated|kernel_\w+)(?:_\w+)?)$/;
const withoutArguments =
  /^_(?:In|Out|Inout|Outptr|COM_Outptr|Must_inspect_result|Use_decl_annotations|Const|Reserved|Null_terminated|Notnull|Maybenull)(?:_z|_opt|_result_maybenull)*_$|^__(?:in|out|inout|deref_out|checkReturn|reserved|nullterminated)(?:_opt)?$/;
/** Longer argument lists are taken for code. */
const longestArguments = 4000;

export function readableText(text: string): string {
  let result = "";
  let copied = 0;
  let at = 0;
  let lineStart = true;
  const blank = (from: number, to: number): void => {
    result += text.slice(copied, from) + text.slice(from, to).replace(/[^\r\n]/g, " ");
    copied = to;
  };
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) {
      lineStart = true;
      at++;
    } else if (c === 32 || c === 9) at++;
    else if (c === 35 && lineStart) at = directiveEnd(text, at);
    else if (c === 47 || c === 34 || c === 39) {
      at = tokenEnd(text, at);
      lineStart = false;
    } else if (isWordStart(c)) {
      let end = at + 1;
      while (isWordStart(text.charCodeAt(end)) || isDigit(text.charCodeAt(end))) end++;
      const word = text.slice(at, end);
      lineStart = false;
      if (declarationMacros.has(word)) blank(at, end);
      else if (sal.test(word) || oldSal.test(word)) {
        const after = withoutArguments.test(word) ? end : argumentsEnd(text, end);
        blank(at, after);
        end = after;
      }
      at = end;
    } else {
      lineStart = false;
      at++;
    }
  }
  return result + text.slice(copied);
}

function isWordStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36 || c > 127;
}
function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** After the comment or literal at `at`, or one further if there is none. */
function tokenEnd(text: string, at: number): number {
  const c = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (c === 47) {
    if (next === 42) {
      const end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length : end + 2;
    }
    return next === 47 ? lineEnd(text, at) : at + 1;
  }
  let i = at + 1;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === c) return i + 1;
    else if (unit === 10 || unit === 13) return i;
  }
  return text.length;
}

/** The line's end, over `\` at its end. */
function lineEnd(text: string, at: number): number {
  let i = at;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) {
      if (text.charCodeAt(i + 1) === 13) i++;
      i++;
    } else if (unit === 10 || unit === 13) return i;
  }
  return text.length;
}

/** A directive's line, with the block comments in it that go over lines. */
function directiveEnd(text: string, at: number): number {
  const end = lineEnd(text, at);
  const comment = text.indexOf("/*", at);
  if (comment < 0 || comment >= end) return end;
  const close = text.indexOf("*/", comment);
  return close < 0 ? text.length : close + 2 <= end ? end : directiveEnd(text, close + 2);
}

/** After the parenthesis that follows, or `at` if none does or it does not close. */
function argumentsEnd(text: string, at: number): number {
  let i = at;
  while (/\s/.test(text.charAt(i))) i++;
  if (text.charCodeAt(i) !== 40) return at;
  let depth = 0;
  const limit = Math.min(text.length, i + longestArguments);
  while (i < limit) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39 || c === 47) {
      i = tokenEnd(text, i);
      continue;
    }
    if (c === 40) depth++;
    else if (c === 41 && --depth === 0) return i + 1;
    i++;
  }
  return at;
}
