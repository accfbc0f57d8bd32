// What a kernel takes from the compiled headers: where the fields of structures are, the names of numbers, and what each DDI demands
// of its caller. Worked out once for each compiled contract.
import type { Program } from "../compiler/program.ts";
import type { Routine } from "./ddi.ts";
import { routines } from "./emulated.ts";
import { Names } from "./names.ts";
import { bindStructs, type Structs } from "./structs.ts";
import { type Requirement, requirementsOf } from "./verifier/contract.ts";

export interface BoundContract {
  readonly structs: Structs;
  readonly names: Names;
  /** By routine number. */
  readonly requirements: readonly (Requirement | undefined)[];
}
const boundContracts = new WeakMap<Program, BoundContract>();

export function bindContract(contract: Program): BoundContract {
  const known = boundContracts.get(contract);
  if (known !== undefined) return known;
  const made: BoundContract = {
    structs: bindStructs(contract),
    names: new Names(contract),
    requirements: routines.map((routine) => (ownCheck(routine) ? undefined : requirementsOf(contract, routine.name))),
  };
  boundContracts.set(contract, made);
  return made;
}

/** The kernel's own routines have no contract; what a header's macro calls says better itself what is wrong. */
function ownCheck(routine: Routine): boolean {
  return routine.internal || routine.name.startsWith("__ringside_");
}
