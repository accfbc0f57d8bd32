// Rules on status values, sizes, formats and strings.
import type { Rule } from "../rule.ts";
import { booleanAsStatus } from "./boolean-as-status.ts";
import { caseFallsThrough } from "./case-falls-through.ts";
import { charactersAsBytes } from "./characters-as-bytes.ts";
import { comparedBytesMisread } from "./compared-bytes-misread.ts";
import { fillArgumentsSwapped } from "./fill-arguments-swapped.ts";
import { foreignErrorAsStatus } from "./foreign-error-as-status.ts";
import { formatArgumentLeftOver } from "./format-argument-left-over.ts";
import { formatArgumentMismatch } from "./format-argument-mismatch.ts";
import { formatArgumentMissing } from "./format-argument-missing.ts";
import { formatArgumentSize } from "./format-argument-size.ts";
import { formatNotConstant } from "./format-not-constant.ts";
import { formatStructureByValue } from "./format-structure-by-value.ts";
import { notOperatorOnStatus } from "./not-operator-on-status.ts";
import { ntSuccessOnBoolean } from "./nt-success-on-boolean.ts";
import { nullCharacterAsPointer } from "./null-character-as-pointer.ts";
import { physicalAddressTruncated } from "./physical-address-truncated.ts";
import { pointerTruncated } from "./pointer-truncated.ts";
import { registryStringNotTerminated } from "./registry-string-not-terminated.ts";
import { registryTypeNotChecked } from "./registry-type-not-checked.ts";
import { resultNotInspected } from "./result-not-inspected.ts";
import { sizeOfPointer } from "./size-of-pointer.ts";
import { statusAsBoolean } from "./status-as-boolean.ts";
import { statusBitTest } from "./status-bit-test.ts";
import { statusOverwritten } from "./status-overwritten.ts";
import { stringCapacityExceedsBlock } from "./string-capacity-exceeds-block.ts";
import { stringFunctionUnsafe } from "./string-function-unsafe.ts";
import { stringWithoutTerminator } from "./string-without-terminator.ts";
import { strsafeInKernel } from "./strsafe-in-kernel.ts";
import { unicodeBufferAsTerminated } from "./unicode-buffer-as-terminated.ts";
import { unicodeLengthInCharacters } from "./unicode-length-in-characters.ts";
import { unsignedBelowZero } from "./unsigned-below-zero.ts";

export const valueRules: readonly Rule[] = [
  booleanAsStatus,
  fillArgumentsSwapped,
  formatStructureByValue,
  caseFallsThrough,
  stringCapacityExceedsBlock,
  stringWithoutTerminator,
  charactersAsBytes,
  unsignedBelowZero,
  comparedBytesMisread,
  formatNotConstant,
  formatArgumentSize,
  formatArgumentMismatch,
  formatArgumentLeftOver,
  formatArgumentMissing,
  foreignErrorAsStatus,
  notOperatorOnStatus,
  ntSuccessOnBoolean,
  nullCharacterAsPointer,
  physicalAddressTruncated,
  pointerTruncated,
  resultNotInspected,
  sizeOfPointer,
  statusAsBoolean,
  statusBitTest,
  statusOverwritten,
  stringFunctionUnsafe,
  registryStringNotTerminated,
  unicodeBufferAsTerminated,
  unicodeLengthInCharacters,
  strsafeInKernel,
  registryTypeNotChecked,
];
