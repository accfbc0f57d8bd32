// Entries of the error log: what a driver puts into one, and how the event viewer tells it.
import { expect, it } from "vitest";
import { driver } from "./driver.ts";
import { makeKernel, runKernel, told } from "./host.ts";

const messages = `MessageIdTypedef=NTSTATUS
SeverityNames=(Informational=0x1:STATUS_SEVERITY_INFORMATIONAL Error=0x3:STATUS_SEVERITY_ERROR)
FacilityNames=(Own=0x7:FACILITY_OWN)
MessageId=1 Facility=Own Severity=Informational SymbolicName=OWN_STARTED
Language=English
%1 has %2!S! and %3.%0
.
MessageId= Facility=Own Severity=Error SymbolicName=OWN_FAILED
Language=English
100%% sure:%nno %2
.
`;
const declarations = `
  #include "own.h"
  static VOID Log(PVOID object, NTSTATUS code, ULONG dumps, PCWSTR first, PCWSTR second) {
      SIZE_T head = FIELD_OFFSET(IO_ERROR_LOG_PACKET, DumpData) + dumps * sizeof(ULONG);
      SIZE_T one = first == NULL ? 0 : (wcslen(first) + 1) * sizeof(WCHAR);
      SIZE_T two = second == NULL ? 0 : (wcslen(second) + 1) * sizeof(WCHAR);
      PIO_ERROR_LOG_PACKET packet = IoAllocateErrorLogEntry(object, (UCHAR)(head + one + two));
      ULONG i;
      if (packet == NULL) {
          DbgPrint("none\\n");
          return;
      }
      packet->ErrorCode = code;
      packet->NumberOfStrings = (one != 0) + (two != 0);
      packet->StringOffset = (USHORT)head;
      packet->DumpDataSize = (USHORT)(dumps * sizeof(ULONG));
      for (i = 0; i < dumps; i++) packet->DumpData[i] = i + 1;
      if (one != 0) RtlCopyMemory((PUCHAR)packet + head, first, one);
      if (two != 0) RtlCopyMemory((PUCHAR)packet + head + one, second, two);
      if (dumps != 0) {
          packet->UniqueErrorValue = 17;
          packet->FinalStatus = STATUS_DEVICE_NOT_READY;
          packet->SequenceNumber = 9;
          packet->MajorFunctionCode = IRP_MJ_DEVICE_CONTROL;
          packet->IoControlCode = 0x222000;
          packet->RetryCount = 2;
          packet->DeviceOffset.QuadPart = 0x200;
      }
      IoWriteErrorLogEntry(packet);
  }
`;

function logged(control: string): { readonly rows: readonly string[]; readonly end: string; readonly output: string } {
  const kernel = makeKernel(
    { "driver.c": driver({ declarations, control }), "own.mc": messages },
    {
      drivers: [{ name: "test", sources: ["driver.c"], messages: ["own.mc"] }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
      ],
    },
  );
  const end = told(runKernel(kernel).end);
  const rows = [...Array(kernel.trace.length).keys()].map((index) => kernel.trace.row(index));
  const log = rows.filter((row) => row?.kind === "eventLog").map((row) => row?.detail ?? "");
  return { rows: log, end, output: kernel.state.debugOutput.join("") };
}

it("has the texts of the driver's message file, with strings put in, and the packet's members", () => {
  const ran = logged(`
    Log(device, OWN_STARTED, 0, L"one", L"two");
    Log(device->DriverObject, OWN_FAILED, 2, L"way", NULL);
  `);
  expect(ran.end).toBe("finished");
  expect(ran.rows).toEqual([
    "informational: \\Device\\Test has one and two.",
    "error: 100% sure:\nno way, data 01 00 00 00 02 00 00 00 (error value 17, final status STATUS_DEVICE_NOT_READY, sequence 9, IRP_MJ_DEVICE_CONTROL, control code 0x222000, 2 retries, device offset 0x200)",
  ]);
});
it("tells the system's own I/O errors by name, and others by number", () => {
  const ran = logged(`
    Log(device, IO_ERR_TIMEOUT, 0, NULL, NULL);
    Log(device, (NTSTATUS)0xe0070099, 0, L"text", NULL);
  `);
  expect(ran.rows).toEqual(["error: IO_ERR_TIMEOUT, \\Device\\Test", "error: 0xE0070099, \\Device\\Test, text"]);
});
it("is not allocated for no object, too small or too large", () => {
  const ran = logged(`
    Log(NULL, OWN_STARTED, 0, NULL, NULL);
    DbgPrint("%d ", IoAllocateErrorLogEntry(device, 8) == NULL);
    DbgPrint("%d ", IoAllocateErrorLogEntry(device, ERROR_LOG_MAXIMUM_SIZE + 1) == NULL);
    IoFreeErrorLogEntry(IoAllocateErrorLogEntry(device, ERROR_LOG_MAXIMUM_SIZE));
  `);
  expect([ran.end, ran.output, ran.rows]).toEqual(["finished", "none\n1 1 ", []]);
});
it("belongs to the system once it is written", () => {
  const ran = logged(`
    PIO_ERROR_LOG_PACKET packet = IoAllocateErrorLogEntry(device, sizeof(*packet));
    if (packet == NULL) return STATUS_NO_MEMORY;
    packet->ErrorCode = OWN_STARTED;
    IoWriteErrorLogEntry(packet);
    packet->SequenceNumber = 1;
  `);
  expect(ran.end).toContain("freed");
});
