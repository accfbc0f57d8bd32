// The safe string routines for programs. What does not fit is cut, ends with its zero all the same, and is told by the result.
import { type Arguments, format, readUnits, writeUnits } from "../crt/index.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { accessOf, bytesAt, win32 } from "./routine.ts";

const insufficientBuffer = 0x8007_007a;
const invalidParameter = 0x8007_0057;
const longest = 0x7fff_ffff;

type Width = 1 | 2;
interface Form {
  readonly width: Width;
  /** Sizes are in bytes, not in characters. */
  readonly inBytes: boolean;
}

/** A size in characters. */
const size = (k: Kernel, f: Offset, i: number, { width, inBytes }: Form): number =>
  Math.floor(Number(BigInt.asUintN(52, k.arg64(f, i))) / (inBytes ? width : 1));

/** Puts `units` behind the first `kept` ones of the text in argument 0, whose room is `room` characters. */
function put(k: Kernel, f: Offset, form: Form, units: readonly number[], kept: number, room: number): Outcome {
  if (room === 0 || room > longest) return k.return32(f, invalidParameter | 0);
  const fitting = units.slice(0, Math.max(0, room - 1 - kept));
  writeUnits(accessOf(k, f), k.arg64(f, 0) + BigInt(kept * form.width), form.width, [...fitting, 0]);
  return k.return32(f, fitting.length === units.length ? 0 : insufficientBuffer | 0);
}

/** (to, size, from[, most]) */
const copy =
  (form: Form, append: boolean, counted: boolean): Body =>
  (k, f) => {
    const room = size(k, f, 1, form);
    const access = accessOf(k, f);
    const most = counted ? size(k, f, 3, form) : Number.POSITIVE_INFINITY;
    const kept = append ? readUnits(access, k.arg64(f, 0), form.width, room).length : 0;
    if (append && kept >= room) return k.return32(f, invalidParameter | 0);
    return put(k, f, form, readUnits(access, k.arg64(f, 2), form.width, most), kept, room);
  };

/** (to, size, format, …) or (to, size, format, list) */
const print =
  (form: Form, list: boolean): Body =>
  (k, f) => {
    const access = accessOf(k, f);
    let slot = 3;
    let next = k.arg64(f, 3);
    const args: Arguments = {
      next() {
        if (!list) return k.arg64(f, slot++);
        const value = k.m.u64(access.at(next, 8, false));
        next += 8n;
        return value;
      },
    };
    const units = format(access, readUnits(access, k.arg64(f, 2), form.width), args, { wide: form.width === 2 });
    return put(k, f, form, units, 0, size(k, f, 1, form));
  };

/** (text, most, length) */
const length =
  (form: Form): Body =>
  (k, f) => {
    const most = size(k, f, 1, form);
    const found = k.arg64(f, 0) === 0n ? most : readUnits(accessOf(k, f), k.arg64(f, 0), form.width, most).length;
    const out = k.arg64(f, 2) === 0n ? 0 : bytesAt(k, f, 2, 8, true);
    if (out !== 0) k.m.setU64(out, found >= most ? 0n : BigInt(found * (form.inBytes ? form.width : 1)));
    return k.return32(f, found >= most ? invalidParameter | 0 : 0);
  };

const forms: readonly (readonly [string, string, Form])[] = [
  ["Cch", "A", { width: 1, inBytes: false }],
  ["Cch", "W", { width: 2, inBytes: false }],
  ["Cb", "A", { width: 1, inBytes: true }],
  ["Cb", "W", { width: 2, inBytes: true }],
];

export const safeStringRoutines: readonly Routine[] = forms.flatMap(([measure, width, form]) => {
  const name = (what: string) => `String${measure}${what}${width}`;
  return [
    win32(name("Copy"), 3, copy(form, false, false)),
    win32(name("CopyN"), 4, copy(form, false, true)),
    win32(name("Cat"), 3, copy(form, true, false)),
    win32(name("CatN"), 4, copy(form, true, true)),
    win32(name("Printf"), 3, print(form, false)),
    win32(name("VPrintf"), 4, print(form, true)),
    win32(name("Length"), 3, length(form)),
  ];
});
