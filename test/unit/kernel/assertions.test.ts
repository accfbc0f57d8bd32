// What asserts something of the driver: PAGED_CODE, ASSERT, NT_ASSERT, RtlAssert.
import { expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

it("PAGED_CODE stops above APC_LEVEL, and does nothing below", () => {
  const below = runDriver(driver({ control: "PAGED_CODE();" }), control(4));
  expect(told(below.end)).toBe("finished");
  const above = runDriver(
    driver({
      control: `
      {
          KIRQL irql;
          KeRaiseIrql(DISPATCH_LEVEL, &irql);
          PAGED_CODE();
          KeLowerIrql(irql);
      }
    `,
    }),
    control(4),
  );
  expect(told(above.end)).not.toBe("finished");
});

it("a failed assertion stops at its line, a true one does not", () => {
  expect(told(runDriver(driver({ control: "NT_ASSERT(1 + 1 == 2);" }), control(4)).end)).toBe("finished");
  expect(told(runDriver(driver({ control: "ASSERT(1 + 1 == 3);" }), control(4)).end)).not.toBe("finished");
});

it("RtlAssert stops with the condition and its place, and a debugger is present", () => {
  const source = driver({
    control: 'if (!KdRefreshDebuggerNotPresent()) RtlAssert("depth < 3", "queue.c", 17, NULL);',
  });
  expect(told(runDriver(source, control(4)).end)).toContain("Assertion failed: depth < 3 (queue.c:17)");
});
