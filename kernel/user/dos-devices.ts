// QueryDosDevice: what MS-DOS device names lead to, as the program's session sees them, and a list of all of them.

import { writeUnits } from "../crt/index.ts";
import type { Body, Routine } from "../ddi.ts";
import { dosDeviceNames, linkTarget } from "../io/links.ts";
import { accessOf, ansiAndWide, fail, textOf, unitsOf } from "./routine.ts";

const fileNotFound = 2;
const insufficientBuffer = 122;

/** (name or NULL, buffer, room in characters): a list that ends with an empty text; gives how many characters were stored. */
const query =
  (wide: boolean): Body =>
  (k, f) => {
    const name = textOf(k, f, 0, wide);
    const target = name === undefined ? undefined : linkTarget(k, `\\??\\${name}`);
    if (name !== undefined && target === undefined) return fail(k, f, fileNotFound);
    const texts = target === undefined ? dosDeviceNames(k) : [target];
    const units = [...unitsOf(texts.map((text) => `${text}\0`).join(""), wide), 0];
    if (units.length > k.argU32(f, 2)) return fail(k, f, insufficientBuffer);
    writeUnits(accessOf(k, f), k.arg64(f, 1), wide ? 2 : 1, units);
    return k.return32(f, units.length);
  };

export const dosDeviceRoutines: readonly Routine[] = [...ansiAndWide("QueryDosDevice", 3, query)];
