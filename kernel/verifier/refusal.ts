// Whose doing it is that a request of the system's, which no driver may fail, has failed: in words, and where.
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { RelatedPlace } from "./stop.ts";

/** `words` is a sentence with a blank before it, or empty if nobody is known. */
export function explainRefusal(
  k: Kernel,
  request: Request | undefined,
): { readonly words: string; readonly related: readonly RelatedPlace[] } {
  if (request?.refusal === undefined) return { words: "", related: [] };
  const { driver, unserved, place } = request.refusal;
  if (!unserved) return { words: ` ${driver} did.`, related: [{ message: "completed here", place }] };
  const handOn = "it has to hand on what it does not serve itself";
  const words = ` ${driver} has no dispatch routine for ${k.names.major(request.major)}, although it is attached to a device stack: ${handOn}.`;
  return { words, related: [] };
}
