// How a thread of a program begins where drivers are told of it.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { terminateProcess } from "../user/process.ts";
import { enterKernel } from "../user/service.ts";
import { someoneSeesImages } from "./notify.ts";

/**
 * A thread that has been made, and held, by the one that runs now: drivers are told of it, and of its process if it is the first there;
 * then it may run. Slots: 0 process, 1 thread, 2 whether it is the first. Result: the status with which the process was refused.
 */
export const startThread = internal("PspStartThread", 3, (k, f, step) => {
  const process = k.state.processes.get(k.slotU32(f, 0));
  const tell = (next: number, ofProcess: boolean): Outcome => {
    const callee = k.above(f);
    const values = [ofProcess ? 1 : 0, 1, k.slotU32(f, 0), k.slotU32(f, 1), 0, 0];
    for (const [i, value] of values.entries()) k.setSlot(callee, i, value);
    return k.callIndex(f, next, k.routineIndex("PspNotify"));
  };
  if (step === 0 && k.slotU32(f, 2) === 1) return tell(1, true);
  const status = step === 1 ? k.result32(f) : nt.STATUS_SUCCESS;
  if (step < 2 && nt.ntSuccess(status)) return tell(2, false);
  const context = k.context(k.slotU32(f, 1));
  if (context?.user !== undefined) {
    context.user.suspended--;
    if (k.slotU32(f, 2) === 1 && someoneSeesImages(k) && nt.ntSuccess(status))
      enterKernel(k, context, context.user, "PspUserThreadStartup", [1, 0]);
  }
  if (process !== undefined && !nt.ntSuccess(status)) terminateProcess(k, process, status);
  k.cut();
  return k.return32(f, status);
});
