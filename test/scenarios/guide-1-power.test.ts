// Row D71 of guide-1: power requests are the power manager's.
import { expect, it } from "vitest";
import { machine, owner, power } from "./power-owner.ts";
import { run } from "./run.ts";

it("D71 a driver that completes a power request with another minor function than it got it with", () => {
  const tampering = `
      if (s->MinorFunction == IRP_MN_QUERY_POWER) {
          s->MinorFunction = IRP_MN_SET_POWER;
          irp->IoStatus.Status = STATUS_SUCCESS;
          IoCompleteRequest(irp, IO_NO_INCREMENT);
          return STATUS_SUCCESS;
      }
    `;
  expect(run({ "o.c": owner({ dispatch: tampering }) }, [power("S3")], machine(["one"])).told).toMatch(
    /o has changed the minor function of a power request from IRP_MN_QUERY_POWER to IRP_MN_SET_POWER.*the system hangs/,
  );
});
