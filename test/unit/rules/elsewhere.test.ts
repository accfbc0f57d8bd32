// Every name that Static Driver Verifier, CodeQL and Code Analysis give a mistake in a driver has a rule, or a reason why it has none;
// and for each rule of the verifier and each query a mistake as its page describes it is told of by a rule that bears its name.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { whyNotMapped } from "../../../language-server/rules/elsewhere.ts";
import { findRuleByName, rules } from "../../../language-server/rules/index.ts";
import { checkSources } from "./fixture.ts";
import { type Mistakes, mistakesByQuery } from "./mistakes-by-query.ts";
import { mistakesByVerifier } from "./mistakes-by-verifier.ts";
import { frameworkRules, wdmRules } from "./verifier-names.ts";

const words = (text: string): string[] => text.trim().split(/\s+/);

/** The queries of Microsoft's pack for drivers, those for any program included. */
const queries = words(`
cpp/badoverflowguard cpp/drivers/annotation-syntax cpp/drivers/current-function-type-not-correct cpp/drivers/default-pool-tag
cpp/drivers/default-pool-tag-extended cpp/drivers/driver-entry-save-buffer cpp/drivers/driver-isolation-rtl-violation
cpp/drivers/driver-isolation-zw-violation-1 cpp/drivers/driver-isolation-zw-violation-2 cpp/drivers/examined-value
cpp/drivers/extended-deprecated-apis cpp/drivers/float-hardware-state-protection cpp/drivers/illegal-field-access
cpp/drivers/illegal-field-access-2 cpp/drivers/illegal-field-write cpp/drivers/important-function-call-optimized-out
cpp/drivers/improper-not-operator-on-zero cpp/drivers/init-not-cleared cpp/drivers/invalid-function-class-typedef
cpp/drivers/invalid-function-pointer-annotation cpp/drivers/io-initialize-timer-call cpp/drivers/irp-stack-entry-copy
cpp/drivers/irql-annotation-issue cpp/drivers/irql-cancel-routine cpp/drivers/irql-float-state-mismatch
cpp/drivers/irql-function-not-annotated cpp/drivers/irql-illegal-value cpp/drivers/irql-inconsistent-with-required
cpp/drivers/irql-lowered-improperly cpp/drivers/irql-not-saved cpp/drivers/irql-not-used cpp/drivers/irql-set-too-high
cpp/drivers/irql-set-too-low cpp/drivers/irql-too-high cpp/drivers/irql-too-low cpp/drivers/ke-set-event-irql
cpp/drivers/ke-set-event-pageable cpp/drivers/kewaitlocal-requires-kernel-mode cpp/drivers/kmdf/float-safe-exit
cpp/drivers/kmdf/float-unsafe-exit cpp/drivers/multiple-function-class-annotations cpp/drivers/multiple-paged-code
cpp/drivers/multithreaded-av-condition cpp/drivers/no-paged-code cpp/drivers/ntstatus-explicit-cast
cpp/drivers/ntstatus-explicit-cast2 cpp/drivers/ntstatus-explicit-cast3 cpp/drivers/null-character-pointer-assignment
cpp/drivers/ob-reference-mode cpp/drivers/opaque-mdl-use cpp/drivers/opaque-mdl-write cpp/drivers/operand-assignment
cpp/drivers/pending-status-error cpp/drivers/pointer-variable-size cpp/drivers/pool-tag-integral
cpp/drivers/role-type-correctly-used cpp/drivers/routine-function-type-not-expected cpp/drivers/static-initializer
cpp/drivers/str-safe cpp/drivers/strict-type-match cpp/drivers/unicode-string-not-freed cpp/drivers/unsafe-call-in-global-init
cpp/drivers/wdk-deprecated-api cpp/drivers/wrong-dispatch-table-assignment
cpp/incorrect-string-type-conversion-ignore-puchar-casts cpp/infiniteloop
cpp/microsoft/experimental/security/cwe-022/path-injection cpp/microsoft/experimental/security/cwe-190/integer-overflow-tainted
cpp/microsoft/experimental/security/cwe-190/tainted-arithmetic
cpp/microsoft/experimental/security/cwe-190/uncontrolled-allocation-size
cpp/microsoft/experimental/security/cwe-468/incorrect-pointer-scaling-char
cpp/microsoft/experimental/security/cwe-807/tainted-permissions-check cpp/microsoft/public/likely-bugs/format/non-constant-format
cpp/microsoft/public/likely-bugs/memory-management/bad-strncpy-size
cpp/microsoft/public/likely-bugs/memory-management/improper-null-termination
cpp/microsoft/public/likely-bugs/memory-management/unprobeddereference
cpp/microsoft/public/likely-bugs/memory-management/unsafe-strcat
cpp/microsoft/public/likely-bugs/memory-management/usermodememoryoutsidetry
cpp/microsoft/public/likely-bugs/memory-management/usermodememoryreadmultipletimes
cpp/microsoft/public/likely-bugs/memory-management/v2/conditionally-uninitialized-variable
cpp/microsoft/public/likely-bugs/unguardednullreturndereference cpp/microsoft/public/likely-bugs/uninitializedptrfield
cpp/microsoft/public/security/cwe-190/arithmetic-with-extreme-values cpp/microsoft/public/security/cwe-190/uncontrolled-arithmetic
cpp/paddingbyteinformationdisclosure cpp/probable-use-after-free cpp/use-after-free cpp/weak-crypto/cng/hardcoded-iv
cpp/windows/drivers/driver-alert-suppression cpp/windows/wdk/inconsistent-dispatch-annotation cpp/windows/wdk/kmdf/device-init-api
cpp/windows/wdk/kmdf/wfp/connect-redirect-pend-classify cpp/windows/wdk/kmdf/wfp/connect-reirect-handle-creation
cpp/windows/wdk/kmdf/wfp/flow-layer-returns-block cpp/windows/wdk/kmdf/wfp/inline-connect-redirect
cpp/windows/wdk/kmdf/wfp/oob-stream-injection cpp/windows/wdk/kmdf/wfp/stream-callout-set-action-type
cpp/windows/wdk/kmdf/wfp/stream-inspection-call-violation
cpp/windows/wdk/kmdf/wfp/transport-layer-cannot-inject-clone-during-classify
`);
/** Code Analysis for Drivers: its pages' numbers. */
const numbers = words(`
28101 28110 28111 28114 28118 28120 28121 28122 28123 28124 28126 28127 28128 28129 28131 28132 28133 28134 28135 28139 28141
28143 28144 28145 28146 28147 28150 28151 28152 28153 28156 28157 28158 28161 28162 28165 28166 28167 28168 28169 28170 28171
28172 28173 28175 28176 28177 28193 28260 28266 28268 28601 28602 28604 28615 28616 28617 28623 28624 28625 28636 28637 28638
28639 28640 28644 28645 28648 28649 28650 28651 28652 28714 28715 28716 28717 28718 28719 28720 28721 28722 28723 28725 28726
28727 28728 28730 28735 28736 28740 28741 28742 28750 28751 28752 28753 30029 30030 30031 30032 30033 30034 30035
`).map((number) => `C${number}`);

describe.each([
  ["Static Driver Verifier", wdmRules],
  ["CodeQL", queries],
  ["Code Analysis", numbers],
] as const)("%s", (_, names) => {
  test("each name has a rule or a reason, and not both", () => {
    for (const name of names) {
      const mapped = findRuleByName(name).length > 0;
      expect(mapped !== (whyNotMapped(name) !== undefined), name).toBe(true);
    }
  });
});

test("the numbers from C28101 to C28177 all have a rule, and so have all rules of Static Driver Verifier", () => {
  expect(wdmRules).toHaveLength(168);
  for (const name of [...wdmRules, ...numbers.filter((number) => number <= "C28177")])
    expect(findRuleByName(name).length, name).toBeGreaterThan(0);
});

test("rules bear no names that Static Driver Verifier does not have", () => {
  const known = new Set([...wdmRules, ...frameworkRules]);
  expect(rules.flatMap(({ names }) => names.staticDriverVerifier ?? []).filter((name) => !known.has(name))).toEqual([]);
});

/** What is told of each mistake, by the names above it: lines that `marks` matches, several of which may stand above one. */
function toldByName(drivers: readonly Mistakes[], marks: RegExp): (readonly [string, readonly string[]])[] {
  return drivers.flatMap(({ file, text }) => {
    const found = checkSources({ [file]: text });
    const line = (offset: number) => text.slice(0, offset).split("\n").length - 1;
    const above = [...text.matchAll(marks)];
    return above.flatMap(({ 0: names, index }, at) => {
      const [first, last] = [line(index), line(above[at + 1]?.index ?? text.length)];
      const here = found.filter(({ range }) => first <= range.startLine && range.startLine < last);
      return words(names.replaceAll(/\/\/( SDV)?/g, "")).map((name) => [name, here.map(({ rule }) => rule)] as const);
    });
  });
}
const isToldBy = (name: string, told: readonly string[]) =>
  expect(told).toEqual(expect.arrayContaining([expect.toBeOneOf(findRuleByName(name).map(({ id }) => id))]));

describe("a mistake that a query is about is told of by a rule with its name", () => {
  const blocks = toldByName(mistakesByQuery, /(?:^\/\/ cpp\/\S+\n)+/gm);

  test("of each query of ours there is one", () => {
    const driver = queries.filter((query) => whyNotMapped(query) === undefined);
    expect(new Set(blocks.map(([query]) => query))).toEqual(new Set(driver));
  });
  test.each(blocks)("%s", isToldBy);
});

describe("a mistake that a rule of Static Driver Verifier is about is told of by a rule with its name", () => {
  const blocks = toldByName(mistakesByVerifier, /^\/\/ SDV \S+\n/gm);

  test("each of its rules has a mistake, here or in verifier-*.test.ts", () => {
    const elsewhere = ["irps", "own-irps", "levels", "devices"]
      .map((part) => readFileSync(new URL(`./verifier-${part}.test.ts`, import.meta.url), "utf8"))
      .join("");
    const here = new Set(blocks.map(([name]) => name));
    expect(wdmRules.filter((name) => !here.has(name) && !elsewhere.includes(`"${name}"`))).toEqual([]);
  });
  test.each(blocks)("%s", isToldBy);
});
