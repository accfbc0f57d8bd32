// Initialisers (C17 6.7.9) of whole objects. One walk serves objects with static storage, whose bytes are computed here, and automatic
// ones, which are zeroed and then assigned to.
import type { Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Initializer } from "../syntax/ast.ts";
import { sizeOf } from "../types/layout.ts";
import { isScalar } from "../types/make.ts";
import type { ArrayType, Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { constant, indexConst, load } from "./fold.ts";
import { Cursor, type Sink, type Spot, stringInitializer, Walk } from "./initializer-walk.ts";
import { store } from "./operators.ts";
import type { Entity } from "./scope.ts";
import { anonymousGlobal, StaticImage } from "./static-data.ts";

/** An unnamed object with an initialiser: a compound literal. Static outside functions. */
export function initializeObject(f: Body, type: Type, initializer: Initializer, at: TokenRange): Place {
  const complete = completedBy(f, type, initializer);
  if (f.scope.fileScope) return anonymousGlobal(f, complete, initializer, at);
  const place = f.temporary(complete, at);
  initializeAutomatic(f, place, initializer);
  return place;
}

/** The type with the length that an earlier declaration, or else its initialiser, gives an array of unknown length. */
export function completedBy(f: Body, type: Type, initializer: Initializer | undefined, earlier?: Entity): Type {
  if (type.kind !== "array" || type.length !== undefined || initializer === undefined) return type;
  const before = earlier?.kind === "symbol" ? earlier.symbol.type : undefined;
  if (before?.kind === "array" && before.length !== undefined) return { ...type, length: before.length };
  const length = arrayLengthOf(f, type, initializer);
  return { ...type, length };
}
function arrayLengthOf(f: Body, type: ArrayType, initializer: Initializer): number {
  const literal = stringInitializer(type, initializer);
  if (literal !== undefined) return literal.units.length + 1;
  if (initializer.kind !== "list") return 0;
  if (isScalar(type.of) && initializer.items.every((item) => item.designators.length === 0))
    return initializer.items.length;
  // Braces may be left out and elements designated: only the walk itself tells how far it gets.
  let length = 0;
  f.context.silent++;
  try {
    f.unevaluatedly(() => {
      const walk = new Walk(f, { scalar: () => {}, string: () => {}, record: () => {}, zero: () => {} });
      length = walk.elements(wholeSpot(type, f.temporary(type, initializer)), new Cursor(initializer.items), [], true);
    });
  } finally {
    f.context.silent--;
  }
  return length;
}

/** Emits what initialises an automatic object of complete type. */
export function initializeAutomatic(f: Body, place: Place, initializer: Initializer): void {
  const { type } = place;
  const at = { first: initializer.first, last: initializer.last };
  const whole = wholeSpot(type, place);
  if (initializer.kind === "list" && (type.kind === "array" || type.kind === "record")) {
    if (countLeaves(initializer) > 24) {
      const image = constantImage(f, type, initializer);
      if (image !== undefined) {
        f.assign(place, load({ kind: "global", symbol: image, type }), at);
        return;
      }
    }
    if (stringInitializer(type, initializer) === undefined)
      f.emit({ kind: "zero", target: place, size: sizeOf(type, f.context.target), at });
  }
  new Walk(f, automaticSink(f)).object(whole, initializer);
}
function constantImage(
  f: Body,
  type: Type,
  initializer: Initializer,
): Extract<Place, { kind: "global" }>["symbol"] | undefined {
  f.context.silent++;
  try {
    const image = new StaticImage(f, type);
    f.aside(() =>
      new Walk(f, image).object(
        wholeSpot(type, { kind: "deref", pointer: { kind: "unknown", type }, type, at: initializer }),
        initializer,
      ),
    );
    if (!image.constant) return undefined;
    return image.asGlobal(f, initializer).symbol;
  } finally {
    f.context.silent--;
  }
}
function countLeaves(initializer: Initializer): number {
  if (initializer.kind !== "list") return 1;
  let n = 0;
  for (const item of initializer.items) n += countLeaves(item.value);
  return n;
}

/** Bytes and addresses of an object with static storage. What is not constant is reported. */
export function initializeStatic(f: Body, type: Type, place: Place, initializer: Initializer): StaticImage {
  const image = new StaticImage(f, type);
  f.aside(() => new Walk(f, image).object(wholeSpot(type, place), initializer));
  return image;
}

/** A part of an object with static storage, by an initialiser of C. */
export function initializeInto(f: Body, spot: Spot, image: StaticImage, initializer: Initializer): void {
  new Walk(f, image).object(spot, initializer);
}

function wholeSpot(type: Type, place: Place): Spot {
  return { type, offset: 0, bits: undefined, place };
}

function automaticSink(f: Body): Sink {
  return {
    scalar: (spot, value, at) => store(f, spot.place, value, at),
    record: (spot, value, at) => f.assign(spot.place, value, at),
    zero: (spot, at) =>
      f.emit({
        kind: "zero",
        target: spot.place,
        size: sizeOf(spot.type, f.context.target),
        at: { first: at.first, last: at.last },
      }),
    string: (spot, units, size, at) => {
      const length = spot.type.length ?? units.length;
      const range = { first: at.first, last: at.last };
      if (length <= units.length + 256) {
        const image = new StaticImage(f, spot.type);
        image.string(spot.offset === 0 ? spot : { ...spot, offset: 0 }, units, size, at);
        f.assign(spot.place, load({ kind: "global", symbol: image.asGlobal(f, at).symbol, type: spot.type }), at);
        return;
      }
      f.emit({ kind: "zero", target: spot.place, size: length * size, at: range });
      units.forEach((unit, i) => {
        const place: Place = { kind: "element", base: spot.place, index: indexConst(i), type: spot.type.of, at: range };
        if (unit !== 0) f.assign(place, constant(BigInt(size === 1 ? (unit << 24) >> 24 : unit), spot.type.of), at);
      });
    },
  };
}
