// A quick fix mends what it says it mends: applied to the bad example of its rule's page, the finding is gone, and nothing new
// is found, by a rule or by the compiler.
import { describe, expect, test } from "vitest";
import { compileUnit, createCompileCache } from "../../../compiler/index.ts";
import { applyChanges, fixAll, fixFor } from "../../../language-server/features/fixes.ts";
import { rules } from "../../../language-server/rules/index.ts";
import { checkSources, disk, headers, readFixture } from "./fixture.ts";

const file = "/driver/driver.c";
const cache = createCompileCache();
function unitOf(source: string) {
  const files = { read: (path: string) => (path === file ? source : disk.read(path)) };
  return compileUnit(file, { target: "x64", files, includePaths: [headers], defines: {}, cache });
}
function badExamples(page: string): string[] {
  return [...page.matchAll(/^```c bad\n([\s\S]*?)^```/gm)].map((match) => readFixture(file, match[1] ?? "").source);
}
const fixable = rules.filter((rule) => rule.fix !== undefined);

test("forty rules and more have a fix", () => expect(fixable.length).toBeGreaterThanOrEqual(40));

describe.each(fixable.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its fix mends an example of its page", () => {
    const mended = badExamples(rule.page).some((source) => {
      const before = checkSources({ [file]: source });
      const finding = before.find((found) => found.rule === id);
      const fix = finding && fixFor(unitOf(source), source, finding);
      if (!fix) return false;
      const after = applyChanges(source, fix.edits);
      const left = checkSources({ [file]: after }).map((found) => `${found.rule}: ${found.message}`);
      const known = new Set(
        before.filter((found) => found !== finding).map((found) => `${found.rule}: ${found.message}`),
      );
      expect(
        left.filter((found) => !known.has(found)),
        after,
      ).toEqual([]);
      return true;
    });
    expect(mended).toBe(true);
  });
});

test("all findings of a rule in a file are mended at once", () => {
  const source = `#include <wdm.h>
VOID Set(PDEVICE_OBJECT A, PDEVICE_OBJECT B) {
    A->Flags = DO_BUFFERED_IO;
    B->Flags = DO_DIRECT_IO;
}
`;
  const findings = checkSources({ [file]: source });
  const { edits, count } = fixAll(unitOf(source), source, findings);
  expect(count).toBe(2);
  expect(checkSources({ [file]: applyChanges(source, edits) })).toEqual([]);
});
test("a statement put before the only one of an if gets braces", () => {
  const source = `#include <wdm.h>
NTSTATUS First(POBJECT_ATTRIBUTES Attributes, ULONG Length) {
    HANDLE file;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status = ZwOpenFile(&file, GENERIC_READ, Attributes, &iosb, 0, 0);
    if (!NT_SUCCESS(status)) return status;
    if (Length == 0)
        return STATUS_INVALID_PARAMETER;
    ZwClose(file);
    return STATUS_SUCCESS;
}
`;
  const [finding] = checkSources({ [file]: source });
  const fix = finding && fixFor(unitOf(source), source, finding);
  const after = applyChanges(source, fix?.edits ?? []);
  expect(after).toContain("{\n        ZwClose(file);\n        return STATUS_INVALID_PARAMETER;\n    }");
  expect(checkSources({ [file]: after })).toEqual([]);
});
