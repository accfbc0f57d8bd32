// What a client sends is checked here, member by member, before anything believes it. A wrong one is answered with an error that
// names the member, what it should be and what came.
import { isRecord } from "../compiler/json/shape.ts";

/** Answered to the client as a failed response; the adapter goes on. */
export class RequestError extends Error {
  /** A DAP error number of ours, for people who look for it. */
  readonly id: number;
  /** False for what happens in ordinary use and should not pop up. */
  readonly show: boolean;
  constructor(message: string, options: { readonly id?: number; readonly show?: boolean } = {}) {
    super(message);
    this.id = options.id ?? 1000;
    this.show = options.show ?? false;
  }
}

export class Arguments {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#path = path;
    if (value === undefined || value === null) this.#value = {};
    else if (isRecord(value)) this.#value = value;
    else throw new RequestError(`${path}: expected an object, got ${shown(value)}`);
  }

  has(name: string): boolean {
    return this.#value[name] !== undefined && this.#value[name] !== null;
  }

  string(name: string): string {
    const value = this.#value[name];
    if (typeof value === "string") return value;
    throw this.#wrong(name, "a string");
  }
  optionalString(name: string): string | undefined {
    return this.has(name) ? this.string(name) : undefined;
  }

  /** A whole number in bounds. */
  integer(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#value[name];
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw this.#wrong(
      name,
      most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least} on` : `a whole number from ${least} to ${most}`,
    );
  }
  optionalInteger(name: string, least: number, most?: number): number | undefined {
    return this.has(name) ? this.integer(name, least, most) : undefined;
  }

  boolean(name: string): boolean {
    const value = this.#value[name];
    if (typeof value === "boolean") return value;
    if (value === undefined || value === null) return false;
    throw this.#wrong(name, "true or false");
  }

  choice<const T extends string>(name: string, ...choices: readonly T[]): T {
    const value = this.#value[name];
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw this.#wrong(name, `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`);
  }

  object(name: string): Arguments {
    return new Arguments(this.#value[name], `${this.#path}.${name}`);
  }

  /** The elements of an array, each an object; empty if it is left out. */
  objects(name: string, most = 10_000): readonly Arguments[] {
    return this.#array(name, most).map((element, i) => new Arguments(element, `${this.#path}.${name}[${i}]`));
  }
  strings(name: string, most = 10_000): readonly string[] {
    return this.#array(name, most).map((element, i) => {
      if (typeof element === "string") return element;
      throw new RequestError(`${this.#path}.${name}[${i}]: expected a string, got ${shown(element)}`);
    });
  }
  integers(name: string, least: number, most = 10_000): readonly number[] {
    return this.#array(name, most).map((element, i) => {
      if (typeof element === "number" && Number.isSafeInteger(element) && element >= least) return element;
      throw new RequestError(
        `${this.#path}.${name}[${i}]: expected a whole number from ${least} on, got ${shown(element)}`,
      );
    });
  }
  stringMap(name: string): Readonly<Record<string, string>> {
    const value = this.#value[name];
    if (value === undefined || value === null) return {};
    if (!isRecord(value)) throw this.#wrong(name, "an object of strings");
    const made: Record<string, string> = {};
    for (const [key, text] of Object.entries(value)) {
      if (typeof text !== "string")
        throw new RequestError(`${this.#path}.${name}.${key}: expected a string, got ${shown(text)}`);
      made[key] = text;
    }
    return made;
  }

  #array(name: string, most: number): readonly unknown[] {
    const value = this.#value[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw this.#wrong(name, "an array");
    if (value.length > most) throw this.#wrong(name, `an array of at most ${most} elements`);
    return value;
  }

  #wrong(name: string, expected: string): RequestError {
    return new RequestError(`${this.#path}.${name}: expected ${expected}, got ${shown(this.#value[name])}`);
  }
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
