// Names for the numbers a kernel speaks in, taken from the macros of the contract's headers: NTSTATUS values, IRP functions.
import type { Program } from "../compiler/program.ts";
import type { TraceNames } from "./trace/render.ts";

/** Several names share a value; these are the ones people expect. */
const preferred = new Map([
  [0, "STATUS_SUCCESS"],
  [0x80, "STATUS_ABANDONED"],
  [0xc0, "STATUS_USER_APC"],
]);

export class Names implements TraceNames {
  readonly #contract: Program;
  readonly #statuses = new Map<number, string>();
  readonly #majors = new Map<number, string>();
  readonly #pnp = new Map<number, string>();
  readonly #power = new Map<number, string>();
  readonly #wmi = new Map<number, string>();

  constructor(contract: Program) {
    this.#contract = contract;
    for (const unit of contract.units) {
      for (const { name, params } of unit.macros) {
        if (params !== undefined) continue;
        const read = () => {
          const value = unit.macroValue(name);
          return value === undefined ? undefined : Number(BigInt.asUintN(32, value));
        };
        if (/^STATUS_[A-Z]/.test(name) && !name.startsWith("STATUS_SEVERITY")) remember(this.#statuses, read(), name);
        else if (/^IO_(?:ERR|WRN|WARNING|INFO)_/.test(name)) remember(this.#statuses, read(), name);
        else if (/^IRP_MJ_(?!MAXIMUM|SCSI|PNP_POWER)/.test(name)) remember(this.#majors, read(), name);
        else if (/^IRP_MN_/.test(name)) {
          const value = read();
          if (/^IRP_MN_(WAIT_WAKE|POWER_SEQUENCE|SET_POWER|QUERY_POWER)$/.test(name))
            remember(this.#power, value, name);
          else if (pnpMinor.test(name)) remember(this.#pnp, value, name);
          else if (wmiMinor.test(name)) remember(this.#wmi, value, name);
        }
      }
    }
    for (const [value, name] of preferred) if (this.number(name) === value) this.#statuses.set(value, name);
  }

  /** Value of a name that a header defines. */
  number(name: string): number | undefined {
    for (const unit of this.#contract.units) {
      const value = unit.macroValue(name) ?? unit.enumerators.get(name);
      if (value !== undefined) return Number(BigInt.asUintN(32, value));
    }
    return undefined;
  }
  /** The value of a status that is given by its name or as it is. */
  statusNumber(status: string | number): number | undefined {
    return typeof status === "number" ? status : this.number(status);
  }
  status(value: number): string {
    return this.#statuses.get(value >>> 0) ?? `0x${(value >>> 0).toString(16).padStart(8, "0").toUpperCase()}`;
  }
  major(value: number): string {
    return this.#majors.get(value) ?? `IRP_MJ 0x${value.toString(16)}`;
  }
  minor(major: number, minor: number): string {
    const table = major === 0x1b ? this.#pnp : major === 0x16 ? this.#power : major === 0x17 ? this.#wmi : undefined;
    if (table === undefined) return minor === 0 ? "" : `minor 0x${minor.toString(16)}`;
    return table.get(minor) ?? `minor 0x${minor.toString(16)}`;
  }
}

const pnpMinor =
  /^IRP_MN_(START_DEVICE|.*REMOVE_DEVICE|.*STOP_DEVICE|QUERY_DEVICE_RELATIONS|QUERY_INTERFACE|QUERY_CAPABILITIES|QUERY_RESOURCES|QUERY_RESOURCE_REQUIREMENTS|QUERY_DEVICE_TEXT|FILTER_RESOURCE_REQUIREMENTS|READ_CONFIG|WRITE_CONFIG|EJECT|SET_LOCK|QUERY_ID|QUERY_PNP_DEVICE_STATE|QUERY_BUS_INFORMATION|DEVICE_USAGE_NOTIFICATION|SURPRISE_REMOVAL|QUERY_LEGACY_BUS_INFORMATION|DEVICE_ENUMERATED)$/;
const wmiMinor =
  /^IRP_MN_(QUERY_ALL_DATA|QUERY_SINGLE_INSTANCE|CHANGE_SINGLE_INSTANCE|CHANGE_SINGLE_ITEM|ENABLE_EVENTS|DISABLE_EVENTS|ENABLE_COLLECTION|DISABLE_COLLECTION|REGINFO|EXECUTE_METHOD|REGINFO_EX)$/;

function remember(map: Map<number, string>, value: number | undefined, name: string): void {
  if (value !== undefined && !map.has(value)) map.set(value, name);
}
