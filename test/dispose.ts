// What a test makes is given back when the test is over: a machine's memory then serves the next one.
import { onTestFinished } from "vitest";
import { getCurrentTest } from "vitest/suite";

/** The same thing, which nobody may use after the test that is under way; what is made outside of tests is kept. */
export function disposedAfterTest<T extends { dispose(): void }>(made: T): T {
  if (getCurrentTest() !== undefined) onTestFinished(() => made.dispose());
  return made;
}
