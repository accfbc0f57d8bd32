// Signature help, as an editor asks for it.
import { expect, test } from "vitest";
import type { SignatureHelp } from "vscode-languageserver-protocol";
import { callAt } from "../../../language-server/features/signature.ts";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;
const uri = "file:///driver/driver.c";

/** The help at the `|` of a source. */
async function help(marked: string): Promise<SignatureHelp | null> {
  client = await startClient();
  const offset = marked.indexOf("|");
  const before = marked.slice(0, offset).split("\n");
  await client.open(uri, marked.slice(0, offset) + marked.slice(offset + 1));
  return client.connection.sendRequest<SignatureHelp | null>("textDocument/signatureHelp", {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  });
}
const activeText = (found: SignatureHelp | null): string => {
  const signature = found?.signatures[0];
  const label = signature?.parameters?.[found?.activeParameter ?? 0]?.label;
  return Array.isArray(label) ? (signature?.label.slice(label[0], label[1]) ?? "") : "";
};
const words = (found: SignatureHelp | null): string => JSON.stringify(found?.signatures[0]?.documentation ?? "");

test("a half-typed call of a DDI shows directions and level, whatever stands before it on the line", async () => {
  const found = await help(
    '#include <wdm.h>\nVOID Stop(PKEVENT Event)\n{\n    /* \u{1f600} é */ DbgPrint("x"); KeWaitForSingleObject(Event, (KWAIT_REASON)(1 + 2), |\n}\n',
  );
  expect(activeText(found)).toMatch(/^_In_ .*WaitMode$/);
  expect(found?.activeParameter).toBe(2);
  expect(words(found)).toContain("IRQL: ");
});

test("a function of the driver is shown with the contract it is annotated with", async () => {
  const found = await help(
    "#include <wdm.h>\n_IRQL_requires_max_(DISPATCH_LEVEL)\nVOID Fill(_Out_ PULONG Value, _In_opt_ PVOID Context);\nVOID Run(PULONG v) { if (v[1]) { Fill(v, | } }\n",
  );
  expect(activeText(found)).toBe("_In_opt_ PVOID Context");
  expect(found?.signatures[0]?.parameters?.map(({ documentation }) => documentation)).toEqual([
    "Value: out",
    "Context: in; may be NULL",
  ]);
  expect(words(found)).toContain("DISPATCH_LEVEL or below");
});

test("a function whose level is not known says none", async () => {
  const found = await help("#include <wdm.h>\nVOID Fill(PULONG Value);\nVOID Run(PULONG v) { Fill(| }\n");
  expect(found?.signatures[0]?.label).toContain("PULONG Value");
  expect(words(found)).not.toContain("LEVEL");
});

test("pointers to role types and function-like macros are calls as well", async () => {
  const pointer = await help(
    "#include <wdm.h>\nVOID Run(PDRIVER_DISPATCH Lower, PDEVICE_OBJECT d, PIRP i) { Lower(d, |i); }\n",
  );
  expect(activeText(pointer)).toContain("Irp");
  await client?.stop();
  const macro = await help(
    "#include <wdm.h>\n#define TWICE(first, second) ((first) + (second))\nint Run(int x) { return TWICE(x, | ); }\n",
  );
  expect(activeText(macro)).toBe("second");
});

test("a macro that stands for a routine has its contract, at the parameters that are handed on", async () => {
  const lock = await help("#include <wdm.h>\nVOID Run(PKSPIN_LOCK l, KIRQL i) { KeAcquireSpinLock(l, |&i); }\n");
  expect(lock?.signatures[0]?.label).toBe("KeAcquireSpinLock(_Inout_ PKSPIN_LOCK SpinLock, OldIrql)");
  expect(words(lock)).toMatch(/Takes a spin lock.*IRQL: DISPATCH_LEVEL or below/);
  await client?.stop();
  const own = await help("#include <wdm.h>\n#define Finish IofCompleteRequest\nVOID Run(PIRP i) { Finish(|i, 0); }\n");
  expect(own?.signatures[0]?.label).toBe("void Finish(_In_ PIRP Irp, _In_ CCHAR PriorityBoost)");
});

test("the innermost call counts, and none outside a call", () => {
  expect(callAt("void f(void) { a(1, b(2, c), (d")).toEqual({ name: "a", argument: 2 });
  expect(callAt("x = a[i(1, 2), j(3")).toEqual({ name: "j", argument: 0 });
  expect(callAt("a(\"(,(\", '(', ")).toEqual({ name: "a", argument: 2 });
  for (const none of ["", "a(1); ", "{ int x = 3", "if (x) {", "a(1 /* , "]) expect(callAt(none)).toBeUndefined();
});
