// The header that WMI's tool (`wmimofck -h`) makes of the classes of a MOF text: their GUIDs, a structure for each block of data and
// for each method's parameters, and the numbers and sizes of their items. Items behind one of unknown length are left out of a
// structure: where they lie depends on the data.
import { type MofClass, type MofItem, type MofScalar, readMof, standardSchema } from "../mof/schema.ts";

const types: Readonly<Record<MofScalar, string>> = {
  boolean: "BOOLEAN",
  sint8: "CHAR",
  uint8: "UCHAR",
  sint16: "SHORT",
  uint16: "USHORT",
  sint32: "LONG",
  uint32: "ULONG",
  sint64: "LONGLONG",
  uint64: "ULONGLONG",
  real32: "float",
  real64: "double",
  char16: "WCHAR",
  string: "CHAR",
  datetime: "WCHAR",
};
/** Characters of a time. */
const timeLength = 25;

/** The header for the classes of a text; classes with mistakes are left out. Undefined if there is none. */
export function classHeader(file: string, text: string): string | undefined {
  const { schema } = readMof([{ file, text }]);
  const own = new Map([...schema].filter(([key]) => !standardSchema.has(key)));
  if (own.size === 0) return undefined;
  const out = ["#include <guiddef.h>"];
  const written = new Set<MofClass>();
  const write = (one: MofClass): void => {
    if (written.has(one)) return;
    written.add(one);
    // A structure stands behind those that are embedded in it.
    for (const { type } of [one.items, ...one.methods.flatMap(({ input, output }) => [input, output])].flat()) {
      const embedded = "embedded" in type ? own.get(type.embedded.toLowerCase()) : undefined;
      if (embedded !== undefined) write(embedded);
    }
    out.push(...classLines(one, own));
  };
  for (const one of own.values()) write(one);
  return `${out.join("\n")}\n`;
}

type Classes = ReadonlyMap<string, MofClass>;
const named = ({ name, headerName }: { readonly name: string; readonly headerName?: string }): string =>
  headerName ?? name;

function classLines(one: MofClass, classes: Classes): string[] {
  const name = named(one);
  const guid = one.guid === undefined ? [] : guidLines(one.guid, one.guidName ?? `${name}Guid`, `${one.name}_GUID`);
  const methods = one.methods.flatMap((method) => [
    `#define ${method.name} ${method.id}`,
    ...structure(`${named(method)}_IN`, method.input, classes),
    ...structure(`${named(method)}_OUT`, method.output, classes),
  ]);
  return [...guid, ...methods, ...structure(name, one.items, classes)];
}

/** Of a GUID in lower case without braces: the initialiser under one name, the variable under the other. */
function guidLines(guid: string, initialiser: string, variable: string): string[] {
  const [a = "", b = "", c = "", d = "", e = ""] = guid.split("-");
  const bytes = (d + e).match(/../g) ?? [];
  const parts = [a, b, c].map((part) => `0x${part}`).join(", ");
  const tail = bytes.map((byte) => `0x${byte}`).join(", ");
  return [
    `#define ${initialiser} { ${parts}, { ${tail} } }`,
    ...(initialiser === variable ? [] : [`DEFINE_GUID(${variable}, ${parts}, ${tail});`]),
  ];
}

function structure(name: string, items: readonly MofItem[], classes: Classes): string[] {
  if (items.length === 0) return [];
  const numbers: string[] = [];
  const members: string[] = [];
  let last: string | undefined;
  let open = false;
  for (const item of items) {
    const member = named(item);
    const { type, size, many } = typeOf(item, classes);
    numbers.push(`#define ${name}_${member}_ID ${item.id}`);
    if (size !== undefined) numbers.push(`#define ${name}_${member}_SIZE ${size}`);
    if (open) continue;
    open = size === undefined;
    members.push(`    ${type} ${open && item.count === undefined ? "VariableData" : member}${many};`);
    if (size !== undefined) last = member;
  }
  const whole = last === undefined ? "0" : `(FIELD_OFFSET(${name}, ${last}) + ${name}_${last}_SIZE)`;
  return [
    ...numbers,
    `typedef struct _${name} {`,
    ...members,
    `} ${name}, *P${name};`,
    ...(open ? [] : [`#define ${name}_SIZE ${whole}`]),
  ];
}

/** The type of an item in C, what stands behind its name, and its size if the data does not decide it. */
function typeOf(
  { type, count, maxLength }: MofItem,
  classes: Classes,
): { readonly type: string; readonly many: string; readonly size: string | undefined } {
  const embedded = "embedded" in type ? classes.get(type.embedded.toLowerCase()) : undefined;
  const one = "scalar" in type ? types[type.scalar] : embedded === undefined ? type.embedded : named(embedded);
  const isText = "scalar" in type && type.scalar === "string";
  if (isText && maxLength !== undefined && count === undefined)
    return { type: "WCHAR", many: `[${maxLength} + 1]`, size: `sizeof(WCHAR[${maxLength} + 1])` };
  if (isText) return { type: one, many: "[1]", size: undefined };
  const each = "scalar" in type && type.scalar === "datetime" ? timeLength : 1;
  if (typeof count === "string" || count === 0) return { type: one, many: "[1]", size: undefined };
  const length = (count ?? 1) * each;
  if (length === 1 && count === undefined) return { type: one, many: "", size: `sizeof(${one})` };
  return { type: one, many: `[${length}]`, size: `sizeof(${one}[${length}])` };
}
