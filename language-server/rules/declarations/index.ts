// Rules on annotations, role types, obsolete routines and members that only the system may touch.
import type { Rule } from "../rule.ts";
import { annotationMalformed } from "./annotation-malformed.ts";
import { annotationsConflict } from "./annotations-conflict.ts";
import { callbackNeverRegistered } from "./callback-never-registered.ts";
import { ddiObsolete } from "./ddi-obsolete.ts";
import { debugBreakLeft } from "./debug-break-left.ts";
import { dispatchTypeMismatch } from "./dispatch-type-mismatch.ts";
import { driverEntryRoleMissing } from "./driver-entry-role-missing.ts";
import { enumArgumentMismatch } from "./enum-argument-mismatch.ts";
import { functionClassConflict } from "./function-class-conflict.ts";
import { functionClassDiffersFromType } from "./function-class-differs-from-type.ts";
import { roleTypeMismatch } from "./role-type-mismatch.ts";
import { roleTypeMissing } from "./role-type-missing.ts";
import { systemMemberRead } from "./system-member-read.ts";
import { systemMemberWritten } from "./system-member-written.ts";

export const declarationRules: readonly Rule[] = [
  ddiObsolete,
  debugBreakLeft,
  dispatchTypeMismatch,
  driverEntryRoleMissing,
  enumArgumentMismatch,
  functionClassConflict,
  functionClassDiffersFromType,
  roleTypeMismatch,
  roleTypeMissing,
  systemMemberRead,
  systemMemberWritten,
  annotationMalformed,
  annotationsConflict,
  callbackNeverRegistered,
];
