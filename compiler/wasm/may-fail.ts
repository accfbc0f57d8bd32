// Which instructions quick code may be unable to do, because of an access that is refused or settled elsewhere, of a division,
// or because they are none of its business. When in doubt an instruction may fail; it only costs a segment.
import { intrinsicByName } from "../ir/intrinsics.ts";
import type { Expr, Instruction, IrFunction, Place, Terminator } from "../ir/ir.ts";
import { passedByReference } from "./frame.ts";

export function mayFail(fn: IrFunction, instruction: Instruction): boolean {
  switch (instruction.kind) {
    case "step":
      return false;
    case "assign":
      return placeMayFail(fn, instruction.target) || mayFailToEvaluate(fn, instruction.value);
    case "zero":
      return placeMayFail(fn, instruction.target);
    case "call":
    case "intrinsic":
    case "refuse":
      return true;
  }
}

export function terminatorMayFail(fn: IrFunction, end: Terminator): boolean {
  switch (end.kind) {
    case "branch":
      return mayFailToEvaluate(fn, end.condition);
    case "switch":
      return mayFailToEvaluate(fn, end.value);
    case "return":
      if (end.value === undefined) return false;
      return passedByReference(end.value.type) || mayFailToEvaluate(fn, end.value);
    case "unreachable":
      return true;
    default:
      return false;
  }
}

/** After this the fuel may be anything, and the frame must have been true. */
export function asksOthers(instruction: Instruction): boolean {
  if (instruction.kind === "call") return true;
  if (instruction.kind !== "intrinsic") return false;
  const known = intrinsicByName(instruction.name);
  return known === undefined || known.operation.kind === "host";
}

function mayFailToEvaluate(fn: IrFunction, expr: Expr): boolean {
  switch (expr.kind) {
    case "const":
    case "float":
    case "function":
    case "varargs":
      return false;
    case "load":
      return placeMayFail(fn, expr.place);
    case "address":
      return addressMayFail(fn, expr.place);
    case "unary":
    case "convert":
      return mayFailToEvaluate(fn, expr.operand);
    case "binary":
      if ((expr.op === "div" || expr.op === "rem") && expr.type.kind !== "float" && expr.right.kind !== "const")
        return true;
      if ((expr.op === "div" || expr.op === "rem") && expr.right.kind === "const" && expr.right.value <= 0n)
        return true;
      return mayFailToEvaluate(fn, expr.left) || mayFailToEvaluate(fn, expr.right);
    case "difference":
      return mayFailToEvaluate(fn, expr.left) || mayFailToEvaluate(fn, expr.right);
    case "offset":
      return mayFailToEvaluate(fn, expr.pointer) || mayFailToEvaluate(fn, expr.index);
    case "unknown":
      return true;
  }
}

/** True unless the place lies at a constant offset in the frame. */
function placeMayFail(fn: IrFunction, place: Place): boolean {
  if (place.kind === "local") return fn.locals[place.local]?.byReference === true;
  return place.kind === "field" ? placeMayFail(fn, place.base) : true;
}
function addressMayFail(fn: IrFunction, place: Place): boolean {
  switch (place.kind) {
    case "local":
    case "global":
      return false;
    case "deref":
      return mayFailToEvaluate(fn, place.pointer);
    case "field":
      return addressMayFail(fn, place.base);
    case "element":
      return addressMayFail(fn, place.base) || mayFailToEvaluate(fn, place.index);
  }
}
