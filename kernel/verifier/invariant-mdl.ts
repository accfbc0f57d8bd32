// Invariant MDL checking: whoever marks an MDL with MmMdlPageContentsState says that what its pages hold stays as it is, and the drivers
// below may count on it, as on a checksum that they have computed. A signature is taken when the IRP that carries the MDL is first sent, and
// compared whenever the IRP is sent on, and when it is completed: what a write brings may not change at all, what a read fills may only once
// it is on its way up. The option's own page and the bugcheck's say so.
import * as nt from "../constants.ts";
import type { IrpState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { mdlBuffer } from "../mm/mdl.ts";
import { verify } from "./stop.ts";

/** MDL_PAGE_CONTENTS_INVARIANT. */
const pageContentsInvariant = 0x4000;
const mostInChain = 1000;

/** An IRP is being sent on, or completed: what was seen of a completed one counts no more if its owner sends it once again. */
export function checkInvariant(k: Kernel, f: Offset, known: IrpState, when: "sent" | "completed", major: number): void {
  if (major !== nt.IRP_MJ_READ && major !== nt.IRP_MJ_WRITE) return;
  const before = known.invariant ?? [];
  known.invariant = undefined;
  if (when === "completed" && major === nt.IRP_MJ_READ) return;
  for (const { mdl, signature } of invariants(k, known.at)) {
    const seen = before.find((entry) => entry.mdl === mdl);
    if (seen === undefined || seen.signature === signature) continue;
    const message = `The buffer of the MDL at ${k.hex(mdl)} has changed since the IRP was sent: its pages are marked MmMdlPageContentsInvariant, and a driver below may have used what they held. Work on a copy.`;
    const violation = major === nt.IRP_MJ_READ ? 0x1010n : 0x1011n;
    const parameters = [violation, k.address(mdl), k.address(known.at), 0n] as const;
    verify(k, f, "verifier:mdl", message, 0xc4, parameters, [{ message: "sent here", place: seen.place }]);
  }
  if (when === "completed") return;
  known.invariant = invariants(k, known.at).map((entry) => ({
    ...entry,
    place: before.find(({ mdl }) => mdl === entry.mdl)?.place ?? k.callerPlace(f),
  }));
}

/** The marked ones of an IRP's MDLs, with signatures of what they hold now. */
function invariants(k: Kernel, irp: Offset): readonly { readonly mdl: Offset; readonly signature: number }[] {
  const found = [];
  let mdl = k.pointerOr0(irp + k.s.IRP.MdlAddress);
  for (let n = 0; mdl !== 0 && n < mostInChain; n++, mdl = k.pointerOr0(mdl + k.s.MDL.Next))
    if ((k.m.u16(mdl + k.s.MDL.MdlFlags) & pageContentsInvariant) !== 0)
      found.push({ mdl, signature: signatureOf(k, mdl) });
  return found;
}

/** FNV-1a of the bytes that an MDL describes. */
function signatureOf(k: Kernel, mdl: Offset): number {
  const at = mdlBuffer(k, mdl);
  let hash = 0x811c9dc5;
  for (const byte of k.m.u8.subarray(at, at + k.m.u32(mdl + k.s.MDL.ByteCount)))
    hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}
