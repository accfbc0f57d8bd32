// A request that is cancelled and not completed for minutes: Driver Verifier's 0xC4 0x135.
import { expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const pieces = {
  fields: "PIRP Kept;",
  control: `
    if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222000) {
        IoMarkIrpPending(irp);
        extension->Kept = irp;
        done = TRUE;
        status = STATUS_PENDING;
    } else {
        PIRP kept = extension->Kept;
        Complete(kept, STATUS_CANCELLED, 0);
    }
  `,
};
const steps = (wait: number, end: readonly unknown[]) => ({
  steps: [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    { do: "ioctl", handle: "h", code: 0x222000, async: "kept" },
    { do: "cancel", request: "kept" },
    { do: "wait", for: wait },
    ...end,
  ],
});
const end = [{ do: "ioctl", handle: "h", code: 0x222004 }];

it.each([
  ["completed six minutes later", 360_000, end, /cancelled 360 seconds ago, and test completes it only now/],
  ["not completed at all", 360_000, [], /cancelled 360 seconds ago, and test has not completed it/],
  ["completed a minute later", 60_000, end, /^finished$/],
] as const)("%s", (_what, wait, rest, expected) => {
  expect(told(runDriver(driver(pieces), steps(wait, rest)).end)).toMatch(expected);
});
