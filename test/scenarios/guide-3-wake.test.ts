// Rows of guide-3, section D2, and of the wait/wake row of book-2: on the sample chain of hubs and keyboards.
import { expect, it } from "vitest";
import { close, passes, type Seen, wait } from "./run.ts";
import { type Change, sample } from "./samples.ts";

const chain = sample("wakechain");
const finger = { do: "open", handle: "h", interface: "{e2b7c9a0-5d41-4f6e-8b33-7a1c0d9e2f54}", access: "readWrite" };
const press = (keyboard: number) => ({ do: "ioctl", handle: "h", code: 0x22a004, input: { u32: [keyboard] } });
const wake = { do: "wake", device: "device" };
const power = (system: string) => ({ do: "power", system });

function run(
  steps: readonly unknown[],
  changes: readonly Change[] = [],
  more: Readonly<Record<string, unknown>> = {},
  hardware?: string,
): Seen {
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
        { hardwareId: "WAKECHAIN\\KEYBOARD", driver: "keyboard", name: "keyboard", hardware },
      ],
      ...more,
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
    `
      OwnerArm(owner);
      {
          POWER_STATE s;
          s.SystemState = ${state};
          if (owner->Name[9] == '1')
              (VOID) PoRequestPowerIrp(owner->PhysicalDevice, IRP_MN_WAIT_WAKE, s, KeyboardWakeDone, owner, NULL);
      }
      }
      Irp->IoStatus.Status
    `,
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

const device = (name: string, state: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "power",
  device: name,
  state,
  ...more,
});

it("D-P32, D-P20 a bus in D3: no child of it comes to D0, and none of their registers can be reached", () => {
  // From sleep the parents come first: the hub is in D0 before the keyboard asks.
  passes(run([power("S3"), power("S0"), wait(1)]));
  const early = run([device("device", "D3"), device("keyboard", "D3"), device("keyboard", "D0")]);
  expect(early.told).toMatch(/hub completes D0 of WAKECHAIN.KEYBOARD.* while its bus .* is in D3/);
  const touch: Change = [
    "keyboard.c",
    "KeyboardPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)\n{\n",
    "KeyboardPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)\n{\n    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_QUERY_POWER) READ_PORT_UCHAR((PUCHAR)0x300);\n",
  ];
  const asked = [device("inner", "D3"), device("keyboard", "D2", { query: true })];
  const ports = { hardware: [{ name: "keys", model: "interruptSource", ports: [{ start: 0x300, length: 2 }] }] };
  expect(run(asked, [touch], ports, "keys").told).toMatch(
    /keyboard accesses port 0x300 of keys, but its bus .* is in D3: a bus powers itself down only after all/,
  );
});

it("D-W06 armed while the device is not in D0", () => {
  const again: Change = [
    "owner.c",
    "    PIO_COMPLETION_ROUTINE routine = NULL;\n",
    `
      PIO_COMPLETION_ROUTINE routine = NULL;
      if (stack->MinorFunction == IRP_MN_QUERY_POWER && Owner->PowerState == PowerDeviceD2) {
          InterlockedExchange(&Owner->WakeState, WakeNone);
          OwnerArm(Owner);
      }
    `,
  ];
  const unasked: Change = ["owner.c", "Owner->PowerState != PowerDeviceD0 ||", "FALSE ||"];
  expect(run([device("keyboard", "D2"), device("keyboard", "D3", { query: true })], [again, unasked]).told).toMatch(
    /IRP_MN_WAIT_WAKE is requested for .*KEYBOARD.*, which is in D2: a device is armed only while it is in D0/,
  );
});

it("D-W07 to S4 with a device that cannot wake from there: its owner takes the request back and agrees", () => {
  const disarm: Change = [
    "owner.c",
    "    PIO_COMPLETION_ROUTINE routine = NULL;\n",
    `
      PIO_COMPLETION_ROUTINE routine = NULL;
      if (stack->MinorFunction == IRP_MN_QUERY_POWER && stack->Parameters.Power.Type == SystemPowerState &&
          stack->Parameters.Power.State.SystemState == PowerSystemHibernate)
          OwnerDisarm(Owner);
    `,
  ];
  const ran = passes(run([power("S4")], [disarm]));
  expect(ran.output.filter((line) => line.includes("disarmed"))).toHaveLength(3);
  expect(ran.kernel.state.devnodes[0]?.wakeIrp).toBe(0);
  expect(ran.kernel.state.systemPower).toBe(5);
  // One that fails the query instead.
  const refuses: Change = [
    "owner.c",
    "    PIO_COMPLETION_ROUTINE routine = NULL;\n",
    `
      PIO_COMPLETION_ROUTINE routine = NULL;
      if (stack->MinorFunction == IRP_MN_QUERY_POWER && stack->Parameters.Power.Type == SystemPowerState &&
          stack->Parameters.Power.State.SystemState == PowerSystemHibernate) {
          Irp->IoStatus.Status = STATUS_UNSUCCESSFUL;
          IoCompleteRequest(Irp, IO_NO_INCREMENT);
          return STATUS_UNSUCCESSFUL;
      }
    `,
  ];
  expect(run([power("S4")], [refuses]).told).toMatch(
    /verifier:power.*keeps the machine from S4 while .* is armed for wake, which works from S3 at most/,
  );
});

it("D-W08 a device that is pulled out while it is armed, and its owner does not take the request back", () => {
  const lazy: Change = [
    "owner.c",
    "    IoCancelIrp(Owner->WakeIrp);\n",
    "    if (Owner->Name[0] != 'k') IoCancelIrp(Owner->WakeIrp);\n",
  ];
  expect(run([{ do: "surpriseRemove", device: "keyboard" }], [lazy]).told).toMatch(
    /KEYBOARD.* has been removed, but keyboard's IRP_MN_WAIT_WAKE is still pending/,
  );
});

it("D-W09 a bus that cancels its child's request", () => {
  const cancel: Change = [
    "port.c",
    "    case IRP_MN_QUERY_POWER:\n",
    "    case IRP_MN_QUERY_POWER: if (Port->WakeIrp != NULL) IoCancelIrp(Port->WakeIrp);\n",
  ];
  expect(run([device("keyboard", "D2", { query: true })], [cancel]).told).toMatch(
    /hub cancels an IRP_MN_WAIT_WAKE that keyboard has sent: only its sender/,
  );
});
