// Rows of guide-2 that only some orders of processors, interrupts and deferred calls show: each is brought about on purpose.
import { expect, it } from "vitest";
import { board, fire, interrupting, plain, quiet } from "./board.ts";
import { holds, orders, wrong } from "./orders.ts";
import { close, ioctl, open, remove } from "./run.ts";

const steps = [open, ioctl(), close, remove];
/** The board interrupts by itself a little later. */
const later = { do: "hardware", hardware: "board", action: "interrupt", value: 20 };
const dpc = (body: string) =>
  `
    static KDEFERRED_ROUTINE Dpc;
    static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
        PEXTENSION e = (PEXTENSION)c;
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        ${body}
    }
  `;

it("E21 a deferred call that is queued before its context is stored: the other processor runs it in between", () => {
  const control = `information = 0; KeSetTargetProcessorDpc(&extension->Dpc, 1); ${fire} KeFlushQueuedDpcs();`;
  const queue = "KeInsertQueueDpc(&e->Dpc, NULL, NULL);";
  const store = "e->Calls = e->Interrupts;";
  const pieces = (isr: string) => ({
    ...interrupting(`${quiet} ${isr} return TRUE;`, plain + dpc("NT_ASSERT(e->Calls == e->Interrupts);")),
    add: "KeInitializeDpc(&extension->Dpc, Dpc, extension);",
    remove: "KeFlushQueuedDpcs();",
    control,
  });
  expect(wrong(orders(pieces(queue + store), { ...board, steps }))).toContain("e->Calls == e->Interrupts");
  expect(holds(orders(pieces(store + queue), { ...board, steps }))).toBe(true);
});

it("E23 a deferred call queued again by an interrupt on another processor while it runs: twice at once", () => {
  const body = "NT_ASSERT(InterlockedIncrement(&e->Calls) == 1); InterlockedDecrement(&e->Calls);";
  const pieces = {
    ...interrupting(`${quiet} KeInsertQueueDpc(&e->Dpc, NULL, NULL); return TRUE;`, plain + dpc(body)),
    add: "KeInitializeDpc(&extension->Dpc, Dpc, extension);",
    remove: "KeFlushQueuedDpcs();",
    control: `information = 0; ${fire} KeFlushQueuedDpcs();`,
  };
  const found = orders(pieces, { ...board, steps: [open, later, ioctl(), close, remove] }, { switches: 2 });
  expect(wrong(found)).toContain("InterlockedIncrement(&e->Calls) == 1");
  expect(wrong(orders(pieces, { ...board, steps }, { switches: 2 }))).toBe("nothing");
});
