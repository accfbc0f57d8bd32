// Rows of guide-4 that only some orders of threads, processors and interrupts show.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { board, interrupting, plain, quiet } from "./board.ts";
import { holds, orders, wrong } from "./orders.ts";
import { close, ioctl, open, remove } from "./run.ts";

/** The same request of two threads at once. */
const both = [
  open,
  { ...ioctl(), async: "one", thread: true },
  { ...ioctl(), async: "two", thread: true },
  { do: "waitFor", request: "one", timeout: 1000 },
  { do: "waitFor", request: "two", timeout: 1000 },
  close,
  remove,
];

it("D39 an IRP that is marked pending after it has been saved: another processor completes it in between", () => {
  const pieces = (order: string): Pieces => ({
    fields: "PIRP Saved;",
    declarations: `
      static KDEFERRED_ROUTINE Finish;
      static VOID Finish(PKDPC d, PVOID c, PVOID a, PVOID b) {
          PEXTENSION e = (PEXTENSION)c;
          PIRP irp = (PIRP)InterlockedExchangePointer((PVOID *)&e->Saved, NULL);
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          if (irp != NULL) Complete(irp, STATUS_SUCCESS, 0);
      }
    `,
    add: "KeInitializeDpc(&extension->Dpc, Finish, extension); KeSetTargetProcessorDpc(&extension->Dpc, 1);",
    remove: "KeFlushQueuedDpcs();",
    control: `
      UNREFERENCED_PARAMETER(information);
      UNREFERENCED_PARAMETER(buffer);
      ${order} done = TRUE;
      status = STATUS_PENDING;
    `,
  });
  const mark = "IoMarkIrpPending(irp);";
  const save = "extension->Saved = irp; KeInsertQueueDpc(&extension->Dpc, NULL, NULL);";
  const steps = [open, ioctl(), close, remove];
  expect(wrong(orders(pieces(save + mark), { steps }))).toMatch(/freed|completed/);
  expect(holds(orders(pieces(mark + save), { steps }))).toBe(true);
});

it("D46 one list by interlocked routines and by plain ones: an entry is lost, or a link found wrong", () => {
  const list = (insert: string, take: string): Pieces => ({
    fields: "LIST_ENTRY List;",
    add: "InitializeListHead(&extension->List);",
    declarations: "typedef struct _ITEM { LIST_ENTRY Link; } ITEM;",
    control: `
      ITEM *item = (ITEM *)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
      PLIST_ENTRY first;
      information = 0;
      if (item == NULL) return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);
      ${insert} ${take} if (first == NULL || first == &extension->List) status = STATUS_UNSUCCESSFUL;
      else ExFreePoolWithTag(CONTAINING_RECORD(first, ITEM, Link), 'metI'); 
    `,
  });
  const insert = "ExInterlockedInsertTailList(&extension->List, &item->Link, &extension->Lock);";
  const plainly = "first = RemoveHeadList(&extension->List);";
  const take = "first = ExInterlockedRemoveHeadList(&extension->List, &extension->Lock);";
  expect(wrong(orders(list(insert, plainly), { steps: both }, { switches: 2 }))).toMatch(
    /STATUS_UNSUCCESSFUL|list|freed/,
  );
  expect(holds(orders(list(insert, take), { steps: both }))).toBe(true);
});

/** An index register and what it selects. */
const registers = `
    static volatile LONG selected, values[2] = { 10, 20 };
    static LONG Register(LONG which) {
        selected = which;
        return values[selected];
    }
  `;
it("D88 an interrupt spin lock around a sequence of registers: the service routine on another processor waits", () => {
  const pieces = (before: string, after: string) => ({
    ...interrupting(`${quiet} NT_ASSERT(Register(1) == 20); return TRUE;`, plain + registers),
    control: `
      LONG value;
      KIRQL old = 0;
      information = 0;
      UNREFERENCED_PARAMETER(old);
      ${before} value = Register(0);
      ${after} NT_ASSERT(value == 10);
    `,
  });
  const steps = [
    open,
    { do: "hardware", hardware: "board", action: "interrupt", value: 20 },
    ioctl(),
    { do: "wait", for: 1 },
    close,
    remove,
  ];
  expect(wrong(orders(pieces("", ""), { ...board, steps }))).toMatch(/value == 10|Register\(1\) == 20/);
  const locked = pieces(
    "old = KeAcquireInterruptSpinLock(extension->Interrupt);",
    "KeReleaseInterruptSpinLock(extension->Interrupt, old);",
  );
  expect(holds(orders(locked, { ...board, steps }))).toBe(true);
});

it("D89 a lock that is only tried for: refused while another processor holds it, and the caller goes on", () => {
  const pieces = (refused: string): Pieces => ({
    declarations: "static volatile LONG inside;",
    control: `
      KIRQL old;
      information = 0;
      KeRaiseIrql(DISPATCH_LEVEL, &old);
      if (KeTryToAcquireSpinLockAtDpcLevel(&extension->Lock)) {
          NT_ASSERT(InterlockedIncrement(&inside) == 1);
          InterlockedDecrement(&inside);
          KeReleaseSpinLockFromDpcLevel(&extension->Lock);
      } else {
          ${refused}
      }
      KeLowerIrql(old);
    `,
  });
  expect(wrong(orders(pieces("status = STATUS_DEVICE_BUSY;"), { steps: both }))).toContain("STATUS_DEVICE_BUSY");
  expect(holds(orders(pieces(""), { steps: both }, { switches: 2 }))).toBe(true);
});
