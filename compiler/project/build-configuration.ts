// Which of a project's configurations is looked at, and the processor that it is for.
import type { Target } from "../unit.ts";
import type { Wanted } from "./model.ts";

export interface BuildConfiguration {
  readonly configuration: string;
  readonly platform: string;
  readonly target: Target;
}

/** The configuration that was asked for, else one of a debug build, on the platform whose data model was asked for. */
export function chooseConfiguration(configurations: readonly string[], wanted: Wanted): BuildConfiguration {
  const all = configurations.map((name) => {
    const [configuration = "", platform = ""] = name.split("|");
    return { configuration, platform };
  });
  if (all.length === 0) all.push({ configuration: "Debug", platform: wanted.target === "x86" ? "Win32" : "x64" });
  const score = (one: { configuration: string; platform: string }): number => {
    const target = targetOf(one.platform) === wanted.target ? 4 : 0;
    const exact = /^(?:x64|win32)$/i.test(one.platform) ? 1 : 0;
    const asked = wanted.configuration?.toLowerCase();
    const name = one.configuration.toLowerCase();
    const configuration = asked === undefined ? (/debug|checked/.test(name) ? 2 : 0) : name === asked ? 8 : 0;
    return target + exact + configuration;
  };
  const best = all.reduce((a, b) => (score(b) > score(a) ? b : a));
  return { ...best, target: targetOf(best.platform) };
}

/** ARM64 shares the data model of x64. */
function targetOf(platform: string): Target {
  return /^(?:win32|x86|arm)$/i.test(platform) ? "x86" : "x64";
}
