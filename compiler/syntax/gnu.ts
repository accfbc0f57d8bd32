// GNU's extensions of C that Microsoft's compiler has not either: recognised, so that they are refused by their names.

/** Words that begin an expression there. */
const words: Readonly<Record<string, readonly [what: string, remedy: string] | undefined>> = {
  __proto__: undefined,
  __real__: ["the part of a complex number (GNU '__real__')", "use two numbers"],
  __real: ["the part of a complex number (GNU '__real')", "use two numbers"],
  __imag__: ["the part of a complex number (GNU '__imag__')", "use two numbers"],
  __imag: ["the part of a complex number (GNU '__imag')", "use two numbers"],
  __builtin_types_compatible_p: ["the comparison of types (GNU '__builtin_types_compatible_p')", "use _Generic"],
};

/** What an expression that cannot be one would be to GCC; undefined if it is none there either. */
export function gnuExpression(word: string): { readonly message: string; readonly remedy: string } | undefined {
  const known = Object.hasOwn(words, word) ? words[word] : undefined;
  return known === undefined ? undefined : { message: `${known[0]} is not supported`, remedy: known[1] };
}

/** A macro that GCC and Clang predefine, by its form: `__SIZE_TYPE__`, `__INT_MAX__`, `__BYTE_ORDER__`. */
export function isGnuMacro(name: string): boolean {
  return /^__[A-Z][A-Z0-9_]*(?:TYPE|MAX|MIN|BIT|DIG|EXP|EPSILON|RADIX|ORDER|ENDIAN|WIDTH)__$|^__SIZEOF_[A-Z0-9_]+__$/.test(
    name,
  );
}
export const gnuMacroRemedy =
  "GCC and Clang predefine it, Microsoft's compiler does not: use size_t and its kin, <limits.h>, <float.h>";
