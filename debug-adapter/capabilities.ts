// What the adapter can do, as it tells the client. Each entry has a test in test/unit/debug-adapter; nothing is announced that has none.
import type { DebugProtocol } from "@vscode/debugprotocol";

/** What stops the machine besides breakpoints, as a client lists it. */
export const exceptionFilters = [
  {
    filter: "bugcheck",
    label: "Bugchecks",
    description: "Stops where Windows would show a blue screen, with the code, its parameters and what they mean.",
    default: true,
  },
  {
    filter: "verifier",
    label: "Verifier findings",
    description: "Stops where the driver breaks a rule that Driver Verifier or the emulated kernel checks.",
    default: true,
  },
  {
    filter: "crash",
    label: "Crashes of programs",
    description: "Stops where a program raises an exception that it does not handle, before its process ends.",
    default: true,
  },
  {
    filter: "debugBreak",
    label: "DbgBreakPoint",
    description: "Stops before DbgBreakPoint, __debugbreak and their kin.",
    default: true,
  },
] as const satisfies readonly DebugProtocol.ExceptionBreakpointsFilter[];
export type ExceptionFilter = (typeof exceptionFilters)[number]["filter"];

export const capabilities: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsDataBreakpoints: true,
  supportsDataBreakpointBytes: true,
  supportsBreakpointLocationsRequest: true,
  supportsEvaluateForHovers: true,
  supportsStepBack: true,
  supportsSteppingGranularity: true,
  supportsSetVariable: true,
  supportsSetExpression: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: [".", ">"],
  supportsModulesRequest: true,
  supportsLoadedSourcesRequest: true,
  supportsRestartRequest: true,
  supportsTerminateRequest: true,
  supportsCancelRequest: true,
  supportsValueFormattingOptions: true,
  supportsExceptionInfoRequest: true,
  supportsDelayedStackTraceLoading: true,
  supportsReadMemoryRequest: true,
  supportsWriteMemoryRequest: true,
  supportsClipboardContext: true,
  exceptionBreakpointFilters: [...exceptionFilters],
};
