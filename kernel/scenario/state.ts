// What a scenario's run keeps.
import type { PlannedStep } from "./plan.ts";

export interface StepResult {
  readonly path: string;
  readonly title: string;
  outcome: "passed" | "failed" | "pending";
  message: string;
}

export interface ScenarioState {
  /** Handles of the scenario's user by name, its overlapped requests, and the processes it started. */
  userHandles: Map<string, number>;
  userRequests: Map<string, number>;
  userProcesses: Map<string, number>;
  debugOutput: string[];
  results: StepResult[];
}

export function initialScenario(plan: readonly PlannedStep[]): ScenarioState {
  return {
    userHandles: new Map(),
    userRequests: new Map(),
    userProcesses: new Map(),
    debugOutput: [],
    results: plan.map(({ path, title }) => ({ path, title, outcome: "pending" as const, message: "" })),
  };
}
