// The memory of a machine that is no more serves another, which finds it as if it were new.
import { expect, it } from "vitest";
import { Permission } from "../../../compiler/abi.ts";
import { machineLayout } from "../../../compiler/wasm/index.ts";
import { takeMemory } from "../../../kernel/machine/spare.ts";
import { control, driver } from "../kernel/driver.ts";
import { makeKernel, runKernel } from "../kernel/host.ts";

const layout = machineLayout(24);

it("is given out again as zeros that are mapped nowhere, whatever a kernel with checkpoints has left in it", () => {
  // What earlier tests have left is out of the way.
  for (let kept = 0; kept < 2; kept++) takeMemory(layout);
  const kernel = makeKernel(driver({ control: 'DbgPrint("ran\\n");' }), control());
  const start = kernel.checkpoint();
  runKernel(kernel);
  kernel.checkpoint();
  kernel.restore(start);
  const { end } = runKernel(kernel);
  expect(end.kind).toBe("finished");
  kernel.dispose();
  const again = takeMemory(layout);
  const fresh = Buffer.alloc(again.buffer.byteLength).fill(Permission.unmapped, layout.passive, layout.size);
  expect(Buffer.from(again.buffer).equals(fresh)).toBe(true);
});

it("is taken from those who still look at it", () => {
  const kernel = makeKernel(driver({ control: "" }), control());
  const at = kernel.m.size - 8;
  kernel.dispose();
  expect(kernel.m.u8).toHaveLength(0);
  expect(kernel.m.u32(at)).toBe(0);
  expect(() => kernel.m.u64(at)).toThrow(RangeError);
  expect(() => kernel.m.setU64(at, 1n)).toThrow(RangeError);
});
