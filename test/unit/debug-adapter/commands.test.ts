// The debug console's commands, typed while a driver stands in its read routine, and after it has crashed.
import { describe, expect, it } from "vitest";
import { labHost, launch, lineOf, type Session } from "./lab.ts";

async function stopped(where = "read: count"): Promise<Session> {
  const session = await launch(labHost("reads"), [where]);
  await session.where();
  return session;
}
async function typed({ client, top }: Session, expression: string): Promise<string> {
  const { result } = await client.ask("evaluate", { expression, context: "repl", frameId: (await top()).id });
  return result;
}
async function refused({ client }: Session, expression: string): Promise<string> {
  const response = await client.request("evaluate", { expression, context: "repl" });
  expect(response.success).toBe(false);
  return response.body?.error?.format ?? response.message;
}

describe("objects", () => {
  it("!irp shows the request, its buffer and where it is", async () => {
    const text = await typed(await stopped(), "!irp Irp");
    expect(text).toMatch(/^IRP 0xfffff8\w+ {2}IRP_MJ_READ to \\Device\\Lab/);
    expect(text).toMatch(/SystemBuffer +0xfffff8/);
    expect(text).toMatch(/>\[1\] IRP_MJ_READ/);
    expect(text).toMatch(/Length 4, /);
  });

  it("takes addresses as WinDbg writes them", async () => {
    const at = await stopped();
    const address = /^IRP (0x\w+)/.exec(await typed(at, "!irp Irp"))?.[1] ?? "";
    const hex = address.slice(2);
    const expected = await typed(at, `!irp ${address}`);
    expect(await typed(at, `!irp ${hex}`)).toBe(expected);
    expect(await typed(at, `!irp ${hex.slice(0, 8)}\`${hex.slice(8)}`)).toBe(expected);
    expect(await typed(at, "!irpfind")).toContain(address);
  });

  it("!devobj, !devstack and !drvobj take names and expressions", async () => {
    const at = await stopped();
    expect(await typed(at, "!devobj Lab")).toBe(await typed(at, "!devobj DeviceObject"));
    expect(await typed(at, "!devobj \\Device\\Lab")).toMatch(/Flags +.*DO_BUFFERED_IO/);
    expect(await typed(at, "!devstack DeviceObject")).toMatch(/> +0xfffff8\w+ +lab/);
    const driver = await typed(at, "!drvobj lab");
    expect(driver).toMatch(/IRP_MJ_READ +lab!LabRead/);
    expect(driver).toMatch(/DriverUnload +lab!LabUnload/);
    expect(driver).not.toMatch(/IRP_MJ_WRITE/);
    expect(driver).toMatch(/Device object +0x\w+ +\\Device\\Lab/);
    expect(await typed(at, "!drvobj DeviceObject->DriverObject")).toBe(driver);
    expect(await typed(at, "!devnode")).toContain("\\Device\\Lab");
  });

  it("says what is not there", async () => {
    const at = await stopped();
    expect(await refused(at, "!irp DeviceObject")).toMatch(/no IRP at 0x.*!irpfind/);
    expect(await refused(at, "!devobj Irp")).toMatch(/no device object at/);
    expect(await refused(at, "!irp")).toBe("Usage: !irp ADDRESS");
    expect(await refused(at, "!irp nothing")).toMatch(/nothing/);
  });
});

describe("what WinDbg's users type", () => {
  it("dv shows the variables, and other names stand for the same commands", async () => {
    const at = await stopped("read: end");
    expect(await typed(at, "dv")).toMatch(/^Irp +PIRP +0xfffff8/m);
    expect(await typed(at, "dv /t /i")).toBe(await typed(at, "dv"));
    expect(await typed(at, "dv *rp")).not.toMatch(/DeviceObject/);
    expect(await typed(at, "kb")).toBe(await typed(at, "k"));
    expect(await typed(at, "!process 0 0")).toBe(await typed(at, "~"));
  });

  it("dt shows one member, and takes the names of modules", async () => {
    const at = await stopped();
    expect((await typed(at, "dt nt!_IRP IoStatus")).split("\n")).toHaveLength(3);
    expect(await typed(at, "dt _DEVICE_OBJECT DeviceObject DeviceExtension")).toMatch(
      /\+0x\w+ +DeviceExtension .*0xffff/,
    );
    expect(await typed(at, "dt lab!DeviceObject")).toBe(await typed(at, "dt DeviceObject"));
    expect(await typed(at, "dq lab!DeviceObject L1")).toBe(await typed(at, "dq DeviceObject L1"));
  });

  it("says what to do instead of what there is not", async () => {
    const at = await stopped();
    expect(await refused(at, "bp lab!LabRead")).toMatch(/margin \(F9\)/);
    expect(await refused(at, "r")).toMatch(/no registers: dv/);
    expect(await refused(at, "ed 0 1")).toMatch(/\*\(ULONG \*\)ADDRESS = VALUE/);
    expect(await refused(at, "!ndiskd")).toBe("There is no command !ndiskd. All are listed by .help.");
    expect(await refused(at, "poi(Irp)")).toBe("'poi' is not declared.");
    expect(await refused(at, "x = 5")).toMatch(/'x' is not declared/);
  });

  it("g, p, t and gu move the machine, and with a minus back", async () => {
    const at = await stopped();
    const { line } = await at.top();
    const moved = async (expression: string) => {
      expect(await typed(at, expression)).toBe("");
      expect(await at.client.event("continued")).toMatchObject({ allThreadsContinued: true });
      return (await at.where()).line;
    };
    expect(await moved("p")).toBeGreaterThan(line);
    expect(await moved("p-")).toBe(line);
    expect(await typed(at, ".help")).toMatch(/\ng goes on, p steps over/);
  });
});

describe("memory", () => {
  it("dt shows a structure with offsets, and its values at an address", async () => {
    const at = await stopped();
    expect(await typed(at, "dt nt!_IRP")).toMatch(/\+0x030 +IoStatus/);
    expect(await typed(at, "dt LAB_EXTENSION DeviceObject->DeviceExtension")).toMatch(
      /\+0x018 +Name .*"\\\\Device\\\\Lab"/,
    );
    expect(await typed(at, "dt extension")).toMatch(/^_?LAB_EXTENSION at 0x.*\n(?:.*\n)*.*Reads/);
    expect(await refused(at, "dt _NOWHERE 0")).toMatch(/no type "_NOWHERE"/);
  });

  it("dumps bytes, words, pointers and strings", async () => {
    const at = await stopped("read: end");
    expect(await typed(at, "db buffer L4")).toMatch(/^0xfffff8\w+ {2}00 01 04 09 {38}\.\.\.\.$/);
    expect(await typed(at, "dd buffer L1")).toMatch(/ {2}09040100$/);
    expect(await typed(at, "du extension->Name.Buffer")).toBe('L"\\\\Device\\\\Lab"');
    expect(await typed(at, "dps &DeviceObject->DriverObject L1")).toMatch(
      /0xfffff8\w+ {2}0xfffff8\w+ {2}\\Driver\\lab$/,
    );
  });

  it("!pool, !poolused and !poolfind tell whose a block is", async () => {
    const at = await stopped();
    expect(await typed(at, "!pool &extension->Queue")).toMatch(
      /device extension\n {2}The address is 0x\w+ inside it\.\n {2}Allocated by lab/,
    );
    expect(await typed(at, "!poolused")).toMatch(/Driver +Tag +Blocks +Bytes/);
    expect(await typed(at, "!poolfind Irp")).toMatch(/0xfffff8/);
    expect(await refused(at, "!pool LabRead")).toMatch(/in no pool block: it is lab!LabRead/);
  });

  it("x, ln and lm find symbols", async () => {
    const at = await stopped();
    expect(await typed(at, "x lab!Lab*")).toMatch(/lab!LabRead$/m);
    expect(await typed(at, "x Total")).toMatch(/lab!Total {2}ULONG|lab!Total {2}unsigned long/);
    expect(await typed(at, "ln DeviceObject->DriverObject->MajorFunction[3]")).toMatch(/lab!LabRead$/);
    expect(await typed(at, "lm")).toMatch(/lab +\d+ +\/lab\/lab\.c/);
    expect(await typed(at, "? length + 1")).toBe("5 = 0x5");
  });
});

describe("the machine", () => {
  it("k, ~, !stacks, !irql, !trace and .time show what runs", async () => {
    const at = await stopped();
    expect(await typed(at, "k")).toMatch(
      new RegExp(`^00 lab!LabRead \\(/lab/lab\\.c:${lineOf("read: count")}\\)\n01 `),
    );
    expect(await typed(at, "~")).toMatch(/^\. +\d+ +User process/m);
    expect(await typed(at, "!stacks")).toContain("lab!LabRead");
    expect(await typed(at, "!irql")).toMatch(/PASSIVE_LEVEL \(0\)/);
    expect((await typed(at, "!trace 3")).split("\n")).toHaveLength(5);
    expect(await typed(at, ".time")).toMatch(/^\d+ steps, /);
  });

  it("!error and !ioctldecode take numbers apart", async () => {
    const at = await stopped();
    expect(await typed(at, "!error c000000d")).toBe("0xc000000d  STATUS_INVALID_PARAMETER\n  Win32 error 87");
    expect(await typed(at, "!ioctldecode IOCTL_LAB_CRASH")).toMatch(
      /DeviceType 0x22 FILE_DEVICE_UNKNOWN\n {2}Function +0x801\n {2}Method +METHOD_BUFFERED/,
    );
  });

  it("!analyze explains a stop, and says where there is none", async () => {
    expect(await typed(await stopped(), "!analyze -v")).toMatch(/neither on a bugcheck nor on a finding/);
    const session = await launch(labHost("crash"), []);
    await session.where();
    const text = await typed(session, "!analyze -v");
    expect(text).toMatch(/^\*\*\* STOP: 0x000000D1 DRIVER_IRQL_NOT_LESS_OR_EQUAL/);
    expect(text).toMatch(/\n00 lab!LabControl \(\/lab\/lab\.c:\d+\)/);
  });
});

describe("commands and C", () => {
  it("a variable that is called like a command comes first, and watches are C only", async () => {
    const at = await stopped();
    // `i` and `length` are variables; `!length` is C, `k` is no variable here.
    expect(await typed(at, "!length")).toMatch(/^0|false/);
    const watch = await at.client.request("evaluate", {
      expression: "!irp",
      context: "watch",
      frameId: (await at.top()).id,
    });
    expect(watch.success).toBe(false);
    expect(watch.message).not.toMatch(/Usage/);
  });

  it("a command that there is not, and a division by zero, are told as what they are", async () => {
    const at = await stopped();
    const refusal = async (expression: string) => {
      const { success, message } = await at.client.request("evaluate", { expression, context: "repl" });
      return success ? "it was evaluated" : message;
    };
    expect(await refusal("!devstak length")).toMatch(/no command !devstak; did you mean !devstack\?/);
    expect(await refusal(".echo hi")).toMatch(/no command \.echo.*\.help/);
    expect(await refusal("!nothere && length")).toMatch(/'nothere' is not declared/);
    expect(await refusal("1/0")).toMatch(/division by zero/);
  });

  it("are listed by .help and completed", async () => {
    const at = await stopped();
    expect(await typed(at, "!help")).toMatch(/!irp ADDRESS +an IRP/);
    const { targets } = await at.client.ask("completions", { text: "!dev", column: 5 });
    expect(targets.map((one: { label: string }) => one.label)).toEqual(["!devobj", "!devstack", "!devnode"]);
  });
});
