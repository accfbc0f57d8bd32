// An edited text has the tokens that it would have if nothing were known of it before, wherever it is edited.
import { expect, it } from "vitest";
import { lex, type RawTokens } from "../../../compiler/preprocess/lexer.ts";
import { relex } from "../../../compiler/preprocess/relex.ts";
import { Random } from "../../fuzz/mutate.ts";

const routine = (at: number) => `
/* Routine ${at},
   of many */
#define SUM_${at}(a, b) \\
    ((a) + \\
     (b))
#include <ntddk.h>
static ULONG Routine${at}(PEXT Ext, ULONG Size) // what it does
{
\tPCSTR text = "a string \\"${at}\\" with a // in it" L"wide";
    if (Ext->Count != SUM_${at}(1, 0x${at})) return '\\n';
#if defined(DBG) /* a comment that
 goes on */ && 1
    Ext->Count <<= 3.5e+2;
#endif
    return Size;
}
`;
const pieces = [
  "/*",
  "*/",
  "//",
  "\\",
  "\\\n",
  '"',
  "'",
  "\n",
  "\r\n",
  "\r",
  "#",
  "#include <a.h>\n",
  " ",
  "x",
  "}",
  "\t",
  "??/",
  "",
  "@",
  "é",
];

/** One text of each, which is compared at once. */
function columnsOf({ count, symbols, starts, ends, flags, directives, openComment, text }: RawTokens) {
  const columns = [symbols, starts, ends, flags].map((column) => column.subarray(0, count).join());
  return [text, ...columns, directives.join(), openComment].join("\n");
}

it.each(["\n", "\r\n"])("a text is edited at random, again and again (lines end with %j)", (ending) => {
  const random = new Random(11);
  const written = Array.from({ length: 60 }, (_, at) => routine(at))
    .join("")
    .replaceAll("\n", ending);
  let text = written;
  let before = lex(text);
  for (let count = 0; count < 200; count++) {
    const at = random.below(text.length + 1);
    const length = random.pick([0, 0, 1, 2, 30], 0);
    text = text.slice(0, at) + random.pick(pieces, "") + text.slice(at + length);
    // What opened a comment is undone in the end.
    if (count % 5 === 4) text = written;
    before = relex(text, before);
    expect(columnsOf(before) === columnsOf(lex(text)), `edit ${count + 1}`).toBe(true);
  }
});

it("only the lines that were edited are cut into tokens again", () => {
  const text = Array.from({ length: 60 }, (_, at) => routine(at)).join("");
  const before = lex(text);
  // A token of another kind than the text says: whoever reads that line again would see it.
  before.symbols[before.count - 1] = 0;
  before.symbols[0] = 0;
  const now = relex(text.replace("Routine30(", "Renamed("), before);
  expect([now.symbols[0], now.symbols[now.count - 1]]).toEqual([0, 0]);
});
