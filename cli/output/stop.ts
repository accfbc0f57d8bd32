// Why the machine stopped, for people: a bugcheck as Windows would name it, or a finding, with the stack of the driver that did it.
import type { Bugcheck, KernelSession, StopReason } from "../../kernel/api.ts";
import { shown } from "../sources.ts";

/** Empty for a run that came to its end. */
export function stopText(stop: StopReason, session: KernelSession): string {
  switch (stop.kind) {
    case "finished":
    case "breakpoint":
      return "";
    case "limit":
      return `The run was given up after ${session.time} steps without coming to its end: an endless loop, or too little --fuel.\n${stack(session, session.current)}`;
    case "bugcheck":
      return `${bugcheckText(stop.bugcheck)}${stack(session, stop.bugcheck.context)}`;
    case "finding": {
      const { finding } = stop;
      const related = finding.related.map(({ message, place }) =>
        place === undefined ? `    ${message}\n` : `    ${message} (${shown(place.file)}:${place.line})\n`,
      );
      const bugcheck = finding.bugcheck === undefined ? "" : bugcheckText(finding.bugcheck);
      return `${finding.kind}: ${finding.message}\n${bugcheck}${related.join("")}${stack(session, finding.context)}`;
    }
  }
}

function bugcheckText(bugcheck: Bugcheck): string {
  const parameters = bugcheck.parameters.map((value) => `0x${value.toString(16).padStart(16, "0")}`).join(", ");
  return `*** STOP: 0x${bugcheck.code.toString(16).padStart(8, "0").toUpperCase()} ${bugcheck.name} (${parameters})\n${bugcheck.message}\n`;
}

function stack(session: KernelSession, context: number): string {
  let text = "";
  for (const { fn, step } of session.frames(context)) {
    const unit = session.images.flatMap((image) => image.program.units).find((one) => one.path === fn.unit);
    const at = fn.code !== undefined && step !== undefined ? fn.code.steps[step] : undefined;
    const range = at === undefined || fn.code === undefined ? undefined : unit?.range(fn.code.declaration, at);
    text += `    ${fn.image}!${fn.name}${range === undefined ? "" : ` (${shown(range.file)}:${range.startLine + 1})`}\n`;
  }
  return text;
}
