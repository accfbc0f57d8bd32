// The header that the message compiler makes of a `.mc` file: a macro for each message, its value put together from severity,
// facility and number. Lines that begin with `;` are copied. The texts, which no driver reads, are for whoever shows its events.

/** Bytes of text that go into a header; a longer file is no message file. */
const longest = 8 << 20;

export function messageHeader(text: string): string {
  return `${read(text).out.join("\n")}\n`;
}

/** The text of each message by its value, in the first language that the file has it in; lines end in "\n" but for the last. */
export function messageTexts(text: string): ReadonlyMap<number, string> {
  return read(text).texts;
}

function read(text: string): MessageReader {
  const reader = new MessageReader();
  const lines = text.slice(0, longest).split(/\r\n|\r|\n/);
  for (const line of lines) reader.line(line);
  reader.message();
  return reader;
}

interface Named {
  readonly value: number;
  readonly symbol: string | undefined;
}

class MessageReader {
  readonly out: string[] = [];
  readonly texts = new Map<number, string>();
  /** The message whose text is being read, and its lines so far. */
  #value: number | undefined;
  #lines: string[] = [];
  readonly #severities = new Map<string, Named>([
    ["success", { value: 0, symbol: undefined }],
    ["informational", { value: 1, symbol: undefined }],
    ["warning", { value: 2, symbol: undefined }],
    ["error", { value: 3, symbol: undefined }],
  ]);
  readonly #facilities = new Map<string, Named>([
    ["system", { value: 0xff, symbol: undefined }],
    ["application", { value: 0xfff, symbol: undefined }],
  ]);
  #severity = 0;
  #facility = 0xfff;
  #typedef = "";
  #decimal = false;
  /** The next number that `MessageId=` without one stands for, by facility. */
  readonly #next = new Map<number, number>();
  #id: string | undefined;
  #symbol: string | undefined;
  /** In the text of a message, which a line with only a point ends. */
  #inText = false;
  /** A list in parentheses that goes over several lines. */
  #list: { name: string; text: string } | undefined;

  line(line: string): void {
    if (this.#inText) {
      this.#inText = line.trim() !== ".";
      if (this.#inText) this.#lines.push(line);
      else this.#endText();
      return;
    }
    if (this.#list !== undefined) {
      this.#list.text += ` ${line}`;
      if (line.includes(")")) this.#endList();
      return;
    }
    if (line.startsWith(";")) {
      this.message();
      this.out.push(line.slice(1));
      return;
    }
    for (const [, name = "", list, word] of line.matchAll(/(\w+)\s*=\s*(?:(\([^)]*\)?)|([^\s()]*))/g)) {
      if (list !== undefined) {
        this.#list = { name: name.toLowerCase(), text: list };
        if (list.includes(")")) this.#endList();
      } else this.#set(name.toLowerCase(), word ?? "");
    }
  }

  /** Puts out the message that is complete. */
  message(): void {
    if (this.#id === undefined) return;
    const given = this.#id;
    const before = this.#next.get(this.#facility) ?? 1;
    const number =
      given === "" ? before : given.startsWith("+") ? before - 1 + integer(given.slice(1)) : integer(given);
    this.#next.set(this.#facility, number + 1);
    const value = (((this.#severity & 3) << 30) | ((this.#facility & 0xfff) << 16) | (number & 0xffff)) >>> 0;
    this.#value = value;
    const text = this.#decimal ? `${value}L` : `0x${value.toString(16).toUpperCase().padStart(8, "0")}L`;
    if (this.#symbol !== undefined)
      this.out.push(`#define ${this.#symbol} ${this.#typedef === "" ? text : `((${this.#typedef})${text})`}`);
    this.#id = undefined;
    this.#symbol = undefined;
  }

  #set(name: string, word: string): void {
    switch (name) {
      case "messageid":
        this.message();
        this.#id = word;
        break;
      case "symbolicname":
        if (/^[A-Za-z_]\w*$/.test(word)) this.#symbol = word;
        break;
      case "severity":
        this.#severity = this.#severities.get(word.toLowerCase())?.value ?? this.#severity;
        break;
      case "facility":
        this.#facility = this.#facilities.get(word.toLowerCase())?.value ?? this.#facility;
        break;
      case "messageidtypedef":
        this.#typedef = /^[A-Za-z_]\w*$/.test(word) ? word : "";
        break;
      case "outputbase":
        this.#decimal = word === "10";
        break;
      case "language":
        this.message();
        this.#inText = true;
        break;
    }
  }

  #endText(): void {
    if (this.#value !== undefined && !this.texts.has(this.#value)) this.texts.set(this.#value, this.#lines.join("\n"));
    this.#lines = [];
  }

  /** `(Name=0x1:SYMBOL …)` */
  #endList(): void {
    const { name, text } = this.#list ?? { name: "", text: "" };
    this.#list = undefined;
    const into = name === "severitynames" ? this.#severities : name === "facilitynames" ? this.#facilities : undefined;
    if (into === undefined) return;
    for (const [, key = "", number = "", symbol] of text.matchAll(/(\w+)\s*=\s*(\w+)(?:\s*:\s*([A-Za-z_]\w*))?/g)) {
      const value = integer(number);
      into.set(key.toLowerCase(), { value, symbol });
      if (symbol !== undefined) this.out.push(`#define ${symbol} 0x${value.toString(16).toUpperCase()}`);
    }
  }
}

function integer(text: string): number {
  return /^(?:0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : 0;
}
