// Rows of guide-1, section D.3: what becomes of an IRP on its way down a stack and up again.
import { expect, it } from "vitest";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { completion, copy, later } from "./completion.ts";
import { type FilterPieces, filter, stack } from "./filter.ts";
import { close, fails, open, passes, read, run, type Seen } from "./run.ts";

/** A filter above the small driver, through which the steps go. */
function filtered(
  above: FilterPieces,
  below: Pieces,
  steps: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): Seen {
  const made = stack(driver(below), { upper: filter(above) });
  return run(made.sources, [open, ...steps], { ...made.scenario, ...more });
}

const onRead = (code: string) => `if (major == IRP_MJ_READ) { ${code} }`;

const propagate = "if (irp->PendingReturned) IoMarkIrpPending(irp);";

const locations = 'DbgPrint("location %d of %d\\n", irp->CurrentLocation, irp->StackCount);';

it("D21 forward and forget: the lower driver has the same stack location, and its answer is the caller's", () => {
  const above = {
    dispatch: onRead(
      `
        ${locations} IoSkipCurrentIrpStackLocation(irp);
        {
            NTSTATUS s = IoCallDriver(x->Lower, irp);
            DbgPrint("returned %x\\n", s);
            return s;
        }
      `,
    ),
  };
  const below = { read: `UNREFERENCED_PARAMETER(device); ${locations} return Complete(irp, STATUS_SUCCESS, 0);` };
  expect(passes(filtered(above, below, [read(1)])).output).toEqual([
    "location 3 of 3",
    "location 3 of 3",
    "returned 0",
  ]);
  expect(passes(filtered(above, later, [read(1, { expect: { data: { u8: [7] } } })])).output).toEqual([
    "location 3 of 3",
    "returned 103",
    "answered",
  ]);
});

it("D22 a completion routine on a skipped location takes the place of the upper driver's: found", () => {
  const above = {
    declarations: completion("return STATUS_CONTINUE_COMPLETION;"),
    dispatch: onRead(
      `
        IoSkipCurrentIrpStackLocation(irp);
        IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
        return IoCallDriver(x->Lower, irp);
      `,
    ),
  };
  expect(filtered(above, {}, [read(1)]).told).toMatch(/skip/i);
});

it("D23 forward and wait: the dispatch routine goes on when the lower driver has answered, and completes once", () => {
  const above = {
    declarations: completion(
      `
        DbgPrint("back, pending %d\\n", irp->PendingReturned);
        if (irp->PendingReturned) KeSetEvent((PKEVENT)context, 0, FALSE);
        return STATUS_MORE_PROCESSING_REQUIRED;
      `,
    ),
    dispatch: onRead(`
        NTSTATUS s;
        KeClearEvent(&x->Event);
        IoCopyCurrentIrpStackLocationToNext(irp);
        IoSetCompletionRoutine(irp, Done, &x->Event, TRUE, TRUE, TRUE);
        s = IoCallDriver(x->Lower, irp);
        if (s == STATUS_PENDING) {
            KeWaitForSingleObject(&x->Event, Executive, KernelMode, FALSE, NULL);
            s = irp->IoStatus.Status;
        }
        DbgPrint("after the wait\\n");
        return Complete(irp, s, irp->IoStatus.Information);
      `),
  };
  const slow = passes(filtered(above, later, [read(1, { expect: { bytes: 1 } })]));
  expect(slow.output).toEqual(["answered", "back, pending 1", "after the wait"]);
  const quick = passes(filtered(above, {}, [read(1, { expect: { bytes: 0 } })]));
  expect(quick.output).toEqual(["back, pending 0", "after the wait"]);
  expect(slow.kernel.trace.count({ kinds: ["irpComplete"], driver: "upper", text: "IRP_MJ_READ" })).toBe(1);
});

it("D24 the same without stopping completion: the IRP is touched when it is gone", () => {
  const above = {
    declarations: completion(
      `
        if (irp->PendingReturned) {
            IoMarkIrpPending(irp);
            KeSetEvent((PKEVENT)context, 0, FALSE);
        }
        return STATUS_CONTINUE_COMPLETION;
      `,
    ),
    dispatch: onRead(`
        NTSTATUS s;
        KeClearEvent(&x->Event);
        IoCopyCurrentIrpStackLocationToNext(irp);
        IoSetCompletionRoutine(irp, Done, &x->Event, TRUE, TRUE, TRUE);
        s = IoCallDriver(x->Lower, irp);
        if (s == STATUS_PENDING) KeWaitForSingleObject(&x->Event, Executive, KernelMode, FALSE, NULL);
        return Complete(irp, STATUS_SUCCESS, 0);
      `),
  };
  // On one processor the IRP is gone before the dispatch routine goes on.
  const ran = filtered(above, later, [read(1)], { machine: { processors: 1 } });
  expect(ran.told).toMatch(/an IRP of \d+ bytes that has been freed|MULTIPLE_IRP_COMPLETE/);
});

it("D25 a completion routine that does not pass pending on: found", () => {
  const above = {
    declarations: completion("return STATUS_CONTINUE_COMPLETION;"),
    dispatch: onRead(`${copy} return IoCallDriver(x->Lower, irp);`),
  };
  expect(filtered(above, later, [read(1)]).told).toMatch(/pending/i);
});

it("D26 a completion routine that changes the status of a request whose dispatch routine has returned another", () => {
  const above = {
    declarations: completion(
      `${propagate} irp->IoStatus.Status = STATUS_UNSUCCESSFUL; return STATUS_CONTINUE_COMPLETION;`,
    ),
    dispatch: onRead(`${copy} return IoCallDriver(x->Lower, irp);`),
  };
  const ran = filtered(above, {}, [read(1, fails("STATUS_UNSUCCESSFUL"))]);
  expect(ran.told).not.toBe("finished");
  expect(ran.told).toMatch(/IoStatus|returned/);
});

it("D27 marked pending, but another status returned: found", () => {
  expect(
    run({ read: "UNREFERENCED_PARAMETER(device); IoMarkIrpPending(irp); return Complete(irp, STATUS_SUCCESS, 0);" }, [
      open,
      read(1),
    ]).told,
  ).toMatch(/marked.*pending|STATUS_PENDING/);
});

it("D28 completed in the dispatch routine: one completion, after which the IRP is not to be touched", () => {
  const ran = passes(run({}, [open, read(1), close]));
  expect(ran.kernel.trace.count({ kinds: ["irpComplete"], driver: "test", text: "IRP_MJ_READ" })).toBe(1);
  expect(
    run({ read: "UNREFERENCED_PARAMETER(device); Complete(irp, STATUS_SUCCESS, 0); return irp->IoStatus.Status;" }, [
      open,
      read(1),
    ]).told,
  ).toMatch(/IRP of \d+ bytes that has been freed/);
});

it("D29 completed twice: stops, and says where it was completed before", () => {
  expect(
    run(
      {
        read: `
          UNREFERENCED_PARAMETER(device);
          Complete(irp, STATUS_SUCCESS, 0);
          Complete(irp, STATUS_SUCCESS, 0);
          return STATUS_SUCCESS;
        `,
      },
      [open, read(1)],
    ).told,
  ).toMatch(/driver\.c|MULTIPLE_IRP_COMPLETE_REQUESTS/);
});

it("D30 stop and resume: completion goes on above the routine that stopped it", () => {
  const top = filter({
    declarations: completion(`${propagate} DbgPrint("top\\n"); return STATUS_CONTINUE_COMPLETION;`),
    dispatch: onRead(`${copy} return IoCallDriver(x->Lower, irp);`),
  });
  const middle = filter({
    declarations: completion('DbgPrint("middle stops\\n"); return STATUS_MORE_PROCESSING_REQUIRED;'),
    dispatch: onRead(
      `
        ${copy}(void) IoCallDriver(x->Lower, irp);
        DbgPrint("middle goes on\\n");
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
      `,
    ),
  });
  const made = stack(driver({}), { top, middle });
  expect(passes(run(made.sources, [open, read(1), close], made.scenario)).output).toEqual([
    "middle stops",
    "middle goes on",
    "top",
  ]);
});

it("D31 completion routines run from the lowest up, each location gone when its driver's part is done", () => {
  const level = (name: string) =>
    filter({
      declarations: completion(
        `${propagate} DbgPrint("${name} at %d\\n", irp->CurrentLocation); return STATUS_CONTINUE_COMPLETION;`,
      ),
      dispatch: onRead(`${copy} return IoCallDriver(x->Lower, irp);`),
    });
  const made = stack(driver({}), { one: level("one"), two: level("two"), three: level("three") });
  expect(passes(run(made.sources, [open, read(1), close], made.scenario)).output).toEqual([
    "three at 3",
    "two at 4",
    "one at 5",
  ]);
});
