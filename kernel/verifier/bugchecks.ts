// Names of the bugchecks that this kernel raises and what their parameters mean, as Windows' bug check code reference gives them.
import type { Bugcheck } from "../api.ts";
import { violationOf } from "./rules.ts";

const names: { readonly [code: number]: string } = {
  1: "APC_INDEX_MISMATCH",
  3: "INVALID_AFFINITY_SET",
  5: "INVALID_PROCESS_ATTACH_ATTEMPT",
  6: "INVALID_PROCESS_DETACH_ATTEMPT",
  12: "MAXIMUM_WAIT_OBJECTS_EXCEEDED",
  10: "IRQL_NOT_LESS_OR_EQUAL",
  15: "SPIN_LOCK_ALREADY_OWNED",
  16: "SPIN_LOCK_NOT_OWNED",
  26: "MEMORY_MANAGEMENT",
  24: "REFERENCE_BY_POINTER",
  25: "BAD_POOL_HEADER",
  30: "KMODE_EXCEPTION_NOT_HANDLED",
  32: "KERNEL_APC_PENDING_DURING_EXIT",
  57: "SYSTEM_EXIT_OWNED_MUTEX",
  53: "NO_MORE_IRP_STACK_LOCATIONS",
  59: "SYSTEM_SERVICE_EXCEPTION",
  63: "NO_MORE_SYSTEM_PTES",
  68: "MULTIPLE_IRP_COMPLETE_REQUESTS",
  72: "CANCEL_STATE_IN_COMPLETED_IRP",
  78: "PFN_LIST_CORRUPT",
  80: "PAGE_FAULT_IN_NONPAGED_AREA",
  126: "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED",
  127: "UNEXPECTED_KERNEL_MODE_TRAP",
  147: "INVALID_KERNEL_HANDLE",
  184: "ATTEMPTED_SWITCH_FROM_DPC",
  190: "ATTEMPTED_WRITE_TO_READONLY_MEMORY",
  193: "SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION",
  194: "BAD_POOL_CALLER",
  196: "DRIVER_VERIFIER_DETECTED_VIOLATION",
  197: "DRIVER_CORRUPTED_EXPOOL",
  201: "DRIVER_VERIFIER_IOMANAGER_VIOLATION",
  202: "PNP_DETECTED_FATAL_ERROR",
  203: "DRIVER_LEFT_LOCKED_PAGES_IN_PROCESS",
  204: "PAGE_FAULT_IN_FREED_SPECIAL_POOL",
  205: "PAGE_FAULT_BEYOND_END_OF_ALLOCATION",
  206: "DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS",
  209: "DRIVER_IRQL_NOT_LESS_OR_EQUAL",
  213: "DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL",
  214: "DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION",
  218: "SYSTEM_PTE_MISUSE",
  223: "IMPERSONATING_WORKER_THREAD",
  226: "MANUALLY_INITIATED_CRASH",
  227: "RESOURCE_NOT_OWNED",
  230: "DRIVER_VERIFIER_DMA_VIOLATION",
  252: "ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY",
  199: "TIMER_OR_DPC_INVALID",
  307: "DPC_WATCHDOG_VIOLATION",
  313: "KERNEL_SECURITY_CHECK_FAILURE",
  1073741962: "THREAD_TERMINATE_HELD_MUTEX",
};

export function bugcheckName(code: number): string {
  return names[code] ?? `BUGCHECK_${code.toString(16).toUpperCase()}`;
}

const access = "kind of access: 0 read, 1 write, 8 execute";
const code = "address of the code that did it";
const exception = "code of the exception";
const memory = "memory referenced";
const fault: readonly string[] = [memory, access, code];
const irqlFault: readonly string[] = [memory, "IRQL", access, code];

const parameters: { readonly [code: number]: readonly string[] } = {
  1: [
    "system routine or worker routine",
    "APC state index",
    "special and normal kernel APCs disabled: combined counts",
    "call: 0 of the system, 1 of a worker routine",
  ],
  10: irqlFault,
  15: ["the spin lock"],
  16: ["the spin lock"],
  24: ["type of the object", "the object"],
  26: ["kind of violation"],
  30: [
    exception,
    "address where it was raised",
    "first parameter of the exception",
    "second parameter of the exception",
  ],
  53: ["the IRP"],
  1073741962: ["thread that ends", "mutex that it owns"],
  57: ["worker routine", "its parameter", "work item"],
  223: ["worker routine", "its parameter", "work item"],
  59: [exception, "address where it was raised", "context record"],
  63: ["kind of page table entry: 0 of the system", "entries requested", "entries free", "entries in all"],
  68: ["the IRP"],
  72: ["the IRP", "its cancel routine"],
  80: [memory, access, code],
  126: [exception, "address where it was raised", "exception record", "context record"],
  127: ["number of the trap: 8 is a double fault, as of a stack used up"],
  147: ["the handle", "0 protected from being closed, 1 not open"],
  190: ["address written to", "page table entry"],
  193: ["address of the corruption", "start of the block", "bytes and tag", "kind of corruption"],
  194: ["kind of violation"],
  199: ["0 a timer, 1 a DPC", "the object", "start of the memory freed", "its end"],
  202: ["kind of violation"],
  203: ["caller that locked the pages", "its caller", "the MDL", "pages still locked"],
  204: fault,
  205: fault,
  206: fault,
  209: irqlFault,
  213: fault,
  214: fault,
  252: ["address executed", "page table entry"],
  307: ["0 a single DPC", "ticks taken", "ticks allowed"],
  313: ["kind of corruption: 3 is a corrupt LIST_ENTRY", "trap frame", "exception record"],
};

/** Meanings of a bugcheck's parameters in their order; fewer than four, or empty, where a parameter has none of its own. */
export function bugcheckParameters(bugcheck: Bugcheck): readonly string[] {
  if (bugcheck.code !== 0xc4 && bugcheck.code !== 0xc9) return parameters[bugcheck.code] ?? [];
  return ["kind of violation", ...(violationOf(bugcheck)?.parameters ?? [])];
}
