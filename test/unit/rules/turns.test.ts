// The way to a finding: the conditions that all ways to it have in common, in the order they were asked.
import { describe, expect, it } from "vitest";
import { checkSources } from "./fixture.ts";

/** "condition: choice" of the first finding of a rule. */
function way(rule: string, source: string): { severity: string; turns: readonly string[] } {
  const found = checkSources({ "/d/driver.c": source }).find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`no ${rule} was found`);
  const turns = found.related.flatMap(({ turn }) => (turn === undefined ? [] : [`${turn.condition}: ${turn.choice}`]));
  return { severity: found.severity, turns };
}
const dispatch = (body: string, declarations = "") => `
#include <wdm.h>
typedef struct _EXT { ULONG Kind; ULONG Mode; BOOLEAN Open; } EXT, *PEXT;
${declarations}
DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = (PEXT)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    ${body}
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
const dropped = "irp-not-completed-or-forwarded";

describe("the way to a finding", () => {
  it("has the conditions that led there, not those that make no difference", () => {
    const body = `if (Irp->RequestorMode == UserMode) DbgPrint("user");
    if (ext->Open) { status = STATUS_DEVICE_BUSY; if (stack->Parameters.Read.Length > 4) return status; }
    UNREFERENCED_PARAMETER(stack);`;
    expect(way(dropped, dispatch(body))).toEqual({
      severity: "error",
      turns: ["ext->Open: yes", "stack->Parameters.Read.Length > 4: yes"],
    });
  });

  it("names the case of a switch, or that it is none", () => {
    const cases = (last: string) => `switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case 0x222003: status = STATUS_PENDING; break;
    case 7: return STATUS_INVALID_PARAMETER;
    ${last} }`;
    const { turns } = way(dropped, dispatch(cases("default: break;")));
    expect(turns).toEqual(["stack->Parameters.DeviceIoControl.IoControlCode: 7"]);
    const none = way(
      dropped,
      dispatch(cases("default: return STATUS_INVALID_DEVICE_REQUEST;").replace(/case 7.*\n/, "\n")),
    );
    // Any code may come from a program: no "may" about it.
    expect(none).toEqual({
      severity: "error",
      turns: ["stack->Parameters.DeviceIoControl.IoControlCode: none of the cases"],
    });
  });

  it("is doubtful where a value of the driver's own would have to be none of all it is compared with", () => {
    const body = (rest: string) => `UNREFERENCED_PARAMETER(stack);
    if (ext->Kind == 1) { status = STATUS_DEVICE_BUSY; }
    else if (ext->Kind == 2) { status = STATUS_SUCCESS; }
    ${rest}`;
    const open = way(dropped, dispatch(body("else return STATUS_UNSUCCESSFUL;")));
    expect(open.severity).toBe("warning");
    expect(open.turns).toEqual(["ext->Kind == 1: no", "ext->Kind == 2: no"]);
    expect(way(dropped, dispatch(body("if (ext->Open) return STATUS_UNSUCCESSFUL;"))).severity).toBe("error");
    const local =
      "switch (ext->Mode) { case 1: status = STATUS_DEVICE_BUSY; break; default: return STATUS_UNSUCCESSFUL; } UNREFERENCED_PARAMETER(stack);";
    expect(way(dropped, dispatch(local)).severity).toBe("warning");
  });
});

describe("what hangs on a level that the way asked an unknown value for", () => {
  it("is doubtful", () => {
    const helper = `VOID Note(KIRQL Level) { if (Level >= DISPATCH_LEVEL) KeReleaseSpinLockFromDpcLevel(&Lock); else KeReleaseSpinLock(&Lock, Level); }`;
    const taken = (release: string) => `
#include <wdm.h>
KSPIN_LOCK Lock;
KIRQL LastLevel;
${helper}
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    KIRQL old;
    KeAcquireSpinLock(&Lock, &old);
    ${release}
    ZwClose(Context);
}
`;
    expect(way("irql-too-high", taken("Note(LastLevel);")).severity).toBe("warning");
    expect(way("irql-too-high", taken("KeReleaseSpinLockFromDpcLevel(&Lock);")).severity).toBe("error");
  });
});
