// Row D-P31 of guide-3: components of the power framework.
import { expect, it } from "vitest";
import { frameworkDriver, runFramework } from "../unit/kernel/framework.ts";
import { traced } from "./run.ts";

it("D-P31 two code paths use a component, one forgets to give it back: its references are shown, and it never idles", () => {
  const use = (first: string, second: string) =>
    runFramework(
      frameworkDriver({}),
      `PoFxStartDevicePowerManagement(handle); Pause(); PoFxActivateComponent(handle, 0, PO_FX_FLAG_BLOCKING); ${first} PoFxActivateComponent(handle, 0, PO_FX_FLAG_BLOCKING); ${second} Pause(); DbgPrint("end");`,
    );
  const give = "PoFxIdleComponent(handle, 0, 0);";
  const balanced = use(give, give);
  expect(balanced.printed.at(-2)).toBe("power not required");
  const lost = use(give, "");
  expect(lost.printed.at(-2)).not.toBe("power not required");
  const counts = traced(lost, ["power"]).filter((line) => line.includes("reference"));
  expect(counts.at(-1)).toMatch(/component 0 has 1 reference$/);
  expect(use(give, `${give} ${give}`).told).toMatch(/PoFxIdleComponent for component 0 .* which nobody has activated/);
});
