// What an INF file says of the devices a driver serves: hardware ids, the most specific first, and the description a user sees.
// Read as far as that: [Manufacturer] leads to models sections, whose lines are `description = install section, id, id, …`; names in
// per cent signs stand in [Strings]. Whatever else is in the file, or wrong with it, is passed over.

export interface InfDevice {
  /** Of the device itself: the first of the ids. */
  readonly hardwareId: string;
  readonly description: string;
}

const longestLine = 4096;
const mostDevices = 1000;

export function infDevices(text: string): InfDevice[] {
  const sections = sectionsOf(text);
  const strings = new Map<string, string>();
  for (const [name, lines] of sections) {
    // [Strings] before [Strings.0407]: the neutral text is the one that everybody has.
    if (name !== "strings" && !name.startsWith("strings.")) continue;
    for (const line of lines) {
      const [key, value] = entry(line);
      if (key !== "" && !strings.has(key.toLowerCase())) strings.set(key.toLowerCase(), unquoted(value));
    }
  }
  const expand = (value: string) =>
    unquoted(value.replace(/%([^%]+)%/g, (whole, name: string) => strings.get(name.toLowerCase()) ?? whole));
  const found: InfDevice[] = [];
  for (const line of sections.get("manufacturer") ?? []) {
    const [models = "", ...decorations] = fields(entry(line)[1] || line);
    // The section for the newest system that runs x64, then any, then the plain one.
    const names = [...decorations.filter((one) => /^ntamd64/i.test(one)).reverse(), ...decorations, ""];
    const section = names
      .map((one) => sections.get((one === "" ? models : `${models}.${one}`).toLowerCase()))
      .find((lines) => lines !== undefined);
    for (const model of section ?? []) {
      const [description, value] = entry(model);
      const [, hardwareId = ""] = fields(value).map(expand);
      if (hardwareId !== "" && found.length < mostDevices) found.push({ hardwareId, description: expand(description) });
    }
  }
  return found;
}

/** Lines by section name in lower case, without comments; a backslash at the end of a line goes on on the next. */
function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let current: string[] | undefined;
  let begun = "";
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = begun + withoutComment(raw.slice(0, longestLine)).trim();
    begun = "";
    if (line.endsWith("\\") && line.length < longestLine) {
      begun = line.slice(0, -1);
      continue;
    }
    const name = /^\[([^\]]+)\]$/.exec(line)?.[1]?.trim().toLowerCase();
    if (name !== undefined) {
      current = sections.get(name) ?? [];
      sections.set(name, current);
    } else if (line !== "") current?.push(line);
  }
  return sections;
}

function withoutComment(line: string): string {
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ";" && !quoted) return line.slice(0, i);
  }
  return line;
}

/** "a = b" in two; a line without "=" is all key. */
function entry(line: string): readonly [string, string] {
  const at = line.indexOf("=");
  return at < 0 ? [line.trim(), ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

const fields = (value: string): string[] => value.split(",").map((field) => field.trim());
const unquoted = (value: string): string => value.trim().replace(/^"(.*)"$/, "$1");
