// Functions of the C library that are known by name: what they return where they are called without a declaration.
import { DOUBLE, FLOAT, functionType, INT, pointerTo, ULLONG, VOID } from "../types/make.ts";
import type { FunctionType, Type } from "../types/type.ts";

const pointers =
  /^(?:mem(?:cpy|move|set|chr)|str(?:cpy|ncpy|cat|ncat|chr|rchr|str|pbrk|tok|dup)|malloc|calloc|realloc)$/;
const sizes = /^(?:strlen|strspn|strcspn)$/;
const integers =
  /^(?:abs|labs|abort|exit|free|mem(?:cmp)|str(?:cmp|ncmp|coll)|v?(?:f|s|sn)?printf|f?puts|f?putc|putchar|is(?:alnum|alpha|digit|lower|punct|space|upper|xdigit)|to(?:lower|upper))$/;
const unary =
  /^(?:fabs|sqrt|cbrt|floor|ceil|trunc|round|rint|nearbyint|exp|exp2|expm1|log|log2|log10|log1p|a?(?:sin|cos|tan)h?)(f?)$/;
const binary = /^(?:copysign|fmod|pow|atan2|hypot|fmin|fmax|fdim|nextafter|remainder)(f?)$/;

/** Undefined for a name that the library does not have. Of functions of floating numbers the parameters are known too. */
export function libraryFunction(name: string): FunctionType | undefined {
  if (pointers.test(name)) return returning(pointerTo(VOID));
  if (sizes.test(name)) return returning(ULLONG);
  if (integers.test(name)) return returning(INT);
  const one = unary.exec(name);
  if (one !== null) return ofNumbers(one[1] === "f" ? FLOAT : DOUBLE, 1);
  const two = binary.exec(name);
  return two === null ? undefined : ofNumbers(two[1] === "f" ? FLOAT : DOUBLE, 2);
}
function returning(type: Type): FunctionType {
  return functionType(type, [], false, false);
}
function ofNumbers(type: Type, count: number): FunctionType {
  const params = ["x", "y"].slice(0, count).map((name) => ({ name, type, annotations: [] }));
  return functionType(type, params, false, true);
}
