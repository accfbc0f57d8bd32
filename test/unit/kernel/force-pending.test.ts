// Force pending: a request handed to the driver below comes back pending and is completed later, once or always.
import { describe, expect, it } from "vitest";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const ask = (wait: string): string => `
  KEVENT e;
  IO_STATUS_BLOCK b;
  PIRP i;
  NTSTATUS s;
  information = 0;
  b.Status = 77;
  KeInitializeEvent(&e, NotificationEvent, FALSE);
  i = IoBuildDeviceIoControlRequest(0x222404, extension->Lower, NULL, 0, NULL, 0, FALSE, &e, &b);
  s = IoCallDriver(extension->Lower, i);
  ${wait} DbgPrint("%x %x\\n", s, b.Status);
`;
const waiting = ask("if (s == STATUS_PENDING) KeWaitForSingleObject(&e, Executive, KernelMode, FALSE, NULL);");

const completed = `static IO_COMPLETION_ROUTINE Done;
  static NTSTATUS Done(PDEVICE_OBJECT d, PIRP i, PVOID c) { UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(c);
    DbgPrint("pending %d\\n", i->PendingReturned); MARK return STATUS_SUCCESS; }`;
const down = `
    IoCopyCurrentIrpStackLocationToNext(irp);
    IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
    done = TRUE;
    status = IoCallDriver(extension->Lower, irp);
  `;

function run(code: string, pend: number | undefined, declarations = "") {
  const scenario = control(0, { status: "STATUS_INVALID_DEVICE_REQUEST" });
  const ran = runDriver(driver({ declarations, control: code }), {
    ...scenario,
    ...(pend === undefined ? {} : { verifier: { pend } }),
  });
  return { told: told(ran.end), output: ran.kernel.state.debugOutput, handedDown: ran.kernel.faults().handedDown };
}

describe("a request of the driver's own", () => {
  it("is pended where the driver below would have ended it, and ends in its own time", () => {
    const whole = run(waiting, undefined);
    expect(whole.output).toEqual(["c0000010 4d\n"]);
    expect(run(waiting, 0)).toEqual({ ...whole, output: ["103 c0000010\n"] });
  });
  it("alone, by its number among those handed down", () => {
    const { handedDown } = run(waiting, undefined);
    const outputs = Array.from({ length: handedDown }, (_, i) => run(waiting, i + 1).output[0]);
    expect(outputs.filter((one) => one === "103 c0000010\n")).toHaveLength(1);
  });
});

it("whose status block lay on a stack that is gone is told of", () => {
  const declarations = `
    static KEVENT e;
    static VOID Send(PEXTENSION x) {
        IO_STATUS_BLOCK b;
        PIRP i;
        KeInitializeEvent(&e, NotificationEvent, FALSE);
        i = IoBuildDeviceIoControlRequest(0x222404, x->Lower, NULL, 0, NULL, 0, FALSE, &e, &b);
        IoCallDriver(x->Lower, i);
    }
  `;
  const code = "Send(extension); information = 0; status = STATUS_INVALID_DEVICE_REQUEST;";
  expect(run(code, undefined, declarations).told).toBe("finished");
  expect(run(code, 0, declarations).told).toMatch(
    /verifier:irp.*I\/O status block lay on the stack of a routine that has returned/,
  );
});

describe("a request that is passed on", () => {
  it("goes its way when the completion routine marks it", () => {
    const marks = completed.replace("MARK", "if (i->PendingReturned) IoMarkIrpPending(i);");
    expect(run(down, undefined, marks)).toMatchObject({ told: "finished", output: ["pending 0\n"] });
    expect(run(down, 0, marks)).toMatchObject({ told: "finished", output: ["pending 1\n"] });
  });
  it("shows a completion routine that does not", () => {
    const forgets = completed.replace("MARK", "");
    expect(run(down, undefined, forgets).told).toBe("finished");
    expect(run(down, 0, forgets).told).toMatch(
      /verifier:pending.*returned STATUS_PENDING, but .* not|without having been marked/,
    );
  });
});
