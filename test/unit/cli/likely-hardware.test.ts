// A driver that is brought up without a scenario has hardware of the kinds that it looks for when it is started.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { launch, resultLine, runToEnd, usualFuel, verdictOf } from "../../../cli/run.ts";
import { linkProgram } from "../../../compiler/index.ts";
import { likelyHardware } from "../../../kernel/scenario/likely-hardware.ts";
import { cache } from "../../kit.ts";
import { driver } from "../kernel/driver.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside-hardware-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Wants a line and so many ranges of ports. */
const source = (wanted: number, stop = "stack->MinorFunction == IRP_MN_STOP_DEVICE", shared = "FALSE") =>
  driver({
    fields: "PKINTERRUPT Interrupt;",
    declarations: `
      static KSERVICE_ROUTINE Serve;
      static BOOLEAN Serve(PKINTERRUPT interrupt, PVOID context) {
          UNREFERENCED_PARAMETER(interrupt); UNREFERENCED_PARAMETER(context);
          DbgPrint("served\\n"); return TRUE; }
      static NTSTATUS Start(PEXTENSION e, PCM_PARTIAL_RESOURCE_LIST list) {
          ULONG i, ports = 0;
          for (i = 0; i < list->Count; i++) {
              PCM_PARTIAL_RESOURCE_DESCRIPTOR one = &list->PartialDescriptors[i];
              if (one->Type == CmResourceTypePort) ports++;
              if (one->Type == CmResourceTypeInterrupt) {
                  NTSTATUS status = IoConnectInterrupt(&e->Interrupt, Serve, e, NULL, one->u.Interrupt.Vector,
                      (KIRQL)one->u.Interrupt.Level, (KIRQL)one->u.Interrupt.Level, Latched, ${shared}, one->u.Interrupt.Affinity, FALSE);
                  if (!NT_SUCCESS(status)) return status;
              }
          }
          return ports == ${wanted} ? STATUS_SUCCESS : STATUS_DEVICE_CONFIGURATION_ERROR; }
      static DRIVER_DISPATCH Plug;
      static NTSTATUS Plug(PDEVICE_OBJECT device, PIRP irp) {
          PEXTENSION e = device->DeviceExtension; PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
          if ((stack->MinorFunction == IRP_MN_REMOVE_DEVICE || stack->MinorFunction == IRP_MN_SURPRISE_REMOVAL
              || ${stop}) && e->Interrupt != NULL) {
              IoDisconnectInterrupt(e->Interrupt); e->Interrupt = NULL; }
          if (stack->MinorFunction == IRP_MN_START_DEVICE) {
              NTSTATUS status;
              if (!IoForwardIrpSynchronously(e->Lower, irp)) return Complete(irp, STATUS_UNSUCCESSFUL, 0);
              status = stack->Parameters.StartDevice.AllocatedResourcesTranslated == NULL ? STATUS_INSUFFICIENT_RESOURCES
                  : Start(e, &stack->Parameters.StartDevice.AllocatedResourcesTranslated->List[0].PartialResourceList);
              return Complete(irp, status, 0); }
          return Pnp(device, irp); }
    `,
    entry: "driver->MajorFunction[IRP_MJ_PNP] = Plug;",
  });

async function run(text: string) {
  writeFileSync(join(folder, "card.c"), text);
  const { session } = await launch(join(folder, "card.c"), {}, [], cache);
  let printed = "";
  const { stop } = runToEnd(session, usualFuel, (more) => {
    printed += more;
  });
  const steps = session.results().map(resultLine);
  session.dispose();
  const places = stop.kind === "bugcheck" ? stop.bugcheck.related.map(({ message }) => message) : [];
  return { stop: stop.kind, printed, steps, places };
}

it("starts, and is interrupted once", async () => {
  const { stop, printed, steps } = await run(source(2));
  expect(stop).toBe("finished");
  expect(printed).toBe("served\n");
  expect(steps.filter((step) => !step.startsWith("  passed"))).toEqual([]);
});

it("is told of the connection that it forgot when it was stopped and started with other resources", async () => {
  const { stop, places } = await run(source(2, "FALSE", "TRUE"));
  expect(stop).toBe("bugcheck");
  expect(places).toContain("connected here");
});

it("is told what it was given where its start fails", async () => {
  const { steps } = await run(source(7));
  expect(steps[0]).toMatch(
    /FAILED.*it was given ports 0x2000-0x20ff, ports 0x2100-0x21ff, interrupt line 5 of a hardware that is an interruptSource; a scenario can give it others/,
  );
});

it("is not passed if it is stopped after its last step", () => {
  const passed = [{ path: "", title: "", outcome: "passed", message: "" }] as const;
  const finding = { kind: "verifier:leak", message: "", context: 1, related: [] };
  expect(verdictOf(passed, { kind: "finding", finding })).toEqual({
    good: false,
    text: "FAILED: 1 of 1 steps as expected, and then a stop",
  });
  expect(verdictOf(passed, { kind: "finding", finding, foreseen: true }).good).toBe(true);
});

it("has the configuration space of a PCI function that its hardware id tells", () => {
  const nothing = linkProgram([]);
  const id = String.raw`PCI\VEN_12C5&DEV_0091&SUBSYS_56781234&REV_0a`;
  const header = likelyHardware("card", nothing, id)?.config?.u8 ?? [];
  expect(header.slice(0, 9)).toEqual([0xc5, 0x12, 0x91, 0, 7, 0, 0, 0, 0x0a]);
  expect(header.slice(0x2c, 0x30)).toEqual([0x34, 0x12, 0x78, 0x56]);
  expect(likelyHardware("card", nothing, String.raw`USB\VID_12C5&PID_0091`)).toBeUndefined();
});
