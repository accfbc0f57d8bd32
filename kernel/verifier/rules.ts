// What Windows' tools say of a violation: the option of Driver Verifier that finds it, the rule's name as Driver Verifier, Static Driver
// Verifier and Code Analysis have it, and what the bugcheck's parameters mean. From Microsoft's pages of the bugchecks 0xC4 and 0xC9 and of
// the rules; only violations that this kernel finds are here. A parameter that is called `theIrp` leads to the IRP's history.
import type { Bugcheck } from "../api.ts";

export interface Violation {
  /** Option of Driver Verifier. */
  readonly option: string;
  /** Name of the rule, where there is one. */
  readonly rule?: string;
  /** Meanings of parameters 2 to 4; fewer where a parameter is reserved. */
  readonly parameters: readonly string[];
}

const theIrp = "the IRP";
const io = (rule: string | undefined, ...parameters: string[]): Violation => ({
  option: "I/O Verification",
  ...(rule === undefined ? {} : { rule }),
  parameters,
});
/** "WDM DRIVER ERROR": these have the same parameters. */
const wdm = (rule?: string): Violation => io(rule, "place in the driver", theIrp, "device object");
const irql = (...parameters: string[]): Violation => ({
  option: "Force IRQL Checking",
  parameters: ["current IRQL", ...parameters],
});
const tracking = (...parameters: string[]): Violation => ({ option: "Pool Tracking", parameters });
const compliance = (rule: string, ...parameters: string[]): Violation => ({
  option: "DDI compliance checking",
  rule,
  parameters,
});
const byIrql = (rule: string): Violation => compliance(rule, "current IRQL", "IRQL that the rule allows");
const deadlock = (...parameters: string[]): Violation => ({ option: "Deadlock Detection", parameters });
const invariant: Violation = { option: "Invariant MDL Checking for Driver", parameters: ["the MDL", theIrp] };
const miscellaneous = (...parameters: string[]): Violation => ({ option: "Miscellaneous Checks", parameters });

type Violations = ReadonlyMap<number, Violation>;

const detected: Violations = new Map([
  [0x00, { option: "Special Pool", parameters: ["current IRQL", "pool type", "0"] }],
  [0x01, irql("pool type", "bytes")],
  [0x02, irql("pool type", "bytes")],
  [0x11, irql("pool type", "the block")],
  [0x10, { option: "Special Pool", parameters: ["the address"] }],
  [0x30, irql("requested IRQL")],
  [0x31, irql("requested IRQL")],
  [
    0x37,
    {
      ...miscellaneous("current IRQL", "APC disable count of the thread", "the resource"),
      rule: "WithinCriticalRegion",
    },
  ],
  [0x38, miscellaneous("current IRQL", "APC disable count of the thread", "the resource")],
  [0x39, irql("APC disable count of the thread", "the fast mutex")],
  [0x3a, irql("APC disable count of the thread", "the fast mutex")],
  [0x3c, miscellaneous("the handle", "type of the object")],
  [0x3d, miscellaneous("", "", "the resource")],
  [0x3e, { ...miscellaneous(), rule: "CriticalRegions" }],
  [0x3f, miscellaneous("the object", "its new reference count")],
  [0x62, tracking("name of the driver", "", "allocations that were not freed")],
  [0x7c, miscellaneous("the MDL", "its flags")],
  [0x7d, miscellaneous("the MDL", "its flags")],
  [0x7f, miscellaneous("the MDL", "its flags")],
  [0xb0, miscellaneous("the MDL", "its flags", "flags that it should not have")],
  [0xb1, miscellaneous("the MDL", "its flags", "flags that it should not have")],
  [0xb3, miscellaneous("the MDL", "its flags", "flags that it should have")],
  [0xb4, miscellaneous("the MDL", "its flags", "flag of a partial MDL")],
  [0xb6, miscellaneous("the MDL", "its flags")],
  [0xb8, miscellaneous("the MDL", "its flags")],
  [0xc0, io(undefined, "dispatch routine")],
  [0xc1, io(undefined, "dispatch routine")],
  [0xc2, io(undefined, "fast I/O routine")],
  [0xc3, io(undefined, "fast I/O routine")],
  [0xc6, io("CriticalRegions", "fast I/O routine", "APC disable count of the thread", "its count before")],
  [0xc5, io("CriticalRegions", "dispatch routine", "APC disable count of the thread", "its count before")],
  [0xca, miscellaneous("the lookaside list")],
  [0xcb, miscellaneous("the lookaside list")],
  [0xcd, miscellaneous("the lookaside list", "size of an entry in bytes", "smallest size")],
  [0xcc, miscellaneous("the lookaside list", "start of the memory", "its size in bytes")],
  [0xd0, miscellaneous("the resource")],
  [0xd1, miscellaneous("the resource")],
  [0xd2, miscellaneous("the resource", "start of the memory", "its size in bytes")],
  [0xd5, io("RemoveLockCheck", "the remove lock", "tag of IoReleaseRemoveLock")],
  [
    0xd6,
    io("RemoveLockCheck", "the remove lock", "tag of IoReleaseRemoveLockAndWait", "tag that it was acquired with"),
  ],
  [0xd7, io("MultRemoveLock", "the remove lock", "the remove lock")],
  [0xdb, miscellaneous("the device object")],
  [0xdc, miscellaneous()],
  [0xdd, miscellaneous("place of EtwRegister", "start of the driver", "the registration's handle")],
  [0xe1, miscellaneous("the synchronization object")],
  [0xe2, io(undefined, theIrp, "user-mode address in it")],
  [0xe4, miscellaneous("place in the driver", "the UNICODE_STRING")],
  [0xe6, miscellaneous("current IRQL", "guarded regions that the thread is in")],
  [0xea, miscellaneous("current IRQL", "APC disable count of the thread", "the push lock")],
  [0xeb, miscellaneous("current IRQL", "APC disable count of the thread", "the push lock")],
  [0xf0, miscellaneous("destination", "source", "bytes")],
  [0xf5, miscellaneous("the handle", "type of the object")],
  [0xf7, miscellaneous("the handle", "type of the object", "access mode of the caller")],
  [0xf6, { option: "Security checks", parameters: ["the handle", "the process", "place in the driver"] }],
  [0xfc, miscellaneous("the work item", "the queue it is for")],
  [0xfa, { ...io("IrqlReturn", "completion routine", "IRQL before", "IRQL after") }],
  [0xfb, io("CriticalRegions", "completion routine", "APC disable count of the thread", "its count before")],
  [0x105, miscellaneous(theIrp)],
  [0x10b, tracking()],
  [0x111, io("IrqlReturn", "interrupt service routine", "IRQL before", "IRQL after")],
  [0x11a, { ...irql(), rule: "IrqlKeApcLte2" }],
  [0x123, miscellaneous("object waited for")],
  [0x131, miscellaneous("the work item")],
  [0x140, miscellaneous("current IRQL", "the MDL", "address that it describes")],
  [0x1000, deadlock("the lock")],
  [0x1001, deadlock("the lock that closes the circle")],
  [0x1002, deadlock("the lock")],
  [0x1004, deadlock("the lock", "thread that acquired it", "current thread")],
  [0x1007, deadlock("the lock")],
  [0x1008, deadlock("the lock")],
  [0x1009, deadlock("the lock")],
  [0x100a, deadlock("thread that owned it", "the lock")],
  [0x135, io(undefined, theIrp, "milliseconds allowed")],
  [0x100b, deadlock("the lock", "thread that owns it")],
  [0x1010, invariant],
  [0x1011, invariant],
  [0x20002, byIrql("IrqlApcLte")],
  [0x20003, byIrql("IrqlDispatch")],
  [0x20004, byIrql("IrqlExAllocatePool")],
  [0x20005, byIrql("IrqlExApcLte1")],
  [0x20006, byIrql("IrqlExApcLte2")],
  [0x20007, byIrql("IrqlExApcLte3")],
  [0x20008, byIrql("IrqlExPassive")],
  [0x20009, byIrql("IrqlIoApcLte")],
  [0x2000a, byIrql("IrqlIoPassive1")],
  [0x2000b, byIrql("IrqlIoPassive2")],
  [0x2000c, byIrql("IrqlIoPassive3")],
  [0x2000d, byIrql("IrqlIoPassive4")],
  [0x2000e, byIrql("IrqlIoPassive5")],
  [0x2000f, byIrql("IrqlKeApcLte1")],
  [0x20010, byIrql("IrqlKeApcLte2")],
  [0x20011, byIrql("IrqlKeDispatchLte")],
  [0x20015, byIrql("IrqlKeReleaseSpinLock")],
  [0x20016, byIrql("IrqlKeSetEvent")],
  [0x20019, byIrql("IrqlMmApcLte")],
  [0x2001a, byIrql("IrqlMmDispatch")],
  [0x2001b, byIrql("IrqlObPassive")],
  [0x2001c, byIrql("IrqlPsPassive")],
  [0x2001d, compliance("IrqlReturn", "IRQL before", "IRQL after")],
  [0x2001e, byIrql("IrqlRtlPassive")],
  [0x2001f, byIrql("IrqlZwPassive")],
  [0x20022, byIrql("IrqlIoDispatch")],
  [0x40009, compliance("SpinLock", "the spin lock")],
  [0x4000e, compliance("GuardedRegions")],
  [0x4100b, compliance("RequestedPowerIrp")],
  [0x4100f, compliance("IoSetCompletionExCompleteIrp", theIrp)],
]);

const ioManager: Violations = new Map([
  [0x01, io(undefined, theIrp)],
  [0x02, io(undefined, theIrp)],
  [0x03, io(undefined, theIrp)],
  [0x04, io(undefined, "the device object")],
  [0x05, io("IrqlReturn", "device object", "IRQL before", "IRQL after")],
  [0x06, io("PendedCompletedRequest", "status", theIrp)],
  [0x07, io(undefined, "cancel routine", theIrp)],
  [0x0a, io(undefined, "device object")],
  [0x0c, io(undefined, "I/O status block", theIrp)],
  [0x0d, io(undefined, "event", theIrp)],
  [0x0f, io(undefined, "device object", theIrp, "file object")],
  [0x11, io("IrqlReturn", "fast I/O routine", "IRQL before", "IRQL after")],
  [0x201, wdm("DeleteDevice")],
  [0x202, wdm()],
  [0x203, wdm()],
  [0x20d, wdm()],
  [0x20e, wdm()],
  [0x210, wdm()],
  [0x211, wdm()],
  [0x212, wdm()],
  [0x215, wdm()],
  [0x219, wdm()],
  [0x21d, wdm("PnpRemove")],
  [0x21e, wdm("PnpRemove")],
  [0x221, wdm()],
  [0x222, wdm()],
  [0x223, wdm()],
  [0x224, wdm("LowerDriverReturn")],
  [0x226, wdm("IrpProcessingComplete")],
  [0x227, wdm()],
  [0x207, wdm()],
  [0x220, wdm("WmiForward")],
  [0x229, wdm()],
  [0x22a, wdm()],
  [0x22b, wdm()],
  [0x22c, wdm("TargetRelationNeedsRef")],
  [0x22e, wdm("PnpIrpCompletion")],
  [0x22f, wdm("PnpIrpCompletion")],
  [0x231, wdm()],
  [0x232, wdm()],
  [0x233, wdm()],
  [0x234, wdm()],
  [0x235, wdm()],
  [0x236, wdm()],
  [0x237, wdm()],
  [0x23a, wdm("ForwardedAtBadIrql")],
  [0x23d, wdm("MarkIrpPending")],
  [0x23e, wdm("MarkIrpPending")],
  [0x23f, wdm()],
  [0x240, wdm("DeleteDevice")],
  [0x241, wdm("PnpSurpriseRemove")],
  [0x242, wdm("PnpSurpriseRemove")],
  [0x243, wdm("CheckDeviceObjectFlags")],
  [0x244, wdm("CheckDeviceObjectFlags")],
  [0x245, wdm("CheckDeviceObjectFlags")],
  [0x246, wdm("CheckDeviceObjectFlags")],
  [0x247, wdm("PnpRemove")],
  [0x248, wdm()],
  [0x302, wdm()],
  [0x306, wdm("PnpRemove")],
  [0x307, wdm()],
  [0x310, wdm("IoReuseIrp2")],
  [0x311, wdm("IoReuseIrp")],
  [0x312, wdm()],
]);

/** Bugchecks of Windows itself whose cause is one rule. */
const alone: Violations = new Map([
  [0x35, io(undefined)],
  [0x44, io("DoubleCompletion")],
]);

/** What is known of a bugcheck beyond its name; undefined if Driver Verifier has no part in it. */
export function violationOf({ code, parameters }: Pick<Bugcheck, "code" | "parameters">): Violation | undefined {
  const kind = Number(parameters[0]);
  if (code === 0xe6) return { option: "DMA Verification", parameters: [] };
  if (code === 0xc4) return detected.get(kind);
  return code === 0xc9 ? ioManager.get(kind) : alone.get(code);
}

/** Address of the IRP that a bugcheck is about; undefined if it is about none, whatever its code. */
export function irpOf(bugcheck: Bugcheck): bigint | undefined {
  if (bugcheck.code === 0x35 || bugcheck.code === 0x44) return bugcheck.parameters[0];
  const at = violationOf(bugcheck)?.parameters.indexOf(theIrp) ?? -1;
  const irp = at < 0 ? undefined : bugcheck.parameters[at + 1];
  return irp === 0n ? undefined : irp;
}

/** Rules of Driver Verifier that watch single routines' IRQL, by their number. */
const watched: readonly (readonly [number, string])[] = [
  [0x20002, "ObGetObjectSecurity ObReleaseObjectSecurity"],
  [
    0x20003,
    "IoAllocateController IoFreeController IoStartNextPacket IoWriteErrorLogEntry KeAcquireSpinLockAtDpcLevel KeReleaseSpinLockFromDpcLevel KeInsertDeviceQueue KeInsertByKeyDeviceQueue KeRemoveDeviceQueue KeRemoveByKeyDeviceQueue",
  ],
  [0x20005, "ExAcquireFastMutex ExTryToAcquireFastMutex"],
  [
    0x20007,
    "ExAcquireResourceExclusiveLite ExAcquireResourceSharedLite ExAcquireSharedStarveExclusive ExAcquireSharedWaitForExclusive ExConvertExclusiveToSharedLite ExDeleteResourceLite",
  ],
  [0x2000b, "IoCheckShareAccess IoConnectInterrupt IoCreateController"],
  [0x2000c, "IoCreateSymbolicLink IoDetachDevice IoRegisterDeviceInterface"],
  [
    0x2000d,
    "IoCreateFile IoCreateNotificationEvent IoCreateSynchronizationEvent IoCreateUnprotectedSymbolicLink IoDeleteController IoDeleteSymbolicLink IoDisconnectInterrupt",
  ],
  [
    0x2000e,
    "IoGetConfigurationInformation IoGetDeviceObjectPointer IoGetDmaAdapter IoInitializeTimer IoIsWdmVersionAvailable IoRegisterDriverReinitialization IoRegisterShutdownNotification IoUnregisterShutdownNotification IoSetShareAccess IoRemoveShareAccess IoUpdateShareAccess IoWMIRegistrationControl",
  ],
  [
    0x20010,
    "KeEnterCriticalRegion KeLeaveCriticalRegion KeEnterGuardedRegion KeLeaveGuardedRegion KeRegisterNmiCallback KeDeregisterNmiCallback",
  ],
  [0x20015, "KeReleaseSpinLock"],
  [0x20016, "KeSetEvent"],
  [0x20022, "IoGetDeviceToVerify IoSetDeviceToVerify"],
];
const byRoutine = new Map(watched.flatMap(([rule, names]) => names.split(" ").map((name) => [name, rule] as const)));

/** The rule of Driver Verifier that a call at a wrong IRQL breaks; `level` is the bound in the routine's contract. */
export function irqlRule(routine: string, level: number): bigint {
  const own = byRoutine.get(routine);
  if (own !== undefined) return BigInt(own);
  if (routine.startsWith("ExAllocatePool")) return 0x20004n;
  switch (routine.slice(0, 2)) {
    case "Ex":
      return level === 0 ? 0x20008n : 0x20006n;
    case "Io":
      return level === 0 ? 0x2000an : level === 1 ? 0x20009n : 0x20022n;
    case "Ke":
      return level <= 1 ? 0x2000fn : 0x20011n;
    case "Mm":
      return level <= 1 ? 0x20019n : 0x2001an;
    case "Ob":
      return 0x2001bn;
    case "Ps":
      return 0x2001cn;
    case "Rt":
      return 0x2001en;
    case "Zw":
    case "Nt":
      return 0x2001fn;
    default:
      return 0x20003n;
  }
}
