import { describe, expect, it } from "vitest";
import { runScenarioFile, told } from "./host.ts";

describe("sample scenarios", () => {
  for (const name of ["membuf/membuf", "lpt/lpt", "lpt/offline", "lpt/cancel", "rack/rack"]) {
    it(name, () => {
      const { end, failures } = runScenarioFile(`samples/${name}.scenario.json`);
      expect(told(end)).toBe("finished");
      expect(failures).toEqual([]);
    });
  }
});
