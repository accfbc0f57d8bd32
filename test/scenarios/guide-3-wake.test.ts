// Rows of guide-3, section D2, and of the wait/wake row of book-2: on the sample chain of hubs and keyboards.
import { expect, it } from "vitest";
import { close, passes, type Seen, wait } from "./run.ts";
import { type Change, sample } from "./samples.ts";

const chain = sample("wakechain");
const finger = { do: "open", handle: "h", interface: "{e2b7c9a0-5d41-4f6e-8b33-7a1c0d9e2f54}", access: "readWrite" };
const press = (keyboard: number) => ({ do: "ioctl", handle: "h", code: 0x22a004, input: { u32: [keyboard] } });
const wake = { do: "wake", device: "device" };
const power = (system: string) => ({ do: "power", system });

function run(steps: readonly unknown[], changes: readonly Change[] = []): Seen {
  return chain(
    [wait(1), ...steps],
    {
      drivers: [
        { name: "hub", sources: ["hub.c", "port.c", "owner.c"] },
        { name: "keyboard", sources: ["keyboard.c", "owner.c"] },
      ],
      devices: [{ name: "device", hardwareId: "ROOT\\WAKEHUB", driver: "hub" }],
      install: [
        { hardwareId: "WAKECHAIN\\HUB", driver: "hub", name: "inner" },
        { hardwareId: "WAKECHAIN\\KEYBOARD", driver: "keyboard", name: "keyboard" },
      ],
    },
    changes,
  );
}
const armed = (ran: Seen) => ran.output.filter((line) => line.includes("armed"));
const states = (ran: Seen) => ran.kernel.state.devnodes.map((node) => node.powerState);

it("D-W01 a keyboard that arms itself arms all hubs below it, and nothing changes its power state", () => {
  const ran = passes(run([]));
  expect(armed(ran)).toEqual(["hub 2: port 1 is armed", "hub 1: port 1 is armed", "hub 2: port 2 is armed"]);
  expect(ran.kernel.state.devnodes[0]?.wakeIrp).not.toBe(0);
  expect(states(ran)).toEqual([1, 1, 1, 1]);
});

it("D-W02 a key in S3: the machine wakes, and the requests are completed from the machine up", () => {
  const ran = passes(run([finger, power("S3"), press(2), wake, wait(1), close]));
  const ended = ran.output.filter((line) => line.includes("waiting ended"));
  expect(ended).toEqual([
    "hub 1: waiting ended with 00000000",
    "hub 2: waiting ended with 00000000",
    "keyboard 2: waiting ended with 00000000",
  ]);
  expect(ran.kernel.state.systemPower).toBe(1);
  const up = ran.output.filter((line) => line.endsWith(": D0")).slice(4);
  expect(up).toEqual(["hub 1: D0", "hub 2: D0", "keyboard 1: D0", "keyboard 2: D0"]);
});

it("D-W03 two devices armed, one wakes: the hub has one request, sends the next, and the other stays armed", () => {
  const ran = passes(run([finger, power("S3"), press(1), wake, wait(1), power("S3"), press(2), wake, wait(1), close]));
  expect(ran.output.filter((line) => line.startsWith("keyboard") && line.includes("ended"))).toEqual([
    "keyboard 1: waiting ended with 00000000",
    "keyboard 2: waiting ended with 00000000",
  ]);
  expect(ran.kernel.trace.count({ kinds: ["power"], text: "is armed for wake" })).toBe(3);
});

it("D-W04 disarming: the hub takes its own request back when no port is armed any more, and not before", () => {
  const ran = passes(
    run([
      { do: "remove", device: "keyboard" },
      { do: "expect", trace: { kind: "debugPrint", text: "hub 1: port 1 is disarmed", count: 0 } },
      { do: "remove", device: "keyboard2" },
    ]),
  );
  expect(ran.output.filter((line) => line.includes("disarmed"))).toEqual([
    "hub 2: port 1 is disarmed",
    "hub 2: port 2 is disarmed",
    "hub 1: port 1 is disarmed",
  ]);
  expect(ran.kernel.state.devnodes[0]?.wakeIrp).toBe(0);
});

it("D-W05, D-W10 a second request for one device is refused, and one for a deeper sleep than it can wake from", () => {
  const again = (state: string): Change => [
    "keyboard.c",
    "            OwnerArm(owner);\n        }\n        Irp->IoStatus.Status",
    `            OwnerArm(owner);\n            { POWER_STATE s; s.SystemState = ${state}; if (owner->Name[9] == '1') (VOID)PoRequestPowerIrp(owner->PhysicalDevice, IRP_MN_WAIT_WAKE, s, KeyboardWakeDone, owner, NULL); }\n        }\n        Irp->IoStatus.Status`,
  ];
  const second = passes(run([], [again("PowerSystemSleeping3")]));
  expect(second.output).toContain("keyboard 1: waiting ended with 80000011");
  expect(armed(second)).toHaveLength(3);
  const deep = passes(run([], [again("PowerSystemHibernate")]));
  expect(deep.output).toContain("keyboard 1: waiting ended with C0000184");
});

it("D-W11 a device that wakes while the machine is awake: only its request is completed", () => {
  const ran = passes(run([finger, press(1), wake, wait(1), close]));
  expect(ran.output).toContain("keyboard 1: waiting ended with 00000000");
  expect(ran.kernel.trace.count({ kinds: ["power"], text: "the system goes" })).toBe(0);
});
