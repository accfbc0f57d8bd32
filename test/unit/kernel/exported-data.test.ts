// Variables that the kernel exports, and what happens at one that nobody has.
import { expect, it } from "vitest";
import { holds } from "./checks.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

holds(
  "tell of debuggers, the system process and code pages",
  `CHECK(KdComPortInUse != NULL && *KdComPortInUse == NULL);
   CHECK(KD_DEBUGGER_NOT_PRESENT && !KD_DEBUGGER_ENABLED && *KdDebuggerNotPresent == TRUE);
   CHECK(PsInitialSystemProcess != NULL && PsGetProcessId(PsInitialSystemProcess) == (HANDLE)4);
   CHECK(NlsAnsiCodePage == 1252 && NlsOemCodePage == 437 && !NlsMbCodePageTag && !NlsMbOemCodePageTag);
   CHECK(KeNumberProcessors == 2 && MmHighestUserAddress < MmSystemRangeStart);`,
  {
    declarations: `
        extern USHORT NlsAnsiCodePage, NlsOemCodePage;
        extern BOOLEAN NlsMbCodePageTag, NlsMbOemCodePageTag;
        NTKERNELAPI HANDLE PsGetProcessId(PEPROCESS Process);
      `,
  },
);

it("a variable that neither the driver defines nor the kernel exports stops the run by its name", () => {
  const end = (code: string, declarations: string) =>
    told(runDriver(driver({ declarations, control: code }), control(4)).end);
  expect(end("Other = 1; if (Missing > 1) Other = 2;", "extern ULONG Missing; static ULONG Other;")).toMatch(
    /undefined-variable.*Missing is neither defined in the driver nor declared by the kernel's headers/s,
  );
  expect(end("Second = 2;", "extern ULONG First; extern ULONG Second; ULONG *Use(void) { return &First; }")).toMatch(
    /undefined-variable.*Second is neither/s,
  );
});

it("a driver without DriverUnload stays loaded, which is no failure", () => {
  const ran = runDriver(
    `
      #include <ntddk.h>
      DRIVER_INITIALIZE DriverEntry;
      NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(p);
          return STATUS_SUCCESS;
      }
    `,
    { devices: [] },
  );
  expect(ran.failures).toEqual([]);
  expect(ran.steps.at(-1)).toMatch(/^passed unload test: .*it has no DriverUnload routine: it stays loaded/);
});
