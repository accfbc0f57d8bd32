// What a quick fix leaves alone in a stranger's file: lines, comments, macros and line ends around what it changes; and where it
// offers nothing, because other ways than the finding's lead to the place.
import { describe, expect, test } from "vitest";
import { compileUnit } from "../../../compiler/index.ts";
import { applyChanges, fixAll, fixFor } from "../../../language-server/features/fixes.ts";
import { cache, disk, headers } from "../../kit.ts";
import { checkSources } from "./fixture.ts";

const file = "/driver/driver.c";

function mended(source: string, rule: string): string | undefined {
  const findings = checkSources({ [file]: source }).filter((found) => found.rule === rule);
  const files = { read: (path: string) => (path === file ? source : disk.read(path)) };
  const unit = compileUnit(file, { target: "x64", files, includePaths: [headers], defines: {}, cache });
  expect(findings).not.toEqual([]);
  const [only, another] = findings;
  if (another) return applyChanges(source, fixAll(unit, source, findings).edits);
  const fix = only && fixFor(unit, source, only);
  return fix && applyChanges(source, fix.edits);
}

describe("a fix keeps", () => {
  test("the lines and comments of a call of which one argument changes", () => {
    const source = `#include <wdm.h>\r
PVOID Take(SIZE_T Size)\r
{\r
    return ExAllocatePoolWithTag(NonPagedPool, /* for ever */\r
                                 Size,         // "bytes, all of them"\r
                                 'ekaT');\r
}\r
`;
    expect(mended(source, "pool-allocation-superseded")).toBe(
      source.replace("ExAllocatePoolWithTag(NonPagedPool,", "ExAllocatePool2(POOL_FLAG_NON_PAGED,"),
    );
  });
  test("a cast that is there, includes what is lacking once, and ends lines as the file does", () => {
    const source = `// Names.\r
#include <wdm.h> // all there is\r
\r
VOID Name(PCSTR First, PCSTR Second)\r
{\r
    CHAR one[16], two[16];\r
    (VOID) strcpy(one, First);\r
    strcpy(two, Second);\r
    DbgPrint("%s %s", one, two);\r
}\r
`;
    expect(mended(source, "string-function-unsafe")).toBe(
      source
        .replace("all there is\r\n", "all there is\r\n#include <ntstrsafe.h>\r\n")
        .replace("strcpy(one, First)", "RtlStringCbCopyA(one, sizeof(one), First)")
        .replace("    strcpy(two, Second)", "    (VOID)RtlStringCbCopyA(two, sizeof(two), Second)"),
    );
  });
  test("the semicolon behind a macro out of what it deletes", () => {
    const source = `#include <wdm.h>
ULONG Read(ULONG Default);
#pragma alloc_text(PAGE, Read)
ULONG Read(ULONG Default)
{
    PAGED_CODE();
    PAGED_CODE(); // again
    return Default;
}
`;
    expect(mended(source, "paged-code-twice")).toBe(source.replace("    PAGED_CODE(); // again", "     // again"));
  });
});

describe("no fix is offered", () => {
  test("at a return that is also come to with the lock released", () => {
    const source = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KIRQL Old; ULONG State; } EXT, *PEXT;
VOID Serve(PEXT Ext);
BOOLEAN Receive(PEXT Ext)
{
    KeAcquireSpinLock(&Ext->Lock, &Ext->Old);
    Serve(Ext);
    if (Ext->State != 3) {
        KeReleaseSpinLock(&Ext->Lock, Ext->Old);
    }
    return TRUE;
}
`;
    expect(mended(source, "spin-lock-unbalanced")).toBeUndefined();
  });
  test("behind a loop in which the lock was taken", () => {
    const source = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Left; BOOLEAN Failed; } EXT, *PEXT;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Context);
    while (ext->Left > 0) {
        KeAcquireSpinLock(&ext->Lock, &irql);
        ext->Left--;
        if (!ext->Failed) KeReleaseSpinLock(&ext->Lock, irql);
    }
    return;
}
`;
    expect(mended(source, "spin-lock-unbalanced")).toBeUndefined();
  });
  const dispatch = (body: string) => `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; ULONG Open; } EXT, *PEXT;
DRIVER_DISPATCH DispatchRead;
NTSTATUS Later(PIRP Irp);
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
${body}
}
`;
  test("before a return to which other ways lead that have done it", () => {
    const source = dispatch(`    if (ext->Open == 0) {
        status = STATUS_DEVICE_NOT_READY;
    } else {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return status;`);
    expect(mended(source, "irp-not-completed-or-forwarded")).toBeUndefined();
  });
  test("that skips a stack location whose completion routine is set", () => {
    const source = dispatch(`    IoSetCompletionRoutine(Irp, NULL, NULL, FALSE, FALSE, FALSE);
    return IoCallDriver(ext->Lower, Irp);`);
    expect(mended(source, "irp-stack-location-not-set")).toBeUndefined();
  });
  test("with a variable of a block that is over", () => {
    const source = `#include <wdm.h>
VOID Note(PDEVICE_OBJECT Device)
{
    if (Device != NULL) {
        PDEVICE_OBJECT top = IoGetAttachedDeviceReference(Device);
        DbgPrint("%p", top);
    } else {
        return;
    }
    return;
}
`;
    expect(mended(source, "attached-device-reference-leaked")).toBeUndefined();
  });
  test("that would take a call away", () => {
    const source = `${dispatch(`    IoMarkIrpPending(Irp);
    Irp->IoStatus.Status = status;
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return Result(ext);`)}`.replace(
      "NTSTATUS Later(PIRP Irp);",
      "NTSTATUS Result(PEXT Ext) { return Ext->Open > 3 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL; }",
    );
    expect(mended(source, "pending-mismatch")).toBeUndefined();
  });
  test("of a role that asks for other parameters", () => {
    const source = `#include <wdm.h>
typedef struct _ASK { ULONG Done; } ASK, *PASK;
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PASK Ask)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    Ask->Done = 1;
    return STATUS_CONTINUE_COMPLETION;
}
VOID Send(PDEVICE_OBJECT Lower, PIRP Irp, PASK Ask)
{
    IoSetCompletionRoutine(Irp, Completed, Ask, TRUE, TRUE, TRUE);
    IoCallDriver(Lower, Irp);
}
`;
    expect(mended(source, "role-type-missing")).toBeUndefined();
  });
});
