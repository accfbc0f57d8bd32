// Variables that are read although nothing has written them on any way.

import { Search } from "../kinds/inevitable.ts";
import { unwrittenIn } from "../kinds/unwritten.ts";
import type { Rule } from "../rule.ts";

export const variableReadUnwritten: Rule = {
  id: "variable-read-unwritten",
  severity: "error",
  summary: "A variable is read that nothing has written on any way.",
  names: { codeAnalysis: ["C6001"], codeql: ["cpp/microsoft/public/likely-bugs/uninitializedptrfield"] },
  page: `A local variable begins with whatever the stack holds. A pointer, a length or a flag that is read before anything is written to it
is another value at each call: what a debugger's build shows as a pattern works by chance on one system and corrupts memory on the next. Of a
structure each member counts for itself, a pointer that is followed above all.

A variable whose address has been taken counts as written, and so does an array of which any element is; what a routine of the kernel takes with
\`_In_\` is read. Only what holds on all ways
to the read is told of here.

**Mend it**: write to it first, at its declaration if there is a value that stands for "nothing yet".

\`\`\`c bad
#include <wdm.h>
typedef struct _CURSOR { PUCHAR At; ULONG Left; } CURSOR;
UCHAR Next(ULONG Length)
{
    CURSOR cursor;
    cursor.Left = Length;
    if (cursor.Left == 0) {
        return 0;
    }
    return *cursor.At;
//  ^^^^^^^^^^^^^^^^^^ variable-read-unwritten: cursor.At
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS Sum(PULONG Values, ULONG Count, PULONG Result)
{
    ULONG sum;
    ULONG i;
    if (Count == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    for (i = 0; i < Count; i++) {
        DbgPrint("%u after %u", Values[i], i);
    }
    *Result = sum;
//  ^^^^^^^^^^^^^ variable-read-unwritten: sum
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _CURSOR { PUCHAR At; ULONG Left; } CURSOR;
static VOID Begin(CURSOR* Cursor, PUCHAR From, ULONG Length)
{
    Cursor->At = From;
    Cursor->Left = Length;
}
// Written by whom its address is given to.
UCHAR Next(PUCHAR From, ULONG Length)
{
    CURSOR cursor;
    Begin(&cursor, From, Length);
    return cursor.Left == 0 ? 0 : *cursor.At;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
NTSTATUS MakeDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT *Device)
{
    UNICODE_STRING name;
    return IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, Device);
//         ^^^^^^^^^^^^^^ variable-read-unwritten: name is read here
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// Who makes an IRP keeps its event's address, and sets the event when the IRP is completed.
NTSTATUS Flush(PDEVICE_OBJECT Device)
{
    KEVENT done;
    IO_STATUS_BLOCK result;
    PIRP irp;
    NTSTATUS status;
    irp = IoBuildSynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, Device, NULL, 0, NULL, &done, &result);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    status = IoCallDriver(Device, irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
        status = result.Status;
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// What a routine only fills in is not read; a name that has a part of it is there.
NTSTATUS OpenKey(PHANDLE Key, PWCH Text, USHORT Bytes)
{
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name;
    UNICODE_STRING copy;
    name.Buffer = Text;
    name.Length = name.MaximumLength = Bytes;
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
    RtlInitUnicodeString(&copy, L"Parameters");
    DbgPrint("%wZ\\n", &copy);
    return ZwOpenKey(Key, KEY_READ, &attributes);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef union _WORDS { ULONG64 Whole; struct { ULONG Low; ULONG High; } Half; } WORDS;
// A union's members share their bytes, an array's elements are one.
ULONG Fold(ULONG64 Value)
{
    WORDS words;
    ULONG table[4];
    words.Whole = Value;
    table[words.Half.Low & 3] = 1;
    return words.Half.High + table[words.Half.High & 3];
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _POINT { LONG X; LONG Y; } POINT;
LONG Distance(PLIST_ENTRY List)
{
    LIST_ENTRY mine;
    POINT cleared;
    POINT copied;
    ULONG ignored;
    InitializeListHead(&mine);
    RtlZeroMemory(&cleared, sizeof(cleared));
    copied = cleared;
    UNREFERENCED_PARAMETER(ignored);
    return mine.Flink == List ? copied.X : cleared.Y;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// The second round reads what the first has written.
ULONG Last(PULONG Values, ULONG Count)
{
    ULONG last;
    ULONG i;
    for (i = 0; i < Count; i++) {
        if (i > 0 && Values[i] == last) {
            return i;
        }
        last = Values[i];
    }
    return Count;
}
\`\`\`
`,
  body(info) {
    const told = new Set<string>();
    const unwritten = unwrittenIn(info);
    return unwritten.reads.flatMap(({ read, block, always }) => {
      if (!always || told.has(read.name) || !new Search(info, unwritten, read).reaches(block)) return [];
      told.add(read.name);
      return [{ message: `${read.name} is read here, and nothing has been written to it on any way`, at: read.at }];
    });
  },
};
