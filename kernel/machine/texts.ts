// Messages and names by number, since generated code can hand on nothing else.
export class Texts {
  readonly #texts: string[] = [];
  readonly #index = new Map<string, number>();

  number(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#texts.push(text);
    this.#index.set(text, this.#texts.length - 1);
    return this.#texts.length - 1;
  }
  at(number: number): string {
    return this.#texts[number] ?? "";
  }
}
