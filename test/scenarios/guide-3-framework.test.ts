// Row D-P31 of guide-3: components of the power framework.
import { expect, it } from "vitest";
import { frameworkDriver, runFramework } from "../unit/kernel/framework.ts";
import { traced } from "./run.ts";

it("D-P31 two code paths use a component, one forgets to give it back: its references are shown, and it never idles", () => {
  const use = (first: string, second: string) =>
    runFramework(
      frameworkDriver({}),
      `
        PoFxStartDevicePowerManagement(handle);
        Pause();
        PoFxActivateComponent(handle, 0, PO_FX_FLAG_BLOCKING);
        ${first} PoFxActivateComponent(handle, 0, PO_FX_FLAG_BLOCKING);
        ${second} Pause();
        DbgPrint("end");
      `,
    );
  const give = "PoFxIdleComponent(handle, 0, 0);";
  const balanced = use(give, give);
  expect(balanced.printed.at(-2)).toBe("power not required");
  const lost = use(give, "");
  expect(lost.printed.at(-2)).not.toBe("power not required");
  const counts = traced(lost, ["power"]).filter((line) => line.includes("reference"));
  expect(counts.at(-1)).toMatch(/component 0 has 1 reference$/);
  expect(use(give, `${give} ${give}`).told).toMatch(/PoFxIdleComponent for component 0 .* which nobody has activated/);
  // Registers belong to components: the second of two is used while it is idle.
  const scenario = {
    hardware: [
      {
        name: "card",
        model: "interruptSource",
        ports: [
          { start: 0x300, length: 1, component: 0 },
          { start: 0x310, length: 1, component: 1 },
        ],
      },
    ],
    devices: [{ name: "device", driver: "test", hardware: "card" }],
  };
  const access = (port: number) =>
    runFramework(
      frameworkDriver({}),
      `PoFxStartDevicePowerManagement(handle); PoFxActivateComponent(handle, 0, PO_FX_FLAG_BLOCKING); Pause(); (void)READ_PORT_UCHAR((PUCHAR)${port}); PoFxIdleComponent(handle, 0, 0); Pause();`,
      scenario,
    ).told;
  expect(access(0x300)).toBe("finished");
  expect(access(0x310)).toMatch(/verifier:power.*accesses port 0x310 of component 1 of .* while that is idle/);
});
