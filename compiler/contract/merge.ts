// Contracts from two headers of one routine: that which the driver is compiled with, and ours. Other kits' headers leave annotations
// out, or have none at all.
import type { Contract } from "./contract.ts";

/** `given`, and of `own` the kinds of clauses that it has none of. Parameters keep the names that `given` has. */
export function mergedContract(given: Contract, own: Contract | undefined): Contract {
  if (own === undefined || own.clauses.length + own.params.length === 0) return given;
  const kinds = new Set(given.clauses.map(({ kind }) => kind));
  return {
    clauses: [...given.clauses, ...own.clauses.filter(({ kind }) => !kinds.has(kind))],
    params: given.params.map((param, i) => ({
      // Conditions and lock expressions of ours speak of parameters by our names.
      name: own.params[i]?.name ?? param.name,
      direction: param.direction ?? own.params[i]?.direction,
      optional: param.optional || (param.direction === undefined && own.params[i]?.optional === true),
    })),
  };
}
