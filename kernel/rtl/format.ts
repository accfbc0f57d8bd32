// printf formats for DbgPrint and the kernel's string functions, over a driver's checked memory.
import { type Access, checkedAccess, format } from "../crt/index.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { isUserAddress, userMemory } from "../mm/user.ts";

/** Memory as the DDI under way may touch it for a driver: the kernel's, and that of the program in whose context it runs. */
export function accessOf(k: Kernel, frame: () => Offset): Access {
  const own = checkedAccess(
    k.machine,
    () => k.machine.raised,
    (address, size, write) => k.refuse(frame(), address, size, write),
  );
  const at: Access["at"] = (address, size, write) =>
    (isUserAddress(address) ? userMemory(k, address, size, write) : undefined) ?? own.at(address, size, write);
  return { ...own, at };
}

/** Arguments are 8-byte slots from `slots` on. */
export function formatText(k: Kernel, f: Offset, template: string, slots: Offset): string {
  let next = slots;
  const args = {
    next: () => {
      const value = k.m.u64(next);
      next += 8;
      return value;
    },
  };
  const units = Array.from(template, (character) => character.charCodeAt(0));
  const bytes = format(
    accessOf(k, () => f),
    units,
    args,
    { wide: false, pointers: "microsoft" },
  );
  return String.fromCharCode(...bytes.slice(0, 4096));
}
