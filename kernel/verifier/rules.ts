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
const miscellaneous = (...parameters: string[]): Violation => ({ option: "Miscellaneous Checks", parameters });

type Violations = Readonly<Record<number, Violation>>;

const detected: Violations = {
  0: { option: "Special Pool", parameters: ["current IRQL", "pool type", "0"] },
  1: irql("pool type", "bytes"),
  2: irql("pool type", "bytes"),
  17: irql("pool type", "the block"),
  55: {
    ...miscellaneous("current IRQL", "APC disable count of the thread", "the resource"),
    rule: "WithinCriticalRegion",
  },
  62: { ...miscellaneous(), rule: "CriticalRegions" },
  98: tracking("name of the driver", "", "allocations that were not freed"),
  124: miscellaneous("the MDL", "its flags"),
  178: miscellaneous("the MDL", "its flags", "flags that it should have"),
  182: miscellaneous("the MDL", "its flags"),
  184: miscellaneous("the MDL", "its flags"),
  197: io("CriticalRegions", "dispatch routine", "APC disable count of the thread", "its count before"),
  202: miscellaneous("the lookaside list"),
  203: miscellaneous("the lookaside list"),
  204: miscellaneous("the lookaside list", "start of the memory", "its size in bytes"),
  208: miscellaneous("the resource"),
  209: miscellaneous("the resource"),
  210: miscellaneous("the resource", "start of the memory", "its size in bytes"),
  213: io("RemoveLockCheck", "the remove lock", "tag of IoReleaseRemoveLock"),
  214: io("RemoveLockCheck", "the remove lock", "tag of IoReleaseRemoveLockAndWait", "tag that it was acquired with"),
  215: io("MultRemoveLock", "the remove lock", "the remove lock"),
  219: miscellaneous("the device object"),
  221: miscellaneous("place of EtwRegister", "start of the driver", "the registration's handle"),
  225: miscellaneous("the synchronization object"),
  240: miscellaneous("destination", "source", "bytes"),
  246: { option: "Security checks", parameters: ["the handle", "the process", "place in the driver"] },
  250: { ...io("IrqlReturn", "completion routine", "IRQL before", "IRQL after") },
  251: io("CriticalRegions", "completion routine", "APC disable count of the thread", "its count before"),
  261: miscellaneous(theIrp),
  273: io("IrqlReturn", "interrupt service routine", "IRQL before", "IRQL after"),
  282: { ...irql(), rule: "IrqlKeApcLte2" },
  291: miscellaneous("object waited for"),
  305: miscellaneous("the work item"),
  4096: deadlock("the lock"),
  4097: deadlock("the lock that closes the circle"),
  4098: deadlock("the lock"),
  4100: deadlock("the lock", "thread that acquired it", "current thread"),
  4103: deadlock("the lock"),
  4106: deadlock("the lock", "thread that owned it"),
  4107: deadlock("the lock", "thread that owns it"),
  131074: byIrql("IrqlApcLte"),
  131075: byIrql("IrqlDispatch"),
  131076: byIrql("IrqlExAllocatePool"),
  131077: byIrql("IrqlExApcLte1"),
  131078: byIrql("IrqlExApcLte2"),
  131079: byIrql("IrqlExApcLte3"),
  131080: byIrql("IrqlExPassive"),
  131081: byIrql("IrqlIoApcLte"),
  131082: byIrql("IrqlIoPassive1"),
  131083: byIrql("IrqlIoPassive2"),
  131084: byIrql("IrqlIoPassive3"),
  131085: byIrql("IrqlIoPassive4"),
  131086: byIrql("IrqlIoPassive5"),
  131087: byIrql("IrqlKeApcLte1"),
  131088: byIrql("IrqlKeApcLte2"),
  131089: byIrql("IrqlKeDispatchLte"),
  131093: byIrql("IrqlKeReleaseSpinLock"),
  131094: byIrql("IrqlKeSetEvent"),
  131097: byIrql("IrqlMmApcLte"),
  131098: byIrql("IrqlMmDispatch"),
  131099: byIrql("IrqlObPassive"),
  131100: byIrql("IrqlPsPassive"),
  131101: compliance("IrqlReturn", "IRQL before", "IRQL after"),
  131102: byIrql("IrqlRtlPassive"),
  131103: byIrql("IrqlZwPassive"),
  131106: byIrql("IrqlIoDispatch"),
  262153: compliance("SpinLock", "the spin lock"),
  262158: compliance("GuardedRegions"),
};

const ioManager: Violations = {
  1: io(undefined, theIrp),
  2: io(undefined, theIrp),
  3: io(undefined, theIrp),
  4: io(undefined, "the device object"),
  5: io("IrqlReturn", "device object", "IRQL before", "IRQL after"),
  6: io("PendedCompletedRequest", "status", theIrp),
  7: io(undefined, "cancel routine", theIrp),
  513: wdm("DeleteDevice"),
  514: wdm(),
  515: wdm(),
  530: wdm(),
  545: wdm(),
  548: wdm("LowerDriverReturn"),
  550: wdm("IrpProcessingComplete"),
  558: wdm("PnpIrpCompletion"),
  559: wdm("PnpIrpCompletion"),
  567: wdm(),
  573: wdm("MarkIrpPending"),
  574: wdm("MarkIrpPending"),
  576: wdm("DeleteDevice"),
  577: wdm("PnpSurpriseRemove"),
  578: wdm("PnpSurpriseRemove"),
  579: wdm("CheckDeviceObjectFlags"),
};

/** Bugchecks of Windows itself whose cause is one rule. */
const alone: Violations = {
  53: io(undefined),
  68: io("DoubleCompletion"),
};

/** What is known of a bugcheck beyond its name; undefined if Driver Verifier has no part in it. */
export function violationOf({ code, parameters }: Bugcheck): Violation | undefined {
  const kind = Number(parameters[0]);
  if (code === 0xc4) return detected[kind];
  return code === 0xc9 ? ioManager[kind] : alone[code];
}

/** Address of the IRP that a bugcheck is about. */
export function irpOf(bugcheck: Bugcheck): bigint | undefined {
  if (bugcheck.code === 0x35 || bugcheck.code === 0x44) return bugcheck.parameters[0];
  const at = violationOf(bugcheck)?.parameters.indexOf(theIrp) ?? -1;
  return at < 0 ? undefined : bugcheck.parameters[at + 1];
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
