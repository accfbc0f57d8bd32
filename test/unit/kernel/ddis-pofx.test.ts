// The power management framework: a device of two components that tells what it hears.
import { describe, expect, it } from "vitest";
import { frameworkDriver, runFramework } from "./framework.ts";

const lines = (control: string, states = 2) => {
  const ran = runFramework(frameworkDriver({ states }), control);
  expect({ told: ran.told, failures: ran.failures }).toEqual({ told: "finished", failures: [] });
  return ran.printed;
};
const pause = "Pause();";
const down = ["idle condition 0", "F1 of 0", "idle condition 1", "F1 of 1", "power not required"];

describe("the power framework", () => {
  it("idles what nobody uses once it has been started, then lets go of the device", () => {
    expect(lines(`PoFxStartDevicePowerManagement(handle); ${pause}`)).toEqual(down);
  });
  it("powers the device, brings the component to F0 and calls it active, before a blocking activation returns", () => {
    const control = `
      PoFxStartDevicePowerManagement(handle);
      ${pause} DbgPrint("wanted");
      PoFxActivateComponent(handle, 1, PO_FX_FLAG_BLOCKING);
      DbgPrint("active");
      PoFxIdleComponent(handle, 1, 0);
      ${pause}
    `;
    expect(lines(control)).toEqual([
      ...down,
      "wanted",
      "power required",
      "F0 of 1",
      "active condition 1",
      "active",
      "idle condition 1",
      "F1 of 1",
      "power not required",
    ]);
  });
  it("counts references: only the last idles, and what is used before the start stays active", () => {
    const control = `
      PoFxActivateComponent(handle, 0, 0);
      PoFxActivateComponent(handle, 0, 0);
      PoFxActivateComponent(handle, 1, 0);
      PoFxStartDevicePowerManagement(handle);
      PoFxIdleComponent(handle, 0, 0);
      ${pause} DbgPrint("last");
      PoFxIdleComponent(handle, 0, 0);
      ${pause}
    `;
    expect(lines(control)).toEqual(["last", "idle condition 0", "F1 of 0"]);
  });
  it("enters only states that the driver's tolerances allow", () => {
    const control = `PoFxSetComponentLatency(handle, 0, 5); PoFxSetComponentResidency(handle, 1, 50); PoFxStartDevicePowerManagement(handle); ${pause}`;
    // State n takes 10n to leave and is worth it from 100n on: neither component may go deeper than F0.
    expect(lines(control, 3)).toEqual(["idle condition 0", "idle condition 1", "power not required"]);
    expect(
      lines(
        `PoFxSetComponentLatency(handle, 0, 10); PoFxSetComponentResidency(handle, 1, 200); PoFxStartDevicePowerManagement(handle); ${pause}`,
        3,
      ),
    ).toEqual(["idle condition 0", "F1 of 0", "idle condition 1", "F2 of 1", "power not required"]);
  });
  it("needs at least F0, and answers that were asked for", () => {
    const found = (control: string) => runFramework(frameworkDriver({}), control).told;
    expect(runFramework(frameworkDriver({ states: 0 }), "").failures.join()).toMatch(/STATUS_INVALID_PARAMETER/);
    expect(found("PoFxCompleteIdleCondition(handle, 0);")).toMatch(
      /PoFxCompleteIdleCondition for .* has not asked for that/,
    );
    expect(found("PoFxCompleteIdleState(handle, 0);")).toMatch(/PoFxCompleteIdleState for/);
    expect(found("PoFxCompleteDevicePowerNotRequired(handle);")).toMatch(/PoFxCompleteDevicePowerNotRequired for/);
    expect(found("PoFxReportDevicePoweredOn(handle);")).toMatch(/PoFxReportDevicePoweredOn for/);
    expect(found("PoFxActivateComponent(handle, 7, 0);")).toMatch(/names component 7 of .*, which has 2/);
    expect(found("PoFxUnregisterDevice(handle); PoFxStartDevicePowerManagement(handle);")).toMatch(
      /no handle of PoFxRegisterDevice/,
    );
    expect(runFramework(frameworkDriver({ leaves: true }), "").told).toMatch(
      /still registered with the power framework/,
    );
  });
});
