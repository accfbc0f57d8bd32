// The C library functions that ntoskrnl exports, from the machine's own library. No heap, no streams, no floating point there.
import { Frame, Status } from "../../compiler/abi.ts";
import { Call, Heap, type Library, libraryRoutines, newHeap } from "../crt/index.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { accessOf } from "./format.ts";

const exported =
  /^(mem(chr|cpy_s|move_s|set_s)|str(len|nlen|cpy|ncpy|cat|ncat|cmp|ncmp|icmp|nicmp|chr|rchr|str|spn|cspn|pbrk)|_str(icmp|nicmp|lwr|upr|rev|set|nset)|wcs(len|nlen|cpy|ncpy|cat|ncat|cmp|ncmp|chr|rchr|str)|_wcs(icmp|nicmp|lwr|upr|rev|nset)|(str|wcs)(n?(cpy|cat)|nlen|tok)_s|v?sw?printf_s|_v?snw?printf_s|v?sprintf|_v?snprintf|v?snprintf|sscanf|to(lower|upper|wlower|wupper)|is(alpha|digit|alnum|space|upper|lower|xdigit|print|punct|cntrl|graph)|ato[il]|strtol|strtoul|abs|labs|ExRaiseStatus)$/;

function bodyOf(routine: (typeof libraryRoutines)[number]): Body {
  return (k: Kernel, f: Offset) => {
    const { library, call } = libraryOf(k);
    call.frame = f;
    call.name = routine.name;
    const result = routine.run(new Call(library, f));
    const at = f + Frame.result;
    if (typeof result === "bigint") k.m.setU64(at, BigInt.asUintN(64, result));
    else if (typeof result === "number") return k.return32(f, result);
    return Status.Returned;
  };
}

interface Current {
  frame: Offset;
  name: string;
}
/** One library for a kernel; it keeps nothing between calls. */
const libraries = new WeakMap<Kernel, { library: Library; call: Current }>();

function libraryOf(k: Kernel): { library: Library; call: Current } {
  const known = libraries.get(k);
  if (known !== undefined) return known;
  const call: Current = { frame: 0, name: "" };
  const refuse = (what: string): never =>
    stopWithFinding(k, call.frame, "undefined-function", `${call.name}: ${what} The kernel has no such service.`);
  const library: Library = {
    machine: k.machine,
    access: accessOf(k, () => call.frame),
    heap: new Heap(k.machine, newHeap(0, 0), 0n),
    write: () => refuse("there is no output stream."),
    read: () => -1,
    rest: () => [],
    skip: () => {},
    starve: () => {},
    exit: () => refuse("a driver cannot exit."),
    fail: (message) => refuse(message),
    raise: (code) => k.raiseFrom(call.frame, code, `status ${k.statusName(code)} raised`),
    random: 1,
    token: 0n,
    atExit: [],
    // A kernel's fuel is the scheduler's to give.
    refuel: () => false,
  };
  const made = { library, call };
  libraries.set(k, made);
  return made;
}

/** Those that memory.ts has already are left to it. */
export const crtDdis: readonly Routine[] = libraryRoutines
  .filter((routine) => exported.test(routine.name))
  .map((routine) => ddi(routine.name, Math.max(routine.params, 1), bodyOf(routine)));
