// A row of guide-1 that only some orders show.
import { expect, it } from "vitest";
import { board, interrupting, plain, quiet } from "./board.ts";
import { holds, orders, wrong } from "./orders.ts";
import { close, ioctl, open, remove } from "./run.ts";

/** The registers behind one index register: who selects one must have read it before somebody else selects another. */
const registers = `static volatile LONG selected, values[2] = { 10, 20 }; static KSYNCHRONIZE_ROUTINE Pick;
  static LONG Register(LONG which) { selected = which; return values[selected]; }
  static BOOLEAN Pick(PVOID c) { *(LONG *)c = Register(0); return TRUE; }\n`;
const steps = [
  open,
  { do: "hardware", hardware: "board", action: "interrupt", value: 20 },
  ioctl(),
  { do: "wait", for: 1 },
  close,
  remove,
];

it("D67 an interrupt between the selection of a register and its reading; KeSynchronizeExecution keeps it out", () => {
  const pieces = (read: string) => ({
    ...interrupting(`${quiet} NT_ASSERT(Register(1) == 20); return TRUE;`, plain + registers),
    control: `LONG value; information = 0; ${read} NT_ASSERT(value == 10);`,
  });
  expect(wrong(orders(pieces("value = Register(0);"), { ...board, steps }))).toMatch(/value == 10|Register\(1\) == 20/);
  const guarded = "KeSynchronizeExecution(extension->Interrupt, Pick, &value);";
  expect(holds(orders(pieces(guarded), { ...board, steps }))).toBe(true);
});
