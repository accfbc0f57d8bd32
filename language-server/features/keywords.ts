// The words of the languages themselves that a driver's source has.
/** Behind a `#` that begins a line. */
export const directives: readonly string[] = [
  "include",
  "define",
  "undef",
  "if",
  "ifdef",
  "ifndef",
  "elif",
  "else",
  "endif",
  "pragma",
  "error",
  "line",
];
/** Behind `#pragma`. */
export const pragmas: readonly string[] =
  "alloc_text bss_seg code_seg comment const_seg data_seg endregion intrinsic message once optimize pack pop_macro prefast push_macro region section warning".split(
    " ",
  );
const ofC =
  "break case char const continue default do double else enum extern float for goto if inline int long register return short signed " +
  "sizeof static struct switch typedef union unsigned void volatile while __declspec __except __finally __forceinline __int64 __leave __try";
const ofCpp =
  "auto bool class const_cast constexpr constinit delete explicit false friend mutable namespace new noexcept nullptr operator private " +
  "protected public reinterpret_cast static_assert static_cast template this true typename using virtual";
const words = { c: ofC.split(" "), cpp: [...ofC.split(" "), ...ofCpp.split(" ")] };

export function keywordsOf(path: string): readonly string[] {
  return /\.(?:cpp|cxx|cc|hpp|hxx)$/i.test(path) ? words.cpp : words.c;
}
