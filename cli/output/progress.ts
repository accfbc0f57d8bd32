// How far a long command has come: one line on a terminal's standard error, gone when it ends; nothing where no one watches.

export class Progress {
  readonly #total: number;
  readonly #shown: boolean;
  #done = 0;

  constructor(total: number, stream: { readonly isTTY?: boolean } = process.stderr) {
    this.#total = total;
    // A dumb terminal cannot take a line back.
    this.#shown = stream.isTTY === true && total > 1 && process.env.TERM !== "dumb";
    this.#write("");
  }

  step(name: string): void {
    this.#done++;
    this.#write(name);
  }

  end(): void {
    if (this.#shown) process.stderr.write("\r\u001b[K");
  }

  #write(name: string): void {
    if (!this.#shown) return;
    const text = `checked ${this.#done} of ${this.#total} drivers ${name}`;
    process.stderr.write(`\r\u001b[K${text.slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1))}`);
  }
}
