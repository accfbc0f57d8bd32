// A symbol as it is where it is declared first.
import type { IrSymbol } from "../ir/ir.ts";

/** What every declaration says of a symbol. */
type Declared = Pick<IrSymbol, "name" | "linkName" | "kind" | "type" | "linkage" | "declaredAt">;

export function newSymbol({ name, linkName, kind, type, linkage, declaredAt }: Declared, defined = false): IrSymbol {
  return {
    name,
    linkName,
    kind,
    type,
    linkage,
    defined,
    annotations: [],
    section: "",
    mergeable: false,
    inline: false,
    minAlign: 1,
    declaredAt,
  };
}
