// A finding's fingerprint, by which programs that keep findings know it again.
import { createHash } from "node:crypto";
import { keyOfFinding, type PlacedFinding } from "../../language-server/baseline.ts";

/** 32 hexadecimal digits, the same for the same finding in later versions of its file. */
export function fingerprint(finding: PlacedFinding): string {
  return createHash("sha256").update(keyOfFinding(finding)).digest("hex").slice(0, 32);
}
