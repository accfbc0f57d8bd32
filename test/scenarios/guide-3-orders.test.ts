// A row of guide-3 that only some orders show.
import { expect, it } from "vitest";
import { board, fire, interrupting, plain, quiet } from "./board.ts";
import { holds, orders, wrong } from "./orders.ts";
import { close, ioctl, open, remove } from "./run.ts";

it("D-S17 a second interrupt before the deferred call of the first: one slot keeps the last, a sum keeps both", () => {
  const dpc = `
    static volatile LONG slot, total;
    static KDEFERRED_ROUTINE Dpc;
    static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(c);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        total += InterlockedExchange(&slot, 0);
    }
  `;
  const pieces = (keep: string) => ({
    ...interrupting(`${quiet} ${keep} KeInsertQueueDpc(&e->Dpc, NULL, NULL); return TRUE;`, plain + dpc),
    add: "KeInitializeDpc(&extension->Dpc, Dpc, extension);",
    remove: "KeFlushQueuedDpcs(); NT_ASSERT(total == extension->Interrupts);",
    control: `information = 0; ${fire}`,
  });
  const steps = [
    open,
    { do: "hardware", hardware: "board", action: "interrupt", value: 20 },
    ioctl(),
    { do: "wait", for: 1 },
    close,
    remove,
  ];
  const scenario = { ...board, steps };
  expect(wrong(orders(pieces("slot = 1;"), scenario))).toContain("total == extension->Interrupts");
  expect(holds(orders(pieces("InterlockedIncrement(&slot);"), scenario))).toBe(true);
});
