// The token of a program's process, for the program: privileges looked up by name and switched on and off, of which a driver's
// SeSinglePrivilegeCheck then learns; elevation. Left out: other classes of information, duplicates, tokens of other processes and threads.
import type { Body, Routine } from "../ddi.ts";
import { privilegeNumbers } from "../se/exports.ts";
import { tokenInformation, tokenOfProgram } from "../se/token.ts";
import { Win32 } from "./io.ts";
import { addHandle, handleOf } from "./objects.ts";
import { ansiAndWide, bytesAt, currentProcess, fail, ok, optionalBytes, structure, textOf, win32 } from "./routine.ts";

const noSuchPrivilege = 1313;
const notAllAssigned = 1300;
const insufficientBuffer = 122;
const Attribute = { enabled: 2, removed: 4 } as const;
const currentProcessHandle = 0xffff_ffff_ffff_ffffn;
const allTokenAccess = 0xf_01ff;

/** (process, access, &token): of the program's own process. */
const open: Body = (k, f) => {
  const out = bytesAt(k, f, 2, 8, true);
  const process = currentProcess(k);
  const handle = handleOf(process, k.arg64(f, 0));
  const own =
    k.arg64(f, 0) === currentProcessHandle || (handle?.kind === "process" && handle.target === process.object);
  if (!own) return fail(k, f, handle === undefined ? Win32.invalidHandle : 5);
  const target = tokenOfProgram(k, process.id);
  k.m.setU64(out, addHandle(k, process, { kind: "object", target, name: "", access: allTokenAccess }));
  return ok(k, f);
};

/** (system, name, &LUID) */
const lookUp =
  (wide: boolean): Body =>
  (k, f) => {
    const number = privilegeNumbers.get((textOf(k, f, 1, wide) ?? "").toLowerCase());
    if (number === undefined) return fail(k, f, noSuchPrivilege);
    k.m.setU64(bytesAt(k, f, 2, 8, true), BigInt(number));
    return ok(k, f);
  };

/** (token, disable all, new state, its size, previous state, &its size): succeeds also if the token lacks some, which the last error tells. */
const adjust: Body = (k, f) => {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  const token = handle?.kind === "object" ? k.state.tokens.get(handle.target) : undefined;
  if (handle === undefined || token === undefined || !("target" in handle)) return fail(k, f, Win32.invalidHandle);
  const layout = structure(k, f, "TOKEN_PRIVILEGES", ["PrivilegeCount", "Privileges"]);
  const entry = 12;
  const disableAll = (k.argU32(f, 1) & 0xff) !== 0;
  const given = disableAll ? 0 : optionalBytes(k, f, 2, layout.Privileges, false);
  const wanted = new Map<number, number>();
  if (disableAll) for (const privilege of token.privileges.keys()) wanted.set(privilege, 0);
  else if (given !== 0) {
    const count = k.m.u32(given + layout.PrivilegeCount);
    const at = bytesAt(k, f, 2, layout.Privileges + entry * count, false) + layout.Privileges;
    for (let i = 0; i < count; i++) wanted.set(k.m.u32(at + entry * i), k.m.u32(at + entry * i + 8));
  }
  const privileges = new Map(token.privileges);
  const before: [number, boolean][] = [];
  let lacking = false;
  for (const [privilege, attributes] of wanted) {
    const was = privileges.get(privilege);
    const enabled = (attributes & Attribute.enabled) !== 0;
    if (was === undefined) lacking = true;
    else if ((attributes & Attribute.removed) !== 0) privileges.delete(privilege);
    else if (was !== enabled) {
      before.push([privilege, was]);
      privileges.set(privilege, enabled);
    }
  }
  const needed = layout.Privileges + entry * Math.max(1, before.length);
  const lengthAt = optionalBytes(k, f, 5, 4, true);
  if (lengthAt !== 0) k.m.setU32(lengthAt, needed);
  if (k.arg64(f, 4) !== 0n) {
    if (k.argU32(f, 3) < needed) return fail(k, f, insufficientBuffer);
    const at = bytesAt(k, f, 4, needed, true);
    k.m.setU32(at + layout.PrivilegeCount, before.length);
    for (const [i, [privilege, was]] of before.entries()) {
      k.m.setU64(at + layout.Privileges + entry * i, BigInt(privilege));
      k.m.setU32(at + layout.Privileges + entry * i + 8, was ? Attribute.enabled : 0);
    }
  }
  k.state.tokens.set(handle.target, { ...token, privileges });
  return fail(k, f, lacking ? notAllAssigned : 0, 1n);
};

/** (token, class, buffer, its size, &needed) */
const information: Body = (k, f) => {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  const token = handle?.kind === "object" ? k.state.tokens.get(handle.target) : undefined;
  if (token === undefined) return fail(k, f, Win32.invalidHandle);
  const bytes = tokenInformation(k, token, k.argU32(f, 1), k.arg64(f, 2));
  if (bytes === undefined) return fail(k, f, Win32.invalidParameter);
  k.m.setU32(bytesAt(k, f, 4, 4, true), bytes.length);
  if (k.argU32(f, 3) < bytes.length) return fail(k, f, insufficientBuffer);
  k.m.u8.set(bytes, bytesAt(k, f, 2, bytes.length, true));
  return ok(k, f);
};

export const tokenRoutines: readonly Routine[] = [
  win32("OpenProcessToken", 3, open),
  ...ansiAndWide("LookupPrivilegeValue", 3, lookUp),
  win32("AdjustTokenPrivileges", 6, adjust),
  win32("GetTokenInformation", 5, information),
];
