// Security descriptors as text: what they let whom do.
import { expect, it } from "vitest";
import { mayAccess, parseDescriptor } from "../../../kernel/se/sddl.ts";

const read = 0x8000_0000;
const write = 0x4000_0000;

it("counts entries in their order, for the groups of a user", () => {
  expect(mayAccess("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "administrator", read | write)).toBe(true);
  expect(mayAccess("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "standard", read)).toBe(false);
  expect(mayAccess("D:P", "administrator", read)).toBe(false);
  expect(mayAccess("O:BAG:SYD:(D;;GW;;;BU)(A;;GA;;;WD)", "standard", read)).toBe(false);
  expect(mayAccess("D:(A;;GA;;;WD)(D;;GA;;;BU)", "standard", read | write)).toBe(true);
  expect(mayAccess("D:(A;;0x00120089;;;AU)", "standard", read)).toBe(true);
  expect(mayAccess("D:(A;;0x00120089;;;AU)", "standard", write)).toBe(false);
  expect(mayAccess("D:(A;;FR;;;IU)(A;;FW;;;BU)", "standard", read | write)).toBe(true);
  expect(mayAccess("D:(A;;GR;;;WD)", "standard", 0)).toBe(true);
});

it("does not take what it cannot read", () => {
  for (const text of ["", "no descriptor", "O:BA", "D:P(X;;GA;;;WD)", "D:P(A;;ZZ;;;WD)", "D:P(A;;GA;;;)"])
    expect({ text, entries: parseDescriptor(text) }).toEqual({ text, entries: undefined });
  expect(parseDescriptor("D:P")).toEqual([]);
});
