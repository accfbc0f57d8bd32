// Routines of libraries that are not here: declared in headers that are not the kit's, and defined in no source that was read.
import type { IrSymbol } from "../../../compiler/ir/ir.ts";
import { folderOf, isInside } from "../../../compiler/preprocess/paths.ts";
import type { Unit } from "../../../compiler/unit.ts";
import type { CodeCall } from "../../analysis/code.ts";
import { declarationOf, type FunctionInfo, type World } from "../../analysis/world.ts";

/** What it does with an object that it is given, or that what it is given leads to, is not known. */
export function isOfLibrary(world: World, { unit }: FunctionInfo, { name, call }: CodeCall): boolean {
  return (
    name !== undefined &&
    call.callee.kind === "direct" &&
    !call.callee.symbol.defined &&
    !world.functions.has(name) &&
    !isOfKit(unit, call.callee.symbol)
  );
}

function isOfKit(unit: Unit, symbol: IrSymbol): boolean {
  const declared = declarationOf(unit, symbol);
  const kit = declared && kitOf(unit);
  return kit !== undefined && isInside(declared?.file ?? "", kit);
}
const kits = new WeakMap<readonly string[], string | undefined>();
/** The folder that the kit's headers lie in, in folders of their own if it has several. */
function kitOf({ files }: Unit): string | undefined {
  if (kits.has(files)) return kits.get(files);
  const basis = files.find((path) => /[\\/]ntdef\.h$/i.test(path));
  const made = basis && folderOf(folderOf(basis));
  kits.set(files, made);
  return made;
}
