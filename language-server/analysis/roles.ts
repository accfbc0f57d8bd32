// The roles functions play for the kernel, and the level at which the kernel calls them. A role comes from the role type a
// function is declared with (`DRIVER_DISPATCH MyRead;`), or from where its address goes: a member, variable or parameter
// whose type is a pointer to a role type. The levels are those of the role type's own contract; what cannot be said in one
// number is said here: device interrupt levels, and dispatch routines, whose level depends on the major function.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { Dirql, highest } from "./irql.ts";
import type { Grounds, Site } from "./state.ts";

export interface Role {
  /** E.g. "DRIVER_DISPATCH". */
  readonly name: string;
  readonly lo: number;
  readonly hi: number;
  readonly grounds: Grounds;
  /** Where it got the role, if not by its declaration. */
  readonly registeredAt: Site | undefined;
  /** Major function codes a dispatch routine serves, as far as registrations say; empty if unknown. */
  readonly majors: readonly number[];
  readonly irpParam: number | undefined;
  /** Its task is to take or release a lock for its caller (the callbacks of a cancel-safe queue). */
  readonly lockRoutine: boolean;
}

/** The role type behind a function type or a pointer to one. */
export function roleTypeOf(type: Type): Type | undefined {
  const target = type.kind === "pointer" ? type.to : type;
  return target.kind === "function" && target.alias ? target : undefined;
}
export function roleNameOf(unit: Unit, type: Type): { name: string; contract: Contract } | undefined {
  const target = roleTypeOf(type);
  if (!target) return undefined;
  const contract = unit.contractOfType(target);
  if (!contract) return undefined;
  const name = functionClassOf(contract) ?? target.alias?.name;
  return name === undefined ? undefined : { name, contract };
}
export function functionClassOf(contract: Contract): string | undefined {
  // `_Function_class_(IRP_MJ_READ)`, a number, is how some say which requests a dispatch routine is for.
  return contract.clauses
    .find(({ kind, text }) => kind === "functionClass" && !/^\s*\d/.test(text ?? ""))
    ?.text?.trim();
}

/** Majors that the I/O manager and the PnP manager only ever send at PASSIVE_LEVEL. */
const passiveMajors = new Set([
  0x00, 0x01, 0x02, 0x05, 0x06, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x17, 0x18, 0x19,
  0x1a, 0x1b,
]);

/** Run at their device's level. */
const interruptRoles = new Set([
  "KSERVICE_ROUTINE",
  "KSYNCHRONIZE_ROUTINE",
  "KMESSAGE_SERVICE_ROUTINE",
  "MINIPORT_ISR",
  "MINIPORT_MESSAGE_INTERRUPT",
  "MINIPORT_SYNCHRONIZE_INTERRUPT",
  "MINIPORT_SYNCHRONIZE_MESSAGE_INTERRUPT",
  "MINIPORT_ENABLE_INTERRUPT",
  "MINIPORT_DISABLE_INTERRUPT",
  "MINIPORT_ENABLE_MESSAGE_INTERRUPT",
  "MINIPORT_DISABLE_MESSAGE_INTERRUPT",
  "HW_INTERRUPT",
  "HW_MESSAGE_SIGNALED_INTERRUPT_ROUTINE",
]);
/** Framework callbacks at the device's level, or at PASSIVE_LEVEL for interrupts with PassiveHandling. */
const frameworkInterruptRoles = new Set([
  "EVT_WDF_INTERRUPT_ISR",
  "EVT_WDF_INTERRUPT_SYNCHRONIZE",
  "EVT_WDF_INTERRUPT_ENABLE",
  "EVT_WDF_INTERRUPT_DISABLE",
]);

/** What a framework driver asks for that lowers the level of its callbacks. */
export interface FrameworkLevels {
  /** Some interrupt is handled at PASSIVE_LEVEL. */
  readonly passiveInterrupts: boolean;
  /** Some object's callbacks are to run at PASSIVE_LEVEL. */
  readonly passiveExecution: boolean;
  /** Some callback of a minifilter has requests come back in the thread that made them. */
  readonly synchronizes: boolean;
}
const irpParams: Readonly<Record<string, number>> = {
  DRIVER_DISPATCH: 1,
  DRIVER_STARTIO: 1,
  DRIVER_CANCEL: 1,
  IO_CSQ_COMPLETE_CANCELED_IRP: 1,
  IO_COMPLETION_ROUTINE: 1,
  DRIVER_DISPATCH_RAISED: 1,
  DRIVER_DISPATCH_PAGED: 1,
  IO_DPC_ROUTINE: 2,
};

/** Where callbacks get what they were handed out with: an IRP, if all who hand them out give them one. */
const contextParams: Readonly<Record<string, number | undefined>> = {
  REQUEST_POWER_COMPLETE: 3,
  IO_WORKITEM_ROUTINE: 1,
  IO_WORKITEM_ROUTINE_EX: 1,
};

/** `withIrp`: its context is an IRP. */
export function makeRole(
  name: string,
  contract: Contract,
  registeredAt: Site | undefined,
  majors: readonly number[],
  framework: FrameworkLevels,
  withIrp = false,
): Role {
  const bounds = boundsOf(contract);
  const irpParam = irpParams[name] ?? (withIrp ? contextParams[name] : undefined);
  const lockRoutine =
    /ACQUIRE|RELEASE|_LOCK|(Acquire|Release|Lock|Unlock)(?![a-z])/.test(name) ||
    contract.clauses.some(
      (clause) => clause.kind === "acquiresLock" || (clause.kind === "releasesLock" && name !== "DRIVER_CANCEL"),
    );
  // Of a minifilter they say no more than the level.
  const base = { name, registeredAt, majors: name.startsWith("FLT_") ? [] : majors, irpParam, lockRoutine };
  if (interruptRoles.has(name)) {
    return { ...base, lo: Dirql.lowest, hi: Dirql.highest, grounds: { lower: true, upper: true } };
  }
  if (name === "DRIVER_DISPATCH" || name === "DRIVER_DISPATCH_RAISED") {
    // User requests arrive at PASSIVE_LEVEL; only drivers above can call read, write, control and power at DISPATCH_LEVEL.
    const passive = majors.length > 0 && majors.every((major) => passiveMajors.has(major));
    return { ...base, lo: 0, hi: passive ? 0 : 2, grounds: { lower: true, upper: passive } };
  }
  // Reads and writes come back from below at whatever level the driver there completes them, which is as a rule a DPC's.
  if (name === "FLT_POST_OPERATION_CALLBACK" && majors.length > 0) {
    const isTransfer = majors.every((major) => major === 0x03 || major === 0x04) && !framework.synchronizes;
    return { ...base, lo: 0, hi: isTransfer ? 2 : highest, grounds: { lower: isTransfer, upper: isTransfer } };
  }
  if (/^EVT_WDF/.test(name)) return { ...base, ...frameworkLevel(name, bounds, framework) };
  const lo = bounds.lo ?? 0;
  const hi = bounds.hi ?? highest;
  if (lockRoutine) return { ...base, lo, hi, grounds: { lower: false, upper: false } };
  return {
    ...base,
    lo,
    hi,
    grounds: { lower: bounds.lo !== undefined || bounds.hi !== undefined, upper: bounds.hi !== undefined },
  };
}

type Bounds = ReturnType<typeof boundsOf>;
/**
 * The framework calls many callbacks at DISPATCH_LEVEL or below, as the driver above, the queue and the execution level in
 * WDF_OBJECT_ATTRIBUTES of the object or its parents have it. What is not said in this driver is not held against it.
 */
function frameworkLevel(name: string, bounds: Bounds, framework: FrameworkLevels): Pick<Role, "lo" | "hi" | "grounds"> {
  if (frameworkInterruptRoles.has(name)) {
    const passive = framework.passiveInterrupts;
    return { lo: passive ? 0 : Dirql.lowest, hi: Dirql.highest, grounds: { lower: !passive, upper: !passive } };
  }
  // A timer without that is a DPC.
  if (name === "EVT_WDF_TIMER" && !framework.passiveExecution)
    return { lo: 2, hi: 2, grounds: { lower: true, upper: true } };
  const hi = bounds.hi ?? highest;
  return { lo: bounds.lo ?? 0, hi, grounds: { lower: bounds.hi !== undefined, upper: hi < 2 || bounds.lo === hi } };
}
export function boundsOf(contract: Contract): { lo: number | undefined; hi: number | undefined } {
  let lo: number | undefined;
  let hi: number | undefined;
  for (const clause of contract.clauses) {
    if (clause.when || clause.level === undefined) continue;
    // Never above and never below are true of the level on entry, too.
    if (clause.kind === "irqlMax" || clause.kind === "irqlAlwaysMax") hi = Math.min(clause.level, hi ?? highest);
    else if (clause.kind === "irqlMin" || clause.kind === "irqlAlwaysMin")
      lo = Math.max(atLeast(clause.level), lo ?? 0);
    else if (clause.kind === "irqlIs") {
      lo = atLeast(clause.level);
      hi = clause.level;
    }
  }
  return { lo, hi };
}
/** Annotations cannot name a device's level; HIGH_LEVEL stands for it. */
function atLeast(level: number): number {
  return level >= highest ? Dirql.lowest : level;
}
/** The major function codes a dispatch routine is declared for with `_Dispatch_type_`. */
export function declaredMajors(symbol: IrSymbol): number[] {
  return symbol.annotations.flatMap((annotation) => {
    const argument = annotation.name === "Dispatch_type" ? annotation.args[0]?.expression : undefined;
    return argument?.kind === "integer" ? [Number(argument.value)] : [];
  });
}
/** In words, for messages and hovers. */
export function roleWords(name: string): string {
  return words[name] ?? `a ${name} callback`;
}
const words: Readonly<Record<string, string>> = {
  MINIPORT_ISR: "a miniport's interrupt service routine",
  MINIPORT_MESSAGE_INTERRUPT: "a miniport's interrupt service routine for messages",
  HW_INTERRUPT: "a storage miniport's interrupt routine",
  EVT_WDF_INTERRUPT_ISR: "the framework's interrupt service routine",
  EVT_WDF_INTERRUPT_SYNCHRONIZE: "a routine that WdfInterruptSynchronize calls",
  EVT_WDF_INTERRUPT_ENABLE: "the routine that enables an interrupt",
  EVT_WDF_INTERRUPT_DISABLE: "the routine that disables an interrupt",
  EVT_WDF_INTERRUPT_DPC: "the DPC of an interrupt",
  EVT_WDF_DPC: "a DPC of the framework",
  EVT_WDF_TIMER: "a timer callback of the framework",
  EVT_WDF_WORKITEM: "a work item of the framework",
  EVT_WDF_DRIVER_DEVICE_ADD: "the EvtDriverDeviceAdd routine",
  DRIVER_INITIALIZE: "the driver's entry routine",
  DRIVER_ADD_DEVICE: "the AddDevice routine",
  DRIVER_UNLOAD: "the Unload routine",
  DRIVER_DISPATCH: "a dispatch routine",
  DRIVER_STARTIO: "the StartIo routine",
  DRIVER_CANCEL: "a cancel routine",
  DRIVER_CONTROL: "an adapter or controller routine",
  DRIVER_LIST_CONTROL: "a scatter/gather list routine",
  IO_COMPLETION_ROUTINE: "a completion routine",
  IO_DPC_ROUTINE: "a DpcForIsr routine",
  IO_TIMER_ROUTINE: "an I/O timer routine",
  IO_WORKITEM_ROUTINE: "a work item routine",
  IO_WORKITEM_ROUTINE_EX: "a work item routine",
  WORKER_THREAD_ROUTINE: "a worker thread routine",
  KDEFERRED_ROUTINE: "a DPC routine",
  KSERVICE_ROUTINE: "an interrupt service routine",
  KMESSAGE_SERVICE_ROUTINE: "an interrupt service routine",
  KSYNCHRONIZE_ROUTINE: "a SynchCritSection routine",
  KSTART_ROUTINE: "a system thread's start routine",
  EXT_CALLBACK: "a timer callback",
};
