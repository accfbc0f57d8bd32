// The header that the performance-counter preprocessor makes of a manifest (`ctrpp -o HEADER -prefix PREFIX`): for each counter set of a
// kernel-mode provider its registration, and routines that register it, create and close instances, and add what they count.
import { type Attributes, attributes, elements, isName, number } from "./manifest.ts";

/** A header of counter sets that a build makes, and what it makes it of. */
export interface CounterHeader {
  /** Path of the manifest. */
  readonly manifest: string;
  /** What its names begin with. */
  readonly prefix: string;
}

/** Headers that a build makes, by name: the path of what it makes them of ("" if that is not known). */
export type MadeHeaders = Readonly<Record<string, string | CounterHeader>>;

/** Undefined of a text that is no manifest with counter sets of the kernel. */
export function counterHeader(text: string, prefix: string): string | undefined {
  const counters = /<counters\b[\s\S]*?<\/counters>/.exec(text)?.[0] ?? "";
  const out: string[] = [];
  for (const [, opening = "", body = ""] of counters.matchAll(/<provider\b([^>]*)>([\s\S]*?)<\/provider>/g)) {
    if (attributes(opening).providerType !== "kernelMode") continue;
    for (const [, set = "", inner = ""] of body.matchAll(/<counterSet\b([^>]*?)(?:\/>|>([\s\S]*?)<\/counterSet>)/g))
      out.push(...setLines(attributes(set), inner, prefix));
  }
  return out.length === 0 ? undefined : `${out.join("\n")}\n`;
}

function setLines(set: Attributes, body: string, prefix: string): string[] {
  const { symbol } = set;
  if (!isName(symbol)) return [];
  const structs = elements(body, "struct").filter(({ type }) => isName(type));
  const counters = elements(body, "counter").flatMap(({ id, struct, field }) => {
    const at = struct === undefined ? 0 : structs.findIndex(({ name }) => name === struct);
    const type = structs[at]?.type;
    return type === undefined || field === undefined || !/^[\w.[\]]+$/.test(field) ? [] : [{ id, at, type, field }];
  });
  const parameters = structs.map(({ type }, i) => `_In_opt_ const ${type} *Data${i}`);
  const list = (...all: string[]): string => all.join(", ");
  // What a set has no data of is asked for with no blocks: an array of none is no array.
  const data = [
    `    PCW_DATA data[${Math.max(structs.length, 1)}];`,
    ...(structs.length === 0 ? ["    data[0].Data = NULL;", "    data[0].Size = 0;"] : []),
    ...structs.flatMap(({ type }, i) => [
      `    data[${i}].Data = Data${i};`,
      `    data[${i}].Size = Data${i} == NULL ? 0 : sizeof(${type});`,
    ]),
  ];
  return [
    `EXTERN_C __declspec(selectany) PPCW_REGISTRATION ${prefix}${symbol} = NULL;`,
    `FORCEINLINE NTSTATUS ${prefix}Register${symbol}(_In_opt_ PPCW_CALLBACK Callback, _In_opt_ PVOID CallbackContext) {`,
    ...descriptorLines(counters),
    `    UNICODE_STRING name = RTL_CONSTANT_STRING(L"${(set.name ?? symbol).replace(/[\\"]/g, "")}");`,
    "    PCW_REGISTRATION_INFORMATION information = { PCW_CURRENT_VERSION };",
    "    information.Name = &name;",
    ...(counters.length === 0
      ? []
      : ["    information.CounterCount = RTL_NUMBER_OF(descriptors);", "    information.Counters = descriptors;"]),
    "    information.Callback = Callback;",
    "    information.CallbackContext = CallbackContext;",
    `    return PcwRegister(&${prefix}${symbol}, &information);`,
    "}",
    `FORCEINLINE VOID ${prefix}Unregister${symbol}(VOID) {`,
    `    PcwUnregister(${prefix}${symbol});`,
    `    ${prefix}${symbol} = NULL;`,
    "}",
    `FORCEINLINE NTSTATUS ${prefix}Create${symbol}(${list("_Outptr_ PPCW_INSTANCE *Instance", "_In_ PCUNICODE_STRING Name", ...parameters)}) {`,
    ...data,
    `    return PcwCreateInstance(Instance, ${prefix}${symbol}, Name, ${structs.length}, data);`,
    "}",
    `FORCEINLINE VOID ${prefix}Close${symbol}(_In_ PPCW_INSTANCE Instance) { PcwCloseInstance(Instance); }`,
    `FORCEINLINE NTSTATUS ${prefix}Add${symbol}(${list("_In_ PPCW_BUFFER Buffer", "_In_ PCUNICODE_STRING Name", "_In_ ULONG Id", ...parameters)}) {`,
    ...data,
    `    return PcwAddInstance(Buffer, Name, Id, ${structs.length}, data);`,
    "}",
  ];
}

/** Where each counter's value lies: in which of the structures, how many bytes into it, how many bytes long. */
function descriptorLines(
  counters: readonly { id: string | undefined; at: number; type: string; field: string }[],
): string[] {
  if (counters.length === 0) return [];
  return [
    "    static PCW_COUNTER_DESCRIPTOR descriptors[] = {",
    ...counters.map(
      ({ id, at, type, field }) =>
        `        { ${number(id)}, ${at}, FIELD_OFFSET(${type}, ${field}), RTL_FIELD_SIZE(${type}, ${field}) },`,
    ),
    "    };",
  ];
}
