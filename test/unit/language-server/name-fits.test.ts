// Which names what was typed may mean.
import { expect, it } from "vitest";
import { nameFits } from "../../../language-server/features/completion.ts";

it.each([
  ["IoGetCurrentIrpStackLocation", "iogcisl", true],
  ["IoGetCurrentIrpStackLocation", "ioget", true],
  ["IoGetCurrentIrpStackLocation", "iogcisx", false],
  ["IoGetCurrentIrpStackLocation", "getcurrent", false],
  ["STATUS_INVALID_DEVICE_REQUEST", "sidr", true],
  ["IRP_MJ_DEVICE_CONTROL", "irpdc", true],
  ["ExAllocatePool2", "eap2", true],
  ["Io", "ioget", false],
])("%s for %s: %s", (name, typed, fits) => {
  expect(nameFits(name, typed)).toBe(fits);
});

it("a name of many like words is decided at once, whatever was typed", () => {
  expect(nameFits("A_".repeat(60), `${"a".repeat(30)}b`)).toBe(false);
  expect(nameFits("A_".repeat(60), "a".repeat(30))).toBe(true);
});
