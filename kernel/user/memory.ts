// Memory that programs ask Windows for: the process heap, local and global blocks, whole pages with a protection.
import { Permission } from "../../compiler/abi.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { isSecured } from "../mm/secure.ts";
import { allocatePages, freePages, hasPages, Protection, permissionOf } from "../mm/virtual.ts";
import { Win32 } from "./io.ts";
import { failFast, heapOf } from "./library.ts";
import { bytesAt, currentProcess, fail, failStatus, ok, spaceOf, userAddress, win32 } from "./routine.ts";

const notEnoughMemory = 8;
const invalidAddress = 487;
const zeroInitialized = 0x40;
const heapZero = 8;
/** What GetProcessHeap gives; no address that a program could use. */
const processHeap = 0x2_0000n;
const STATUS_HEAP_CORRUPTION = 0xc000_0374;
const page = 4096;
const memRelease = 0x8000;

const sizeOf = (k: Kernel, f: Offset, i: number): number => Number(BigInt.asUintN(52, k.arg64(f, i)));

function allocate(k: Kernel, f: Offset, size: number, zero: boolean): Outcome {
  const at = heapOf(k, currentProcess(k)).allocate(size);
  if (at === undefined) return fail(k, f, notEnoughMemory);
  if (zero) k.m.u8.fill(0, at, at + size);
  return k.return64(f, userAddress(k, at));
}
/** A block of the heap is freed; anything else corrupts the heap, which ends the process. */
function free(k: Kernel, f: Offset, address: bigint): void {
  if (address === 0n) return;
  const failure = heapOf(k, currentProcess(k)).release(address);
  if (failure === undefined) return;
  const what = failure === "freed-already" ? "a block that was freed already" : "what is no block of the heap";
  failFast(k, f, STATUS_HEAP_CORRUPTION, `free of ${what}: 0x${address.toString(16)}`);
}

/** (heap, flags, block, size) */
const reallocate: Body = (k, f) => {
  const old = k.arg64(f, 2);
  const size = sizeOf(k, f, 3);
  const heap = heapOf(k, currentProcess(k));
  const before = heap.sizeOf(old);
  if (before === undefined) return fail(k, f, Win32.invalidParameter);
  const at = heap.allocate(size);
  if (at === undefined) return fail(k, f, notEnoughMemory);
  if ((k.argU32(f, 1) & heapZero) !== 0) k.m.u8.fill(0, at, at + size);
  const from = Number(old - spaceOf(k, currentProcess(k)).base);
  k.m.u8.copyWithin(at, from, from + Math.min(before, size));
  heap.release(old);
  return k.return64(f, userAddress(k, at));
};

/** (address, size, type, protection) */
const virtualAlloc: Body = (k, f) => {
  const permission = permissionOf(k.argU32(f, 3));
  const size = sizeOf(k, f, 1);
  if (permission === undefined || size === 0) return fail(k, f, Win32.invalidParameter);
  const pages = allocatePages(k, currentProcess(k), k.arg64(f, 0), size, permission);
  return "status" in pages ? failStatus(k, f, pages.status) : k.return64(f, pages.address);
};

/** (address, size, type) */
const virtualFree: Body = (k, f) => {
  const release = (k.argU32(f, 2) & memRelease) !== 0;
  if (release && sizeOf(k, f, 1) !== 0) return fail(k, f, Win32.invalidParameter);
  const pages = freePages(k, currentProcess(k), k.arg64(f, 0), release);
  return "status" in pages ? failStatus(k, f, pages.status) : ok(k, f);
};

/** (address, size, protection, old) */
const virtualProtect: Body = (k, f) => {
  const permission = permissionOf(k.argU32(f, 2));
  const old = bytesAt(k, f, 3, 4, true);
  const process = currentProcess(k);
  const at = Number(k.arg64(f, 0) - spaceOf(k, process).base) & -page;
  const size = Math.ceil(sizeOf(k, f, 1) / page) * page;
  if (permission === undefined) return fail(k, f, Win32.invalidParameter);
  if (!hasPages(process, at, size)) return fail(k, f, invalidAddress);
  if (isSecured(k, process.id, at, size, permission)) return fail(k, f, Win32.invalidParameter);
  const before = k.m.check(at, 1, true, false)?.permission ?? Permission.open;
  k.m.setU32(
    old,
    before === Permission.open
      ? Protection.readWrite
      : before === Permission.readOnly
        ? Protection.readOnly
        : Protection.noAccess,
  );
  k.m.protect(at, size, permission);
  return ok(k, f);
};

/** Memory here is always resident. */
const resident: Body = (k, f) => {
  const size = sizeOf(k, f, 1);
  if (size > 0) bytesAt(k, f, 0, size, false);
  return ok(k, f);
};

export const memoryRoutines: readonly Routine[] = [
  win32("GetProcessHeap", 0, (k, f) => k.return64(f, processHeap)),
  win32("HeapAlloc", 3, (k, f) => allocate(k, f, sizeOf(k, f, 2), (k.argU32(f, 1) & heapZero) !== 0)),
  win32("HeapReAlloc", 4, reallocate),
  win32("HeapFree", 3, (k, f) => {
    free(k, f, k.arg64(f, 2));
    return ok(k, f);
  }),
  win32("HeapSize", 3, (k, f) => {
    const size = heapOf(k, currentProcess(k)).sizeOf(k.arg64(f, 2));
    return size === undefined ? k.return64(f, 0xffff_ffff_ffff_ffffn) : k.return64(f, BigInt(size));
  }),
  ...["LocalAlloc", "GlobalAlloc"].map((name) =>
    win32(name, 2, (k, f) => allocate(k, f, sizeOf(k, f, 1), (k.argU32(f, 0) & zeroInitialized) !== 0)),
  ),
  ...["LocalFree", "GlobalFree"].map((name) =>
    win32(name, 1, (k, f) => {
      free(k, f, k.arg64(f, 0));
      return k.return64(f, 0n);
    }),
  ),
  win32("VirtualAlloc", 4, virtualAlloc),
  win32("VirtualFree", 3, virtualFree),
  win32("VirtualProtect", 4, virtualProtect),
  win32("VirtualLock", 2, resident),
  win32("VirtualUnlock", 2, resident),
];
