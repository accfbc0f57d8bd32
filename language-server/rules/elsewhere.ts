// Mistakes that other tools have a name for and that no rule reports, each with why. With the rules' own names they are all that
// Static Driver Verifier has for WDM, the driver queries of CodeQL, and Code Analysis for Drivers.

export interface NotMapped {
  readonly tool: "Code Analysis" | "CodeQL";
  readonly names: readonly string[];
  readonly why: string;
}

const userMode = "about programs of user mode: no driver can do it";
const wfp = "about callouts of the Windows Filtering Platform, whose rules Ringside does not know yet";
const isolation =
  "about packages with driver isolation, which a source does not say it belongs to; the runtime paths it allows are not modelled";
const general = "about any C program, not drivers: the compiler or a general analyser tells of it";

export const notMapped: readonly NotMapped[] = [
  {
    tool: "Code Analysis",
    names: numbers(28601, 28602, 28604, 28623, 28645),
    why: `windows and messages: ${userMode}`,
  },
  {
    tool: "Code Analysis",
    names: numbers(28615, 28617, 28636, 28639, 28648),
    why: `Win32 and C run-time calls: ${userMode}`,
  },
  {
    tool: "Code Analysis",
    names: numbers(28624, 28644, 28717, 28721),
    why: `accessibility, shell lists, VARIANT, performance counters: ${userMode}`,
  },
  { tool: "Code Analysis", names: numbers(28637, 28638, 28640), why: `the loader lock and delay loading: ${userMode}` },
  { tool: "Code Analysis", names: numbers(28649, 28725, 28753), why: general },
  {
    tool: "Code Analysis",
    names: numbers(28652),
    why: "about dynamic initialisers, which drivers do not have: each is a warning here (dynamic-initializer)",
  },
  {
    tool: "Code Analysis",
    names: numbers(28718, 28722, 28723, 28740, 28741, 28742),
    why: "demands annotations wherever one is missing: `ringside annotate` writes those that are proven",
  },
  {
    tool: "Code Analysis",
    names: numbers(28720, 28726, 28727, 28728, 28735, 28736, 28750, 28751, 28752),
    why: `banned Win32 routines: ${userMode}; those of the kernel's run-time are string-function-unsafe`,
  },
  {
    tool: "Code Analysis",
    names: numbers(30029, 30032, 30033, 30034, 30035),
    why: "about how NX pools are switched on at build time, which ExAllocatePool2 has made needless (pool-allocation-superseded)",
  },
  { tool: "CodeQL", names: ["cpp/drivers/unsafe-call-in-global-init"], why: `the loader lock: ${userMode}` },
  {
    tool: "CodeQL",
    names: [
      "cpp/drivers/driver-isolation-rtl-violation",
      "cpp/drivers/driver-isolation-zw-violation-1",
      "cpp/drivers/driver-isolation-zw-violation-2",
    ],
    why: isolation,
  },
  {
    tool: "CodeQL",
    names: ["cpp/windows/drivers/driver-alert-suppression"],
    why: "no mistake: it reads suppressions, which Ringside does as well",
  },
  {
    tool: "CodeQL",
    names: [
      "cpp/windows/wdk/kmdf/wfp/connect-redirect-pend-classify",
      "cpp/windows/wdk/kmdf/wfp/connect-reirect-handle-creation",
      "cpp/windows/wdk/kmdf/wfp/flow-layer-returns-block",
      "cpp/windows/wdk/kmdf/wfp/inline-connect-redirect",
      "cpp/windows/wdk/kmdf/wfp/oob-stream-injection",
      "cpp/windows/wdk/kmdf/wfp/stream-callout-set-action-type",
      "cpp/windows/wdk/kmdf/wfp/stream-inspection-call-violation",
      "cpp/windows/wdk/kmdf/wfp/transport-layer-cannot-inject-clone-during-classify",
    ],
    why: wfp,
  },
  {
    tool: "CodeQL",
    names: [
      "cpp/badoverflowguard",
      "cpp/infiniteloop",
      "cpp/incorrect-string-type-conversion-ignore-puchar-casts",
      "cpp/microsoft/experimental/security/cwe-468/incorrect-pointer-scaling-char",
      "cpp/microsoft/public/likely-bugs/format/non-constant-format",
      "cpp/microsoft/public/security/cwe-190/arithmetic-with-extreme-values",
      "cpp/microsoft/public/security/cwe-190/uncontrolled-arithmetic",
    ],
    why: general,
  },
  {
    tool: "CodeQL",
    names: ["cpp/paddingbyteinformationdisclosure"],
    why: "padding that nobody writes: no rule yet; `ringside run --uninitialized` stops where it decides something",
  },
  {
    tool: "CodeQL",
    names: [
      "cpp/microsoft/experimental/security/cwe-022/path-injection",
      "cpp/microsoft/experimental/security/cwe-807/tainted-permissions-check",
      "cpp/weak-crypto/cng/hardcoded-iv",
    ],
    why: `file paths, environment and cryptography of programs: ${userMode}`,
  },
];

/** Why no rule has that name; undefined for one that a rule has, or nobody. */
export function whyNotMapped(
  name: string,
): { readonly name: string; readonly tool: string; readonly why: string } | undefined {
  const wanted = name.toLowerCase();
  for (const { tool, names, why } of notMapped) {
    const found = names.find((one) => one.toLowerCase() === wanted || one.toLowerCase() === `c${wanted}`);
    if (found !== undefined) return { name: found, tool, why };
  }
  return undefined;
}

function numbers(...all: readonly number[]): readonly string[] {
  return all.map((number) => `C${number}`);
}
