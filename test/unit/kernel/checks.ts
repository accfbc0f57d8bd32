// Drivers that check DDIs themselves: CHECK notes a condition that does not hold, and the request goes on to the next.
import { expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const check = String.raw`#include <ntstrsafe.h>
#include <ntintsafe.h>
#include <csq.h>
static ULONG checked;
#define CHECK(condition) do { checked++; if (!(condition)) DbgPrint("CHECK failed: %s\n", #condition); } while (0)
`;

/** One driver whose control request runs `code`; every CHECK in it must hold, and nothing else may be wrong. */
export function holds(
  name: string,
  code: string,
  pieces: Pieces = {},
  scenario: Readonly<Record<string, unknown>> = {},
): void {
  it(name, () => {
    const source = driver({
      ...pieces,
      declarations: `${check}${pieces.declarations ?? ""}`,
      control: `${code}\nDbgPrint("checked %u\\n", checked);`,
    });
    const { kernel, end, failures } = runDriver(source, { ...control(4), ...scenario });
    const failed = kernel.state.debugOutput.filter((line) => line.startsWith("CHECK"));
    expect({ end: told(end), failures, failed }).toEqual({ end: "finished", failures: [], failed: [] });
    // The whole of the code was run, and it did check something.
    expect(kernel.state.debugOutput.join("")).toMatch(/checked [1-9]/);
  });
}
