// Nonmaskable interrupts, and what bug check callbacks see of the dump that is written on account of one.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const declarations = `
  static PVOID handles[3];
  static BOOLEAN Takes;
  NMI_CALLBACK Nmi;
  BOOLEAN Nmi(PVOID context, BOOLEAN handled) {
      DbgPrint("%d: handled %d at %d on %d\\n", (int)(ULONG_PTR)context, handled, KeGetCurrentIrql(),
               KeGetCurrentProcessorNumber());
      return Takes && context == (PVOID)2;
  }
`;
const entry = (takes: string) => `
  int i;
  Takes = ${takes};
  for (i = 0; i < 3; i++) handles[i] = KeRegisterNmiCallback(Nmi, (PVOID)(ULONG_PTR)(i + 1));
`;
const unload = `
  int i;
  for (i = 0; i < 3; i++)
      if (KeDeregisterNmiCallback(handles[i]) != STATUS_SUCCESS) DbgPrint("not withdrawn\\n");
  if (KeDeregisterNmiCallback(handles[0]) != STATUS_INVALID_HANDLE) DbgPrint("withdrawn twice\\n");
`;
const run = (pieces: Parameters<typeof driver>[0]) =>
  runDriver(driver({ declarations, ...pieces }), {
    machine: { processors: 2 },
    steps: [
      { do: "nmi", processor: 1 },
      { do: "wait", for: 1 },
      { do: "remove", device: "device" },
    ],
  });
const said = (ran: ReturnType<typeof run>) => ran.kernel.state.debugOutput.map((line) => line.trim());

describe("a nonmaskable interrupt", () => {
  it("is offered to those who have registered, the last first, and told as handled once one takes it", () => {
    const ran = run({ entry: entry("TRUE"), unload });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
    expect(said(ran)).toEqual(["3: handled 0 at 15 on 1", "2: handled 0 at 15 on 1", "1: handled 1 at 15 on 1"]);
  });
  it("that nobody takes is a failure of the hardware", () => {
    expect(told(run({ entry: entry("FALSE"), unload }).end)).toMatch(/^bugcheck .*0x80.*no callback/s);
  });
  it("must be nobody's any more when its driver is unloaded", () => {
    const ran = run({ entry: entry("TRUE"), unload: "" });
    expect(told(ran.end)).toMatch(/verifier:unload.*an NMI callback is still registered.*registered here/);
  });
  it("is only raised on a processor that is there", () => {
    const ran = runDriver(driver({}), {
      steps: [{ do: "nmi", processor: 9, expect: { status: "STATUS_INVALID_PARAMETER" } }],
    });
    expect([told(ran.end), ...ran.failures]).toEqual(["finished"]);
  });
});

it("a callback that sees the dump sees its header, body and drivers' data, and then its end, after those who add to it", () => {
  const ran = run({
    declarations: `
      static KBUGCHECK_REASON_CALLBACK_RECORD sees, adds;
      KBUGCHECK_REASON_CALLBACK_ROUTINE Sees, Adds;
      VOID Sees(KBUGCHECK_CALLBACK_REASON why, PKBUGCHECK_REASON_CALLBACK_RECORD record, PVOID data, ULONG length) {
          PKBUGCHECK_DUMP_IO io = (PKBUGCHECK_DUMP_IO)data;
          UNREFERENCED_PARAMETER(record);
          DbgPrint("%d %d type %d: %u bytes, in order %d, %s\\n", why, length == sizeof(*io), io->Type, io->BufferLength,
                   io->Offset == (ULONG64)-1, io->Buffer == NULL ? "none" : *(PULONG)io->Buffer == 'EGAP' ? "PAGE" : "some");
      }
      VOID Adds(KBUGCHECK_CALLBACK_REASON why, PKBUGCHECK_REASON_CALLBACK_RECORD record, PVOID data, ULONG length) {
          PKBUGCHECK_SECONDARY_DUMP_DATA dump = (PKBUGCHECK_SECONDARY_DUMP_DATA)data;
          UNREFERENCED_PARAMETER(record);
          UNREFERENCED_PARAMETER(length);
          DbgPrint("%d adds\\n", why);
          dump->OutBuffer = dump->InBuffer;
          dump->OutBufferLength = 8;
      }
    `,
    entry: `
      KeInitializeCallbackRecord(&sees);
      KeInitializeCallbackRecord(&adds);
      KeRegisterBugCheckReasonCallback(&sees, Sees, KbCallbackDumpIo, (PUCHAR) "test");
      KeRegisterBugCheckReasonCallback(&adds, Adds, KbCallbackSecondaryDumpData, (PUCHAR) "test");
    `,
  });
  expect(told(ran.end)).toMatch(/^bugcheck .*0x80/);
  expect(said(ran)).toEqual([
    "2 adds",
    "3 1 type 1: 8192 bytes, in order 1, PAGE",
    "3 1 type 2: 4096 bytes, in order 1, some",
    "3 1 type 3: 4096 bytes, in order 1, some",
    "3 1 type 4: 0 bytes, in order 1, none",
  ]);
});
