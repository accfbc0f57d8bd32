// Members of a union lie in the same bytes: what is written to one is what the others hold.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <ntddk.h>
typedef union _ADDRESS { ULONG_PTR Number; PULONG Pointer; struct { ULONG Low; ULONG High; } Half; UCHAR Bytes[8]; } ADDRESS;
typedef struct _SLOT { ULONG Kind; union { ULONG_PTR Word; PULONG Data; struct { PULONG First; PULONG Second; } Pair; }; } SLOT, *PSLOT;
ULONG_PTR Ask(VOID);
VOID Fill(ULONG_PTR *Word);
`;

test("a pointer is what was written to the number beside it", () => {
  expectFindings(`${head}
VOID Store(ULONG_PTR Where)
{
  ADDRESS address = {0};
  address.Pointer = NULL;
  address.Number = Where;
  *address.Pointer = 1;
}
VOID Given(VOID)
{
  ADDRESS address = {0};
  Fill(&address.Number);
  *address.Pointer = 1;
}
static VOID FillHere(ULONG_PTR *Word)
{
  *Word = Ask();
}
VOID GivenHere(VOID)
{
  ADDRESS address = {0};
  FillHere(&address.Number);
  *address.Pointer = 1;
}
VOID Halves(ULONG Low, ULONG High)
{
  ADDRESS address = {0};
  address.Half.Low = Low;
  address.Half.High = High;
  *address.Pointer = 1;
}
VOID Cleared(ULONG_PTR Where)
{
  SLOT slot;
  RtlZeroMemory(&slot, sizeof(slot));
  slot.Word = Where;
  *slot.Data = slot.Kind;
}
`);
});
test("unions in structures of the kernel's", () => {
  expectFindings(`${head}
typedef struct _CONTEXT { LIST_ENTRY Entry; PULONG Count; } CONTEXT, *PCONTEXT;
VOID Status(PIO_STATUS_BLOCK Block, PVOID Where)
{
  Block->Status = STATUS_SUCCESS;
  Block->Pointer = Where;
  if (Block->Pointer != NULL) *(PULONG)Block->Pointer = 1;
}
VOID Shared(PVOID Where)
{
  IO_STATUS_BLOCK block = {0};
  block.Pointer = NULL;
  block.Pointer = Where;
  *(PULONG)block.Pointer = 1;
}
VOID Queue(PIRP Irp, PCONTEXT Context)
{
  Irp->AssociatedIrp.MasterIrp = NULL;
  Irp->AssociatedIrp.SystemBuffer = Context;
  ((PCONTEXT)Irp->AssociatedIrp.MasterIrp)->Count = NULL;
}
static VOID Split(PLARGE_INTEGER Value)
{
  Value->LowPart = (ULONG)Ask();
  Value->HighPart = (LONG)Ask();
}
VOID Pick(VOID)
{
  LARGE_INTEGER value = {0};
  Split(&value);
  *(PULONG)(ULONG_PTR)value.QuadPart = 1;
}
static VOID Show(PSLOT Slot)
{
  *Slot->Data = 1;
}
VOID Told(PULONG Where)
{
  SLOT slot = {0};
  slot.Word = (ULONG_PTR)Where;
  Show(&slot);
}
VOID Asked(PSLOT Slot, ULONG_PTR Where)
{
  if (Slot->Data == NULL) {
    Slot->Word = Where;
    Show(Slot);
  }
}
`);
});
test("bit-fields of a structure share no bytes with each other, and arms share only those that both reach", () => {
  expectFindings(`${head}
typedef struct _FLAGS { union { ULONG All; struct { ULONG Ready : 1; ULONG Busy : 1; }; }; PULONG Data; } FLAGS, *PFLAGS;
VOID Begin(PFLAGS Flags)
{
  Flags->Data = NULL;
  Flags->Ready = 1;
  Flags->All = 0;
  *Flags->Data = 1;
//^^^^^^^^^^^^^^^^ null-pointer-dereferenced
}
VOID Last(PSLOT Slot, PULONG Where)
{
  Slot->Pair.Second = NULL;
  Slot->Data = Where;
  *Slot->Pair.Second = 1;
//^^^^^^^^^^^^^^^^^^^^^^ null-pointer-dereferenced
}
`);
});
test("nothing is lost of what a number says of the pointer beside it", () => {
  expectFindings(`${head}
VOID Store(VOID)
{
  ADDRESS address;
  address.Number = 0;
  *address.Pointer = 1;
//^^^^^^^^^^^^^^^^ null-pointer-dereferenced
}
VOID Pair(PSLOT Slot)
{
  Slot->Pair.First = NULL;
  Slot->Pair.Second = NULL;
  *Slot->Pair.Second = 1;
//^^^^^^^^^^^^^^^^^^ null-pointer-dereferenced
}
`);
});
