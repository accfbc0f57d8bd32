// Rules on what a program sends: lengths, buffers, pointers, names.
import type { Rule } from "../rule.ts";
import { boundsCheckOverflows } from "./bounds-check-overflows.ts";
import { countedStringNotLimited } from "./counted-string-not-limited.ts";
import { deviceOpenToEveryone } from "./device-open-to-everyone.ts";
import { doubleFetch } from "./double-fetch.ts";
import { informationBeyondBuffer } from "./information-beyond-buffer.ts";
import { inputLengthNotChecked } from "./input-length-not-checked.ts";
import { kernelHandleStripped } from "./kernel-handle-stripped.ts";
import { lengthTruncated } from "./length-truncated.ts";
import { nullDacl } from "./null-dacl.ts";
import { probeOutsideTry } from "./probe-outside-try.ts";
import { readAccessWritten } from "./read-access-written.ts";
import { requestDivisorNotChecked } from "./request-divisor-not-checked.ts";
import { requestIndexNotLimited } from "./request-index-not-limited.ts";
import { requestLengthNotLimited } from "./request-length-not-limited.ts";
import { requestMdlNotChecked } from "./request-mdl-not-checked.ts";
import { requestNameOpened } from "./request-name-opened.ts";
import { requestPointerCalled } from "./request-pointer-called.ts";
import { requestReachesHardware } from "./request-reaches-hardware.ts";
import { requestSizeOverflows } from "./request-size-overflows.ts";
import { requestStringNotTerminated } from "./request-string-not-terminated.ts";
import { signedLengthNotLimited } from "./signed-length-not-limited.ts";
import { systemBufferLengthNotChecked } from "./system-buffer-length-not-checked.ts";
import { systemBufferTooShort } from "./system-buffer-too-short.ts";
import { uninitialisedOutput } from "./uninitialised-output.ts";
import { unknownRequestSucceeds } from "./unknown-request-succeeds.ts";
import { userBufferNotProbed } from "./user-buffer-not-probed.ts";
import { userMemoryOutsideTry } from "./user-memory-outside-try.ts";
import { userPagesLockedAsKernel } from "./user-pages-locked-as-kernel.ts";

export const requestRules: readonly Rule[] = [
  signedLengthNotLimited,
  nullDacl,
  probeOutsideTry,
  systemBufferLengthNotChecked,
  userBufferNotProbed,
  requestLengthNotLimited,
  countedStringNotLimited,
  requestIndexNotLimited,
  requestSizeOverflows,
  requestReachesHardware,
  requestStringNotTerminated,
  boundsCheckOverflows,
  lengthTruncated,
  systemBufferTooShort,
  doubleFetch,
  informationBeyondBuffer,
  uninitialisedOutput,
  userMemoryOutsideTry,
  userPagesLockedAsKernel,
  requestMdlNotChecked,
  requestNameOpened,
  requestPointerCalled,
  inputLengthNotChecked,
  deviceOpenToEveryone,
  kernelHandleStripped,
  readAccessWritten,
  unknownRequestSucceeds,
  requestDivisorNotChecked,
];
