// What an author may say not to report, in each of the ways there are.
import { expect, it } from "vitest";
import { DriverProject } from "../../../language-server/index.ts";
import { cache, disk, headers } from "../../kit.ts";

/** Lines marked `//!` or `/*!*` + `/` are those where irql-too-high is expected. */
function check(texts: Readonly<Record<string, string>>): { found: string[]; marked: string[] } {
  const files = { read: (path: string) => texts[path] ?? disk.read(path) };
  const findings = new DriverProject(["/d/a.c"], {
    target: "x64",
    files,
    includePaths: [headers],
    defines: {},
    cache,
  }).check();
  const marked = Object.entries(texts).flatMap(([file, text]) =>
    text.split(/\r\n|\r|\n/).flatMap((line, i) => (line.includes("/*!*/") ? [`${file}:${i + 1} irql-too-high`] : [])),
  );
  return {
    found: findings.map(({ rule, range }) => `${range.file}:${range.startLine + 1} ${rule}`).sort(),
    marked: marked.sort(),
  };
}
const body = (lines: string) => `#include <wdm.h>
KDEFERRED_ROUTINE Dpc;
VOID Dpc(PKDPC dpc, PVOID context, PVOID a, PVOID b)
{
    UNREFERENCED_PARAMETER(dpc); UNREFERENCED_PARAMETER(a); UNREFERENCED_PARAMETER(b);
${lines}
}
`;
const call = "ZwFlushKey(context);";

it("pragmas are followed in order, with push, pop and default", () => {
  const { found, marked } = check({
    "/d/a.c": body(`    ${call} /*!*/
#pragma warning(suppress: 28121)
    ${call}
    ${call} /*!*/
#pragma warning(push)
#pragma warning(disable: 4100 28121)
    ${call}
#pragma warning(pop)
    ${call} /*!*/
#pragma warning(disable: 4100; disable: 28121)
    ${call}
#pragma warning(push)
#pragma warning(default: 28121)
    ${call} /*!*/
#pragma warning(pop)
    ${call}
#pragma warning(default: 28121)
    ${call} /*!*/
    __pragma(warning(suppress: 28121))
    ${call}
#pragma prefast(suppress: 28121, "28000 is only text; so is disable")
    ${call}
#pragma prefast(disable: 28121, "from here on")
    ${call}`),
  });
  expect(marked.length).toBe(5);
  expect(found).toEqual(marked);
});

it("what a header disables stays so after it, unless it pops", () => {
  const inHeader = (text: string) =>
    check({
      "/d/a.c": body(`    ${call} /*!*/`).replace("#include <wdm.h>", '#include <wdm.h>\n#include "h.h"'),
      "/d/h.h": text,
    });
  expect(inHeader("#pragma warning(disable: 28121)\n").found).toEqual([]);
  const popped = inHeader("#pragma warning(push)\n#pragma warning(disable: 28121)\nint x;\n#pragma warning(pop)\n");
  expect(popped.found).toEqual(popped.marked);
});

it("comments name rules as any tool does, and must give their reason", () => {
  const { found } = check({
    "/d/a.c": body(`    ${call} // ringside-ignore irql-too-high: known
    // ringside-ignore C28121: known
    ${call}
    /* ringside-ignore 28121, cpp/drivers/irql-too-high: known */
    ${call}
    ${call} // ringside-ignore irql-too-high
    ${call} // ringside-ignore no-such-rule: why
    ${call} // ringside-ignore
    ; // ringside-ignore irql-too-high: nothing is here`).replaceAll("\n", "\r\n"),
  });
  expect(found).toEqual([
    "/d/a.c:11 irql-too-high",
    "/d/a.c:11 suppression-without-reason",
    "/d/a.c:12 irql-too-high",
    "/d/a.c:12 suppression-without-rule",
    "/d/a.c:13 irql-too-high",
    "/d/a.c:13 suppression-without-rule",
    "/d/a.c:14 unused-suppression",
  ]);
});

it("#pragma prefast names queries by their paths, too", () => {
  const { found, marked } = check({
    "/d/a.c": body(`#pragma prefast(suppress: cpp/drivers/irql-too-high, "known")
    ${call}
#pragma prefast(suppress: cpp/windows/drivers/queries/irql-too-high)
    ${call}
#pragma prefast(suppress: cpp/drivers/no-such-query)
    ${call} /*!*/`),
  });
  expect(found).toEqual(marked);
});
