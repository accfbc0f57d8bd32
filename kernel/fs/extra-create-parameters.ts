// Extra create parameters: what who opens a file tells the drivers that IRP_MJ_CREATE goes through, by a GUID. A list of them travels with
// the request; whoever takes one acknowledges it. Lists and parameters belong to the opener, who frees them after the open.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { irpArgument } from "../io/irp.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release, tagText } from "../mm/pool.ts";
import { guidText } from "../rtl/guid.ts";
import { stopWithFinding } from "../verifier/stop.ts";

export interface ExtraCreateParameter {
  /** As text, to compare, and where drivers see it. */
  readonly type: string;
  readonly typeAt: Offset;
  readonly size: number;
  /** Called before it is freed; 0 for none. */
  readonly cleanup: Offset;
  acknowledged: boolean;
  /** The list that it is in; 0 for none. */
  list: Offset;
}

const guidSize = 16;
const listSize = 32;
const headerSize = 32;
const nonpaged = 2;

function listArgument(k: Kernel, f: Offset, i: number): readonly Offset[] {
  const found = k.state.ecpLists.get(k.argPointer(f, i));
  return found ?? none(k, f, i, "list of extra create parameters");
}
function parameterArgument(k: Kernel, f: Offset, i: number): ExtraCreateParameter {
  return k.state.ecps.get(k.argPointer(f, i)) ?? none(k, f, i, "extra create parameter");
}
function none(k: Kernel, f: Offset, i: number, what: string): never {
  const message = `${k.hex(k.argPointer(f, i))} is no ${what}: none was allocated there, or it has been freed.`;
  return stopWithFinding(k, f, "verifier:object", message);
}
function typeArgument(k: Kernel, f: Offset, i: number): string {
  const at = k.argPointer(f, i);
  k.touch(f, at, guidSize, false);
  return guidText(k.m, at);
}
function give(k: Kernel, f: Offset, i: number, value: Offset): void {
  const out = k.argPointer(f, i);
  if (out === 0) return;
  k.touch(f, out, 8, true);
  k.setPointer(out, value);
}
function giveSize(k: Kernel, f: Offset, i: number, value: number): void {
  const out = k.argPointer(f, i);
  if (out === 0) return;
  k.touch(f, out, 4, true);
  k.m.setU32(out, value);
}

/** (EcpType, SizeOfContext, Flags, CleanupCallback, tag or list, &EcpContext) */
function make(k: Kernel, f: Offset, tag: string): Outcome {
  const type = typeArgument(k, f, 0);
  const [size, paged, cleanup] = [k.argU32(f, 1), (k.argU32(f, 2) & nonpaged) === 0, k.argPointer(f, 3)];
  give(k, f, 5, 0);
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  const at = allocate(k, { size: headerSize + size, tag, paged, zero: true, ...owner });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const from = k.argPointer(f, 0);
  k.m.u8.copyWithin(at, from, from + guidSize);
  const routine = cleanup === 0 ? 0 : k.functionOr(f, cleanup).address;
  const parameter = { type, typeAt: at, size, cleanup: routine, acknowledged: false, list: 0 };
  k.state.ecps.set(at + headerSize, parameter);
  give(k, f, 5, at + headerSize);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Calls the cleanup routine of a parameter, if it has one; the body goes on at `next`, and then `drop`s it. */
function cleanUp(k: Kernel, f: Offset, next: number, at: Offset): Outcome | undefined {
  const parameter = k.state.ecps.get(at);
  if (parameter === undefined || parameter.cleanup === 0) return undefined;
  k.setArgPointer(k.above(f), 0, at);
  k.setArgPointer(k.above(f), 1, parameter.typeAt);
  return k.call(f, next, k.functionOr(f, parameter.cleanup));
}
function drop(k: Kernel, at: Offset): void {
  k.state.ecps.delete(at);
  release(k, at - headerSize);
}

const freeParameter: Body = (k, f, step) => {
  const at = k.argPointer(f, 0);
  if (step === 0) {
    const parameter = parameterArgument(k, f, 0);
    if (parameter.list !== 0) {
      const message = `The extra create parameter at ${k.hex(at)} is freed while it is in a list: FsRtlRemoveExtraCreateParameter comes first, or the list is freed as a whole.`;
      return stopWithFinding(k, f, "verifier:object", message);
    }
    const called = cleanUp(k, f, 1, at);
    if (called !== undefined) return called;
  }
  drop(k, at);
  return k.returnVoid(f);
};
/** Slot 1: the parameter whose cleanup routine is called. */
const freeList: Body = (k, f, step) => {
  const list = k.argPointer(f, 0);
  if (step === 1) drop(k, k.slotU32(f, 1));
  else listArgument(k, f, 0);
  for (;;) {
    const [next, ...rest] = k.state.ecpLists.get(list) ?? [];
    if (next === undefined) break;
    k.state.ecpLists.set(list, rest);
    k.setSlot(f, 1, next);
    const called = cleanUp(k, f, 1, next);
    if (called !== undefined) return called;
    drop(k, next);
  }
  k.state.ecpLists.delete(list);
  release(k, list);
  return k.returnVoid(f);
};

/** The parameter of a type in the list of argument 0. */
function find(k: Kernel, f: Offset): Offset | undefined {
  const type = typeArgument(k, f, 1);
  return listArgument(k, f, 0).find((at) => k.state.ecps.get(at)?.type === type);
}
/** (EcpList, EcpType, &EcpContext, &its size) */
const look =
  (remove: boolean) =>
  (k: Kernel, f: Offset): Outcome => {
    const found = find(k, f);
    give(k, f, 2, found ?? 0);
    const parameter = found === undefined ? undefined : k.state.ecps.get(found);
    giveSize(k, f, 3, parameter?.size ?? 0);
    if (parameter === undefined || found === undefined) return k.return32(f, nt.STATUS_NOT_FOUND);
    if (remove) {
      const list = k.argPointer(f, 0);
      k.state.ecpLists.set(
        list,
        (k.state.ecpLists.get(list) ?? []).filter((at) => at !== found),
      );
      parameter.list = 0;
    }
    return k.return32(f, nt.STATUS_SUCCESS);
  };
/** (EcpList, EcpContext): one of each type. */
function insert(k: Kernel, f: Offset): Outcome {
  const list = k.argPointer(f, 0);
  const known = listArgument(k, f, 0);
  const parameter = parameterArgument(k, f, 1);
  const same = known.some((at) => k.state.ecps.get(at)?.type === parameter.type);
  if (same || parameter.list !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  parameter.list = list;
  k.state.ecpLists.set(list, [...known, k.argPointer(f, 1)]);
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** (EcpList, EcpContext or NULL, &its type, &next, &its size) */
function next(k: Kernel, f: Offset): Outcome {
  const known = listArgument(k, f, 0);
  const current = k.argPointer(f, 1);
  const at = current === 0 ? known[0] : known[known.indexOf(current) + 1];
  const parameter = at === undefined ? undefined : k.state.ecps.get(at);
  give(k, f, 3, at ?? 0);
  giveSize(k, f, 4, parameter?.size ?? 0);
  if (parameter === undefined) return k.return32(f, nt.STATUS_NOT_FOUND);
  const typeTo = k.argPointer(f, 2);
  if (typeTo !== 0) {
    k.touch(f, typeTo, guidSize, true);
    k.m.u8.copyWithin(typeTo, parameter.typeAt, parameter.typeAt + guidSize);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}
const acknowledge =
  (acknowledged: boolean): Body =>
  (k, f) => {
    parameterArgument(k, f, 0).acknowledged = acknowledged;
    return k.returnVoid(f);
  };

/** The list that travels with an IRP: its own, or that of the open it is for. */
function listOfIrp(k: Kernel, f: Offset): Offset {
  const known = irpArgument(k, f, k.argPointer(f, 0));
  const request = known.request === undefined ? undefined : k.state.requests.get(known.request);
  return known.ecpList ?? request?.ecpList ?? 0;
}

export const extraCreateParameterDdis: readonly Routine[] = [
  // (Flags, &EcpList)
  ddi("FsRtlAllocateExtraCreateParameterList", 2, (k, f) => {
    const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
    const at = allocate(k, { size: listSize, tag: "FSel", paged: true, zero: true, ...owner });
    give(k, f, 1, at);
    if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.state.ecpLists.set(at, []);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("FsRtlFreeExtraCreateParameterList", 1, freeList, 1),
  // (EcpType, SizeOfContext, Flags, CleanupCallback, PoolTag, &EcpContext)
  ddi("FsRtlAllocateExtraCreateParameter", 6, (k, f) => make(k, f, tagText(k.argU32(f, 4)))),
  ddi("FsRtlFreeExtraCreateParameter", 1, freeParameter),
  // (Lookaside, Flags, Size, Tag)
  ddi("FsRtlInitExtraCreateParameterLookasideList", 4, (k, f) => {
    k.state.ecpLookasides.set(k.argPointer(f, 0), tagText(k.argU32(f, 3)));
    return k.returnVoid(f);
  }),
  ddi("FsRtlDeleteExtraCreateParameterLookasideList", 2, (k, f) => {
    const known = k.state.ecpLookasides.delete(k.argPointer(f, 0));
    return known ? k.returnVoid(f) : none(k, f, 0, "lookaside list of extra create parameters");
  }),
  // (EcpType, SizeOfContext, Flags, CleanupCallback, LookasideList, &EcpContext)
  ddi("FsRtlAllocateExtraCreateParameterFromLookasideList", 6, (k, f) => {
    const tag = k.state.ecpLookasides.get(k.argPointer(f, 4));
    return make(k, f, tag ?? none(k, f, 4, "lookaside list of extra create parameters"));
  }),
  ddi("FsRtlInsertExtraCreateParameter", 2, insert),
  ddi("FsRtlFindExtraCreateParameter", 4, look(false)),
  ddi("FsRtlRemoveExtraCreateParameter", 4, look(true)),
  ddi("FsRtlGetNextExtraCreateParameter", 5, next),
  // (Irp, &EcpList): NULL if none travels with it.
  ddi("FsRtlGetEcpListFromIrp", 2, (k, f) => {
    const list = listOfIrp(k, f);
    give(k, f, 1, list);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // (Irp, EcpList): an IRP that has one keeps it.
  ddi("FsRtlSetEcpListIntoIrp", 2, (k, f) => {
    listArgument(k, f, 1);
    if (listOfIrp(k, f) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    irpArgument(k, f, k.argPointer(f, 0)).ecpList = k.argPointer(f, 1);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("FsRtlAcknowledgeEcp", 1, acknowledge(true)),
  ddi("FsRtlPrepareToReuseEcp", 1, acknowledge(false)),
  ddi("FsRtlIsEcpAcknowledged", 1, (k, f) => k.returnBool(f, parameterArgument(k, f, 0).acknowledged)),
];
