// Why the machine stopped, for people: a bugcheck as Windows would name it, or a finding, with the stack of the driver that did it.
import type { KernelSession, StopReason } from "../../kernel/api.ts";
import { Inspector } from "../../kernel/session/inspector.ts";
import { explainStop } from "../../kernel/verifier/explain-stop.ts";
import { shown } from "../sources.ts";

/** Empty for a run that came to its end. */
export function stopText(stop: StopReason, session: KernelSession): string {
  switch (stop.kind) {
    case "finished":
    case "breakpoint":
    case "crash":
      return "";
    case "limit":
      return `The run was given up after ${session.time} steps without coming to its end: an endless loop, or too little --fuel.\n${stack(session, session.current)}`;
    case "bugcheck":
      return `${explainStop(stop, shown)}\n${stack(session, stop.bugcheck.context)}`;
    case "finding":
      return `${explainStop(stop, shown)}\n${stack(session, stop.finding.context)}`;
  }
}

function stack(session: KernelSession, context: number): string {
  const inspector = new Inspector(session);
  let text = "  Stack:\n";
  for (const frame of session.frames(context)) {
    const range = inspector.range(frame);
    const place = range === undefined ? "" : ` (${shown(range.file)}:${range.startLine + 1})`;
    text += `    ${frame.fn.image}!${frame.fn.name}${place}\n`;
  }
  return text;
}
