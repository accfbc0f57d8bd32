// What INF files say of devices.
import { expect, it } from "vitest";
import { infDevices } from "../../../compiler/project/inf.ts";

it("reads hardware ids and descriptions through decorated models and strings", () => {
  const text = `; a driver
[Version]
Signature="$WINDOWS NT$"
[Manufacturer]
%Mfg% = Models, NTx86, NTamd64, NTamd64.10.0...16299 ; two kinds of machine
[Models.NTx86]
"Old" = Install, ROOT\\OLD
[Models.NTamd64.10.0...16299]
%Name% = Install, ROOT\\NEW, ROOT\\COMPATIBLE
"With ; in it" = Install, \\
    ACPI\\RING0001
[strings]
MFG="Ringside"
Name = "A device"
`;
  expect(infDevices(text)).toEqual([
    { hardwareId: "ROOT\\NEW", description: "A device" },
    { hardwareId: "ACPI\\RING0001", description: "With ; in it" },
  ]);
});
it("takes the plain section where there is no decorated one, and manufacturers named by themselves", () => {
  expect(infDevices("[Manufacturer]\r\nRingside\r\n[Ringside]\r\n%x%=I,*RNG1\r\n")).toEqual([
    { hardwareId: "*RNG1", description: "%x%" },
  ]);
});
it("makes nothing of what is no INF", () => {
  for (const text of ["", "[Manufacturer", "=\n[]\n[Manufacturer]\n=,,,\n", "\0\xff[Manufacturer]\nx=y\n[y]\nz"])
    expect(infDevices(text)).toEqual([]);
});
