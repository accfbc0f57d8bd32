// What an access that memory refuses becomes: an exception that a handler may catch where Windows raises one, else the documented
// bugcheck with its four parameters, and in words whose memory it was, and where it was allocated and freed.
import { Permission, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import type { Context } from "../ke/state.ts";
import type { Kernel } from "../kernel.ts";
import type { AccessKind, Fault, Image, MachineHost, Offset, Trap } from "../machine/api.ts";
import { whyCodeIsOut } from "../mm/paging.ts";
import { blockAround, describeBlock, related } from "../mm/pool.ts";
import { pageTableEntry } from "../mm/pte.ts";
import { sectionMemory } from "../mm/section.ts";
import { isUserAddress, userMemory } from "../mm/user.ts";
import { irqlName } from "./irql.ts";
import { recordBugcheck, recordFinding } from "./stop.ts";
import { uninitializedRead } from "./uninitialized.ts";
import { bytes, neighbourOf } from "./whose.ts";

type Answer = ReturnType<MachineHost["fault"]>;

const operation: { readonly [kind in AccessKind]: bigint } = { read: 0n, write: 1n, execute: 8n };

export function handleFault(k: Kernel, fault: Fault): Answer {
  const { address, kind } = fault;
  const kernelAddress = address >= 0xffff_8000_0000_0000n;
  const at = Number(address & 0xffff_ffffn);
  const inMemory = address >> 32n === 0xffff_f800n && at < k.m.size;
  const high = fault.permission & 0xf0;
  const verb = kind === "execute" ? "jumps to" : kind === "write" ? "writes to" : "reads from";
  const where = `${fault.size} byte${fault.size === 1 ? "" : "s"} at 0x${address.toString(16)}`;
  const op = operation[kind];
  const irql = BigInt(k.irql);
  const code = k.callerAddress(fault.frame);
  const driver = k.callerDriver(fault.frame) !== "nt" && k.isDriverFrame(fault.frame);
  const notLess = driver ? 0xd1 : 0x0a;

  if (inMemory) {
    const permission = k.permissionAt(at);
    const block = blockAround(k, at);
    if (permission === Permission.pagedOut || fault.permission === Permission.pagedOut) {
      const what = block === undefined ? pageableWhat(k, at) : describeBlock(block);
      const message = `The driver ${verb} ${where}, in ${what}, at ${irqlName(k.irql)}: pageable memory may be touched below DISPATCH_LEVEL only.`;
      return stop(k, fault, notLess, [address, irql, op, code], message, [...related(k, block), ...k.raisedAt()]);
    }
    if (block !== undefined) {
      const offset = at - block.at;
      if (block.freed !== undefined && block.what === "device registers") {
        const message = `The driver ${verb} ${where}, in a mapping of ${bytes(block.size)} of device registers that has been unmapped.`;
        return stop(k, fault, driver ? 0xd5 : 0xcc, [address, op, code, 0n], message, related(k, block));
      }
      if (block.what === sectionMemory && block.freed === undefined) {
        const message = `The driver ${verb} ${where}, in a section of which no view is mapped in system space.`;
        if (k.irql >= 2) return stop(k, fault, notLess, [address, irql, op, code], message);
        return stop(k, fault, 0x50, [address, op, code, 0n], message);
      }
      if (block.freed !== undefined) {
        const message = `The driver ${verb} ${where}, ${bytes(offset)} into ${describeBlock(block)} that has been freed.`;
        return stop(k, fault, driver ? 0xd5 : 0xcc, [address, op, code, 0n], message, related(k, block));
      }
      if ((fault.permission & Permission.readOnly) !== 0 && kind === "write" && offset >= 0 && offset < block.size) {
        const why =
          block.what === "user's pages"
            ? "they were locked for reading, as METHOD_IN_DIRECT has it"
            : "it is read-only";
        const message = `The driver ${verb} ${where}, in ${describeBlock(block)}: ${why}.`;
        const entry = pageTableEntry(at, { writable: false, executable: false });
        return stop(k, fault, 0xbe, [address, entry, 0n, 0xan], message, related(k, block));
      }
      const beyond =
        offset < 0
          ? `${bytes(-offset)} before`
          : offset === block.size
            ? "at the end of"
            : offset < block.size
              ? `${bytes(offset + fault.size - block.size)} of them beyond the end of`
              : `${bytes(offset - block.size)} beyond the end of`;
      const message = `The driver ${verb} ${where}, ${beyond} ${describeBlock(block)} at ${k.hex(block.at)}.`;
      return stop(k, fault, driver ? 0xd6 : 0xcd, [address, op, code, 0n], message, related(k, block));
    }
    const near = neighbourOf(k, at, permission);
    const whose = near === undefined ? "" : `: ${near}`;
    // The address of a function is of no use but to be called.
    const inCode = permission === Permission.code && kind === "write";
    if (high === 0x40 || (fault.permission & Permission.readOnly) !== 0 || inCode) {
      const message = `The driver ${verb} ${where}, which is read-only${whose}.`;
      const entry = pageTableEntry(at, { writable: false, executable: inCode });
      return stop(k, fault, 0xbe, [address, entry, 0n, 0xan], message);
    }
    if (at < 0x1_0000) return exception(k, fault, `${where}, which is no memory`);
    const missing = k.machine.undefinedVariableAt(at);
    if (missing !== undefined) {
      recordFinding(k, fault.frame, ...notThere(k, missing, "variable"));
      return { status: Status.Unwinding };
    }
    const message = `The driver ${verb} ${where}, ${near ?? noMemory(permission)}.`;
    if (permission !== Permission.unmapped && imageAround(k, at) !== undefined) {
      const beyond = kind === "write" ? "overwrites" : "reads";
      recordFinding(k, fault.frame, "verifier:variable", `${message} Windows ${beyond} whatever lies there.`);
      return { status: Status.Unwinding };
    }
    if (k.irql >= 2) return stop(k, fault, notLess, [address, irql, op, code], message);
    return stop(k, fault, 0x50, [address, op, code, 0n], message);
  }
  if (k.irql >= 2) {
    const what = isUserAddress(address) ? userWhat(address) : "which is no valid memory";
    const message = `The driver ${verb} ${where}, ${what}, at ${irqlName(k.irql)}.`;
    return stop(k, fault, notLess, [address, irql, op, code], message);
  }
  if (kernelAddress) {
    const message = `The driver ${verb} ${where}, which is no valid memory.`;
    return stop(k, fault, 0x50, [address, op, code, 0n], message);
  }
  return exception(k, fault, `${where}, ${userWhat(address)}`);
}

function userWhat(address: bigint): string {
  if (address < 0x1_0000n) return address === 0n ? "the null pointer" : `${address} bytes from the null pointer`;
  return isUserAddress(address) ? "an address in user space that is not valid here" : "a non-canonical address";
}

const imageAround = (k: Kernel, at: Offset): Image | undefined =>
  k.images.find((image) => at >= image.base && at < image.base + image.size);

function pageableWhat(k: Kernel, at: Offset): string {
  const image = imageAround(k, at);
  return image === undefined ? "pageable memory" : `a pageable section of ${image.name}`;
}

function stop(
  k: Kernel,
  fault: Fault,
  code: number,
  parameters: readonly [bigint, bigint, bigint, bigint],
  message: string,
  places: ReturnType<typeof related> = [],
): Answer {
  recordBugcheck(k, fault.frame, code, parameters, message, places);
  return { status: Status.Unwinding };
}

/** An access violation: raised, so that a handler around it may take it. */
function exception(k: Kernel, fault: Fault, what: string): Answer {
  const verb = fault.kind === "write" ? "write to" : fault.kind === "read" ? "read from" : "jump to";
  k.raise(
    nt.STATUS_ACCESS_VIOLATION,
    k.callerAddress(fault.frame),
    [operation[fault.kind], fault.address],
    `access violation: ${verb} ${what}`,
    fault.frame,
  );
  return { status: Status.Raised };
}

/** Whose routines drivers of other models call, by the beginning of their names. */
const frameworks: readonly (readonly [RegExp, string])[] = [
  [/^Wdf[A-Z]/, "the kernel-mode driver framework (KMDF)"],
  [/^Flt[A-Z]/, "the filter manager"],
  [/^Ndis[A-Z]/, "NDIS"],
  [/^(?:StorPort|ScsiPort|VideoPort|HidRegisterMinidriver)/, "a port or class driver"],
  [/^(?:Ks|Pc)[A-Z]/, "kernel streaming"],
  [/^(?:Fwps|Fwpm)[A-Z]/, "the Windows Filtering Platform"],
];

export function handleTrap(k: Kernel, trap: Trap): typeof Status.Unwinding | typeof Status.Raised {
  const frame = trap.frame;
  switch (trap.kind) {
    case "divideError":
      k.raise(0xc000_0094, k.callerAddress(frame), [], "integer divided by zero", frame);
      return Status.Raised;
    case "debugBreak":
      recordBugcheck(
        k,
        frame,
        0x1e,
        [0xc000_0420n, k.callerAddress(frame), 0n, 0n],
        `The driver stopped itself: ${trap.message}.`,
      );
      return Status.Unwinding;
    case "refused":
      recordFinding(k, frame, "refused", trap.message);
      return Status.Unwinding;
    case "stackOverflow": {
      const message = `The kernel stack of ${k.cur.name} is used up: ${trap.message || "too deep a recursion, or too large locals"}.`;
      recordBugcheck(k, frame, 0x7f, [8n, 0n, 0n, 0n], message);
      return Status.Unwinding;
    }
    case "badCall":
      return badCall(k, trap);
    case "undefinedFunction": {
      recordFinding(k, frame, ...notThere(k, trap.message, "function"));
      return Status.Unwinding;
    }
    case "uninitialized":
      return uninitializedRead(k, trap);
    case "codeOut": {
      const { message, places } = whyCodeIsOut(k, k.machine.functionAt(trap.address));
      if (k.irql < 2) {
        recordBugcheck(k, frame, 0x50, [trap.address, 8n, trap.address, 0n], message, places);
        return Status.Unwinding;
      }
      const raised = `Code in a pageable section runs at ${irqlName(k.irql)}. ${message}`;
      recordBugcheck(k, frame, 0xd1, [trap.address, BigInt(k.irql), 8n, trap.address], raised, [
        ...places,
        ...k.raisedAt(),
      ]);
      return Status.Unwinding;
    }
  }
}

/** A call through a pointer to what is no function. Data is marked not to be executed, and so is a program's memory for the kernel (SMEP). */
function badCall(k: Kernel, { frame, address }: Trap): typeof Status.Unwinding | typeof Status.Raised {
  const at = address >> 32n === 0xffff_f800n ? Number(address & 0xffff_ffffn) : undefined;
  const block = at === undefined ? undefined : blockAround(k, at);
  if (block?.executable === true && block.freed === undefined) {
    const message = `A call goes into ${describeBlock(block)}, which is executable on Windows: code that was not compiled here cannot run.`;
    recordFinding(k, frame, "refused", message, undefined, undefined, related(k, block));
    return Status.Unwinding;
  }
  const message = `A call through a pointer goes to 0x${address.toString(16)}, which is no function${dataAt(k, address)}.`;
  const stopWith = (code: number, ...parameters: [bigint, bigint, bigint, bigint]) => {
    recordBugcheck(k, frame, code, parameters, message, related(k, block));
    return Status.Unwinding;
  };
  const user = isUserAddress(address);
  const page = user ? userMemory(k, address, 1, false) : at !== undefined && isPresent(k, at) ? at : undefined;
  if (page !== undefined)
    return stopWith(0xfc, address, pageTableEntry(page, { writable: true, executable: false, user }), 0n, 0n);
  const code = k.callerAddress(frame);
  if (k.irql >= 2) return stopWith(k.isDriverFrame(frame) ? 0xd1 : 0x0a, address, BigInt(k.irql), 8n, code);
  if (address >= 0xffff_8000_0000_0000n) return stopWith(0x50, address, 8n, code, 0n);
  const what = `access violation: a call of 0x${address.toString(16)}, which is no function`;
  k.raise(nt.STATUS_ACCESS_VIOLATION, code, [operation.execute, address], what, frame);
  return Status.Raised;
}

/** Whether memory is there and its page valid. */
function isPresent(k: Kernel, at: Offset): boolean {
  if (at < 0x1_0000 || at >= k.m.size) return false;
  const permission = k.permissionAt(at);
  return permission !== Permission.unmapped && permission !== Permission.pagedOut;
}

/** The kind of finding and what to say of something that neither the driver defines nor the kernel exports. */
function notThere(k: Kernel, name: string, what: "function" | "variable"): [string, string] {
  if (k.contract.units.some((unit) => unit.symbols.has(name)))
    return ["ddi-not-emulated", `${name} is declared but not emulated yet.`];
  const [, framework] = frameworks.find(([names]) => names.test(name)) ?? [];
  if (framework !== undefined)
    return [
      "ddi-not-emulated",
      `${name} belongs to ${framework}, which is declared but not emulated: only WDM drivers run.`,
    ];
  return [`undefined-${what}`, `${name} is neither defined in the driver nor declared by the kernel's headers.`];
}

function noMemory(permission: number): string {
  return permission === Permission.stackDead
    ? "a local variable of a function that has returned"
    : "which is no valid memory";
}
/** What a call has been made to, if it is memory of the machine. */
function dataAt(k: Kernel, address: bigint): string {
  if (address >> 32n !== 0xffff_f800n) return "";
  const at = Number(address & 0xffff_ffffn);
  const block = blockAround(k, at);
  const whose = block === undefined ? neighbourOf(k, at, k.permissionAt(at)) : describeBlock(block);
  return whose === undefined ? "" : ` but ${whose}`;
}

/** An exception has come to the bottom of a stack without being handled. */
export function unhandledException(k: Kernel, context: Context): void {
  const raised = context.exception;
  const code = BigInt(raised?.code ?? nt.STATUS_UNSUCCESSFUL);
  const what = raised?.message ?? "an exception";
  const where = raised?.frame;
  const message = `Unhandled exception: ${what}.`;
  const address = raised?.address ?? 0n;
  // A system thread and a system service each have a filter of their own; anything else goes to the last one.
  if (context.kind === "thread" && context.driver !== "") {
    recordBugcheck(k, where, 0x7e, [BigInt.asUintN(64, BigInt.asIntN(32, code)), address, 0n, 0n], message, []);
  } else if (context.kind === "thread") {
    recordBugcheck(k, where, 0x3b, [code, address, 0n, 0n], message, []);
  } else {
    const [first = 0n, second = 0n] = raised?.parameters ?? [];
    recordBugcheck(k, where, 0x1e, [BigInt.asUintN(64, BigInt.asIntN(32, code)), address, first, second], message, []);
  }
}
