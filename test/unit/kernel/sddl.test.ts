// Security descriptors as text: what they let whom do.
import { expect, it } from "vitest";
import { mayAccess, parseDescriptor } from "../../../kernel/se/sddl.ts";
import type { User } from "../../../kernel/se/well-known-sids.ts";

const read = 0x8000_0000;
const write = 0x4000_0000;
const readControl = 0x2_0000;

function may(text: string, user: User, access: number): boolean {
  const descriptor = parseDescriptor(text);
  if (descriptor === undefined) throw new Error(`${text} is not understood`);
  return mayAccess(descriptor, user, access);
}

it("counts entries in their order, for the groups of a user", () => {
  expect(may("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "administrator", read | write)).toBe(true);
  expect(may("D:P(A;;GA;;;SY)(A;;GA;;;BA)", "standard", read)).toBe(false);
  expect(may("D:P", "administrator", read)).toBe(false);
  expect(may("O:BAG:SYD:(D;;GW;;;BU)(A;;GA;;;WD)", "standard", read)).toBe(false);
  expect(may("D:(A;;GA;;;WD)(D;;GA;;;BU)", "standard", read | write)).toBe(true);
  expect(may("D:(A;;0x00120089;;;AU)", "standard", read)).toBe(true);
  expect(may("D:(A;;0x00120089;;;AU)", "standard", write)).toBe(false);
  expect(may("D:(A;;FR;;;IU)(A;;FW;;;BU)", "standard", read | write)).toBe(true);
  expect(may("D:(A;;GR;;;WD)", "standard", 0)).toBe(true);
});

it("knows accounts by their SIDs, entries that are only for what is below, and what is audited besides", () => {
  expect(may("D:(A;;GA;;;S-1-5-32-545)", "standard", read)).toBe(true);
  expect(may("D:(A;;GA;;;S-1-5-80-1-2-3-4-5)", "standard", read)).toBe(false);
  expect(may("D:(A;OICIIO;GA;;;WD)", "standard", read)).toBe(false);
  expect(may("D:(A;;CCLCRP;;;WD)", "standard", 0x15)).toBe(true);
  expect(may("O:SYG:BAD:P(A;;GR;;;BU)S:(ML;;NW;;;LW)", "standard", read)).toBe(true);
});

it("lets everybody in without a list, and the owner read and change the list", () => {
  expect(may("D:NO_ACCESS_CONTROL", "standard", read | write)).toBe(true);
  expect(may("O:BAD:P", "administrator", readControl)).toBe(true);
  expect(may("O:SYD:P", "administrator", readControl)).toBe(false);
});

it("does not take what it cannot read", () => {
  const wrong = [
    "D:P(X;;GA;;;WD)",
    "D:P(A;;ZZ;;;WD)",
    "D:P(A;;GA;;;)",
    "D:P(A;;GA;;;XX)",
    "O:ZZD:P",
    "D:P(A;QQ;GA;;;WD)",
  ];
  for (const text of ["", "no descriptor", "O:BA", ...wrong])
    expect({ text, read: parseDescriptor(text) }).toEqual({ text, read: undefined });
  expect(parseDescriptor("D:P")?.entries).toEqual([]);
});
