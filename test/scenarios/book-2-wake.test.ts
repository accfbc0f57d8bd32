// The wait/wake row of book-2, on the sample chain.
import { it } from "vitest";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { passes, seen } from "./run.ts";

it("E-PWR-7 armed, asleep, woken; and what is removed is disarmed", () => {
  passes(seen(runScenarioFile("samples/wakechain/wakechain.scenario.json")));
});
