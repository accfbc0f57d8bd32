// The end of a request that a driver made by handle: its buffer, status block and event get what came of it, and the file object is signalled.
import { setEvent } from "../ke/objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Request } from "./state.ts";

export function deliver(k: Kernel, request: Request): void {
  k.state.requests.delete(request.id);
  const answer = request.caller?.answer;
  if (answer === undefined) return;
  if (answer.target !== 0) k.m.u8.set(request.output, answer.target);
  k.m.setU32(answer.block, request.status);
  k.m.setU64(answer.block + 8, request.informationPointer);
  if (answer.event !== 0) setEvent(k, answer.event);
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (file !== undefined) setEvent(k, file.object + k.s.FILE_OBJECT.Event);
}
