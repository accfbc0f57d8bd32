// Low resources simulation: the nth time a driver asks for memory, an IRP, a mapping or another resource that may be short, it is
// refused, as documented for each routine. Driver Verifier refuses by chance; here a run says which request it refuses, so that the
// failure can be looked at again, and every request can be refused in turn.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { refuseCompletionRoutine } from "../io/irp-ddis.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck } from "./stop.ts";

type Failure = (k: Kernel, f: Offset) => Outcome;
const nothing: Failure = (k, f) => k.returnPointer(f, 0);
const shortage: Failure = (k, f) => k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
/** (Mdl, AccessMode, …): no addresses are left; a mapping for a program raises, and one for the kernel that must succeed stops Windows. */
const unmapped = (k: Kernel, f: Offset, must: boolean): Outcome => {
  if ((k.argU32(f, 1) & 0xff) !== 0)
    k.raiseFrom(f, nt.STATUS_INSUFFICIENT_RESOURCES, "no addresses are left in the process to map the pages at");
  if (!must) return nothing(k, f);
  const pages = Math.ceil(k.m.u32(k.argPointer(f, 0) + k.s.MDL.ByteCount) / 4096);
  const message =
    "No system addresses are left for a mapping that cannot fail: MmGetSystemAddressForMdlSafe, or MmMapLockedPagesSpecifyCache with BugCheckOnFailure FALSE, returns NULL instead.";
  return stopWithBugcheck(k, f, 0x3f, [0n, BigInt(pages), 0n, 0n], message);
};

/** What the routines give a driver when they have not got what it asks for. Pool refuses for itself: some of its routines raise. */
const failures: Readonly<Record<string, Failure>> = {
  IoAllocateIrp: nothing,
  IoAllocateIrpEx: nothing,
  IoAllocateMdl: nothing,
  IoAllocateWorkItem: nothing,
  IoAllocateErrorLogEntry: nothing,
  IoBuildAsynchronousFsdRequest: nothing,
  IoBuildDeviceIoControlRequest: nothing,
  IoBuildSynchronousFsdRequest: nothing,
  IoSetCompletionRoutineEx: refuseCompletionRoutine,
  IoConnectInterrupt: shortage,
  IoConnectInterruptEx: shortage,
  IoCreateDevice: shortage,
  IoCreateDeviceSecure: shortage,
  IoCreateSymbolicLink: shortage,
  IoCreateController: nothing,
  IoCreateNotificationEvent: nothing,
  IoCreateSynchronizationEvent: nothing,
  IoMakeAssociatedIrp: nothing,
  IoGetDmaAdapter: nothing,
  IoAllocateDriverObjectExtension: shortage,
  IoInitializeTimer: shortage,
  IoRegisterDeviceInterface: shortage,
  IoRegisterShutdownNotification: shortage,
  IoOpenDeviceRegistryKey: shortage,
  IoRegisterLastChanceShutdownNotification: shortage,
  IoRegisterPlugPlayNotification: shortage,
  // Somebody else has the resources, or the record of them cannot be kept.
  IoReportResourceForDetection: shortage,
  IoReportResourceUsage: shortage,
  ExCreateCallback: shortage,
  CmRegisterCallbackEx: shortage,
  ExAllocateTimer: nothing,
  ExInitializeLookasideListEx: shortage,
  ExInitializeResourceLite: shortage,
  MmAllocatePagesForMdl: nothing,
  MmAllocatePagesForMdlEx: nothing,
  MmAllocateContiguousMemory: nothing,
  MmAllocateContiguousMemorySpecifyCache: nothing,
  MmAllocateNonCachedMemory: nothing,
  MmMapIoSpace: nothing,
  MmMapIoSpaceEx: nothing,
  MmMapLockedPages: (k, f) => unmapped(k, f, true),
  // BugCheckOnFailure, the fifth argument, is what MmGetSystemAddressForMdlSafe leaves out.
  MmMapLockedPagesSpecifyCache: (k, f) => unmapped(k, f, k.argU32(f, 4) !== 0),
  PoRequestPowerIrp: shortage,
  PoCreatePowerRequest: shortage,
  PoFxRegisterDevice: shortage,
  PoRegisterPowerSettingCallback: shortage,
  PsCreateSystemThread: shortage,
  RtlAnsiStringToUnicodeString: shortage,
  RtlUnicodeStringToAnsiString: shortage,
  RtlCreateUnicodeString: (k, f) => k.returnBool(f, false),
  ZwCreateKey: shortage,
  ZwOpenKey: shortage,
  ZwCreateFile: shortage,
  ZwOpenFile: shortage,
  ZwCreateSection: shortage,
  ZwMapViewOfSection: shortage,
};

/** Counts a driver's request for a resource; true if it is the one that this run refuses. */
export function refused(k: Kernel, f: Offset, what: string): boolean {
  const driver = k.callerDriver(f);
  if (driver === "nt") return false;
  const number = ++k.state.resourceRequests;
  if (number !== k.refusedRequest) return false;
  k.state.refused = { what, place: k.callerPlace(f) };
  k.log({ kind: "finding", driver, text: `low resources simulation: request ${number} is refused, ${what}` });
  return true;
}

/** The same routine, able to refuse where the documentation lets it. */
export function withLowResources(routine: Routine): Routine {
  const failure = failures[routine.name];
  if (failure === undefined) return routine;
  const run: Body = (k, f, step) =>
    step === 0 && refused(k, f, routine.name) ? failure(k, f) : routine.run(k, f, step);
  return { ...routine, run };
}
