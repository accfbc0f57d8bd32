// Rows of guide-2, section E.3: level-sensitive lines, storms, service routines at PASSIVE_LEVEL, messages; E25: a deferred call that
// takes long; and E34: registers before the start.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { close, fails, ioctl, open, passes, run, type Seen, traced, wait } from "./run.ts";

interface Line {
  /** What the service routine returns after it has looked at its own device, `mine` telling whether that interrupts. */
  readonly claims?: string;
  /** Whether the routine quiets its device. */
  readonly quiets?: boolean;
}

/** A driver with an interrupt source at some port, whose routine counts how often it is asked and how often its device was it. */
const source = (name: string, port: string, { claims = "mine", quiets = true }: Line = {}, control = "") =>
  driver({
    fields: "PDEVICE_OBJECT Pdo; PKINTERRUPT Interrupt; ULONG Asked; ULONG Mine;",
    declarations: `
      static KSERVICE_ROUTINE Isr;
      static BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
          PEXTENSION x = (PEXTENSION)c;
          BOOLEAN mine = ${quiets ? `(BOOLEAN)(READ_PORT_UCHAR((PUCHAR)${port} + 1) & 1)` : "FALSE"};
          UNREFERENCED_PARAMETER(i);
          x->Asked++;
          if (mine) x->Mine++;
          return ${claims};
      }
    `,
    add: "extension->Pdo = pdo;",
    control: `
      if (extension->Interrupt == NULL) {
          IO_CONNECT_INTERRUPT_PARAMETERS p;
          RtlZeroMemory(&p, sizeof(p));
          p.Version = CONNECT_LINE_BASED;
          p.LineBased.PhysicalDeviceObject = extension->Pdo;
          p.LineBased.InterruptObject = &extension->Interrupt;
          p.LineBased.ServiceRoutine = Isr;
          p.LineBased.ServiceContext = extension;
          status = IoConnectInterruptEx(&p);
      } else {
          ${control} DbgPrint("${name}: asked %lu, mine %lu\\n", extension->Asked, extension->Mine);
      }
    `,
    remove: "if (extension->Interrupt != NULL) IoDisconnectInterrupt(extension->Interrupt);",
  }).replaceAll("Device\\\\Test", `Device\\\\${name}`);

const at = (device: string) => [{ ...open, handle: device, device: `\\Device\\${device}` }, ioctl({ handle: device })];
const shared = (a: Line, b: Line, steps: readonly unknown[], control = ""): Seen =>
  run({ "a.c": source("a", "0x300", a, control), "b.c": source("b", "0x310", b) }, [...at("a"), ...at("b"), ...steps], {
    hardware: [
      { name: "first", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], irq: 5, shared: true },
      { name: "second", model: "interruptSource", ports: [{ start: 0x310, length: 2 }], irq: 5, shared: true },
    ],
    drivers: [
      { name: "a", sources: ["a.c"] },
      { name: "b", sources: ["b.c"] },
    ],
    devices: [
      { name: "one", driver: "a", hardware: "first" },
      { name: "two", driver: "b", hardware: "second" },
    ],
  });
const interrupt = (hardware: string) => ({ do: "hardware", hardware, action: "interrupt" });
const report = (handle: string) => ioctl({ handle });

it("E19 two routines share a level-sensitive line: each is asked in turn until one says that it was its device", () => {
  const steps = [
    interrupt("second"),
    wait(1),
    interrupt("first"),
    wait(1),
    report("a"),
    report("b"),
    { ...close, handle: "a" },
    { ...close, handle: "b" },
  ];
  expect(passes(shared({}, {}, steps)).output).toEqual(["a: asked 2, mine 1", "b: asked 1, mine 1"]);
  // One that claims every interrupt keeps the other's device from ever being served.
  expect(shared({ claims: "TRUE" }, {}, [interrupt("second"), wait(1)]).told).toMatch(
    /Interrupt storm: line 5 .* second still pulls it, and the service routine of a says/,
  );
  // One that does not quiet its device, whatever it says.
  expect(shared({ claims: "TRUE", quiets: false }, {}, [interrupt("first"), wait(1)]).told).toMatch(
    /storm.* first still/,
  );
});

const inactive = `
    IO_REPORT_INTERRUPT_ACTIVE_STATE_PARAMETERS p;
    RtlZeroMemory(&p, sizeof(p));
    p.Version = CONNECT_LINE_BASED;
    p.ConnectionContext.InterruptObject = extension->Interrupt;
    IoReportInterruptInactive(&p);
  `;
it("E28 a routine reported inactive while its device still interrupts: nobody serves the line", () => {
  const ran = shared({}, {}, [report("a"), interrupt("first"), wait(1)], inactive);
  expect(ran.told).toMatch(/Interrupt storm: line 5 .* first still pulls it, and no service routine says/);
  // A device that is kept from interrupting first is no trouble.
  passes(shared({}, {}, [report("a"), wait(1), { ...close, handle: "a" }, { ...close, handle: "b" }], inactive));
});

const passive = (
  declarations: string,
  connect: string,
  control: string,
  steps: readonly unknown[] = [wait(20), ioctl()],
) =>
  run(
    driver({
      fields: "PDEVICE_OBJECT Pdo; PKINTERRUPT Interrupt; ULONG Asked; KIRQL Level;",
      declarations: `
        static KSERVICE_ROUTINE Isr;
        static BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
            PEXTENSION x = (PEXTENSION)c;
            LARGE_INTEGER t;
            UNREFERENCED_PARAMETER(i);
            t.QuadPart = -10000;
            x->Level = KeGetCurrentIrql();
            KeDelayExecutionThread(KernelMode, FALSE, &t);
            x->Asked++;
            return (BOOLEAN)(READ_PORT_UCHAR((PUCHAR)0x301) & 1);
        }
        static KSYNCHRONIZE_ROUTINE Both;
        static BOOLEAN Both(PVOID c) {
            PEXTENSION x = (PEXTENSION)c;
            DbgPrint("alone at %d after %lu\\n", KeGetCurrentIrql(), x->Asked);
            return TRUE;
        }
        ${declarations}
      `,
      add: "extension->Pdo = pdo;",
      control: `
        if (extension->Interrupt == NULL) {
            IO_CONNECT_INTERRUPT_PARAMETERS p;
            RtlZeroMemory(&p, sizeof(p));
            p.Version = CONNECT_LINE_BASED;
            p.LineBased.PhysicalDeviceObject = extension->Pdo;
            p.LineBased.InterruptObject = &extension->Interrupt;
            p.LineBased.ServiceRoutine = Isr;
            p.LineBased.ServiceContext = extension;
            ${connect} status = IoConnectInterruptEx(&p);
        } else {
            ${control}
        }
      `,
      remove: "if (extension->Interrupt != NULL) IoDisconnectInterrupt(extension->Interrupt);",
    }),
    [open, ioctl(), { do: "hardware", hardware: "sensor", action: "interrupt" }, ...steps],
    {
      hardware: [
        {
          name: "sensor",
          model: "interruptSource",
          ports: [{ start: 0x300, length: 2 }],
          irq: 7,
          shared: true,
          passive: true,
        },
      ],
      devices: [{ name: "device", driver: "test", hardware: "sensor" }],
    },
  );

it("E29 a service routine at PASSIVE_LEVEL may block; its line is masked until it returns; it has no spin lock", () => {
  const served = passes(
    passive("", "", 'DbgPrint("asked %lu at %d\\n", extension->Asked, extension->Level);', [wait(20), ioctl(), close]),
  );
  expect(served.output).toEqual(["asked 1 at 0"]);
  expect(traced(served, ["interrupt"])).toContainEqual(expect.stringContaining("at PASSIVE_LEVEL"));
  // KeSynchronizeExecution waits for the routine, which is in its delay.
  const alone = passive("", "", "KeSynchronizeExecution(extension->Interrupt, Both, extension);", [
    { do: "wait", for: 0.5 },
    ioctl(),
    close,
  ]);
  expect(passes(alone).output).toEqual(["alone at 0 after 1"]);
  expect(
    passive(
      "",
      "",
      "{ KIRQL old = KeAcquireInterruptSpinLock(extension->Interrupt); KeReleaseInterruptSpinLock(extension->Interrupt, old); }",
    ).told,
  ).toMatch(/KeAcquireInterruptSpinLock .* PASSIVE_LEVEL/);
  const steps = [open, ioctl(fails("STATUS_INVALID_PARAMETER")), close];
  const refused = run(
    driver({
      fields: "PDEVICE_OBJECT Pdo; PKINTERRUPT Interrupt;",
      declarations: `
          static KSERVICE_ROUTINE Isr;
          static BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
              UNREFERENCED_PARAMETER(i);
              UNREFERENCED_PARAMETER(c);
              return FALSE;
          }
        `,
      add: "extension->Pdo = pdo;",
      control: `
          IO_CONNECT_INTERRUPT_PARAMETERS p;
          RtlZeroMemory(&p, sizeof(p));
          p.Version = CONNECT_FULLY_SPECIFIED;
          p.FullySpecified.PhysicalDeviceObject = extension->Pdo;
          p.FullySpecified.InterruptObject = &extension->Interrupt;
          p.FullySpecified.ServiceRoutine = Isr;
          p.FullySpecified.Vector = 0x37;
          p.FullySpecified.ProcessorEnableMask = 1;
          p.FullySpecified.SpinLock = &extension->Lock;
          status = IoConnectInterruptEx(&p);
          information = 0;
        `,
    }),
    steps,
    {
      hardware: [{ name: "card", model: "interruptSource", irq: 7 }],
      devices: [{ name: "device", driver: "test", hardware: "card" }],
    },
  );
  passes(refused);
});

const early = (place: "add" | "control" | "remove") =>
  run(
    driver({ [place]: "READ_PORT_UCHAR((PUCHAR)0x300);" }),
    [open, ioctl(), close, { do: "remove", device: "device" }],
    {
      hardware: [{ name: "card", model: "interruptSource", ports: [{ start: 0x300, length: 2 }] }],
      devices: [{ name: "device", driver: "test", hardware: "card" }],
    },
  );
it("E34 registers touched before the bus has started the device", () => {
  expect(early("add").told).toMatch(/test accesses port 0x300 of card, but its bus does not decode it/);
  passes(early("control"));
  passes(early("remove"));
});

it("E31 a deferred call of low importance waits for its processor's queue to be run for another reason; one of high importance comes first", () => {
  const calls = `
    static KDPC low, high;
    static volatile LONG order, lowAt, highAt;
    static KDEFERRED_ROUTINE Deferred;
    static VOID Deferred(PKDPC d, PVOID c, PVOID a, PVOID b) {
        LONG n = InterlockedIncrement(&order);
        UNREFERENCED_PARAMETER(c);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        if (d == &low) lowAt = n;
        else highAt = n;
    }
  `;
  const control = `
    ULONG i;
    LONG alone;
    information = 0;
    KeInitializeDpc(&low, Deferred, NULL);
    KeInitializeDpc(&high, Deferred, NULL);
    KeSetImportanceDpc(&low, LowImportance);
    KeSetImportanceDpc(&high, HighImportance);
    KeSetTargetProcessorDpc(&low, 0);
    KeSetTargetProcessorDpc(&high, 0);
    KeSetSystemAffinityThread(1);
    KeInsertQueueDpc(&low, NULL, NULL);
    for (i = 0; i < 5; i++) KeStallExecutionProcessor(1000);
    alone = order;
    KeInsertQueueDpc(&high, NULL, NULL);
    KeRevertToUserAffinityThread();
    DbgPrint("%d; high %d, low %d\\n", alone, highAt, lowAt);
  `;
  expect(passes(run({ declarations: calls, control }, [open, ioctl(), close])).output).toEqual(["0; high 1, low 2"]);
});

it("E25 a deferred call that stalls for 200 microseconds", () => {
  const stalls = (microseconds: number) =>
    run(
      driver({
        declarations: `
          static KDEFERRED_ROUTINE Late;
          static VOID Late(PKDPC dpc, PVOID context, PVOID a, PVOID b) {
              UNREFERENCED_PARAMETER(dpc);
              UNREFERENCED_PARAMETER(a);
              UNREFERENCED_PARAMETER(b);
              KeStallExecutionProcessor(${microseconds});
              KeSetEvent((PKEVENT)context, 0, FALSE);
          }
        `,
        control: `
            KeInitializeDpc(&extension->Dpc, Late, &extension->Event);
            KeInsertQueueDpc(&extension->Dpc, NULL, NULL);
            KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);
          `,
      }),
      [open, ioctl(), close],
      { verifier: { dpcTime: 100 } },
    );
  expect(stalls(200).told).toMatch(/DPC Late has taken .* µs at IRQL 2; the scenario's verifier allows 100 µs/);
  passes(stalls(50));
});

it("E27 a device with the messages that it asks for, with fewer, and with none: its driver falls back to the line", () => {
  const connect = (hardware: object, interruptMessages = 2048) =>
    run(
      driver({
        fields: "PDEVICE_OBJECT Pdo; PIO_INTERRUPT_MESSAGE_INFO Table;",
        declarations: `
            static KSERVICE_ROUTINE Line;
            static KMESSAGE_SERVICE_ROUTINE Message;
            static BOOLEAN Line(PKINTERRUPT i, PVOID c) {
                UNREFERENCED_PARAMETER(i);
                UNREFERENCED_PARAMETER(c);
                DbgPrint("line\\n");
                return TRUE;
            }
            static BOOLEAN Message(PKINTERRUPT i, PVOID c, ULONG id) {
                UNREFERENCED_PARAMETER(i);
                UNREFERENCED_PARAMETER(c);
                DbgPrint("message %lu\\n", id);
                return TRUE;
            }
          `,
        add: "extension->Pdo = pdo;",
        control: `
          IO_CONNECT_INTERRUPT_PARAMETERS p;
          IO_DISCONNECT_INTERRUPT_PARAMETERS d;
          LARGE_INTEGER t;
          t.QuadPart = -1000;
          RtlZeroMemory(&p, sizeof(p));
          p.Version = CONNECT_MESSAGE_BASED;
          p.MessageBased.PhysicalDeviceObject = extension->Pdo;
          p.MessageBased.ConnectionContext.InterruptMessageTable = &extension->Table;
          p.MessageBased.MessageServiceRoutine = Message;
          p.MessageBased.FallBackServiceRoutine = Line;
          status = IoConnectInterruptEx(&p);
          if (NT_SUCCESS(status)) {
              if (p.Version == CONNECT_MESSAGE_BASED) DbgPrint("%lu messages\\n", extension->Table->MessageCount);
              WRITE_PORT_UCHAR((PUCHAR)0x300, 0x83);
              KeDelayExecutionThread(KernelMode, FALSE, &t);
              d.Version = p.Version;
              d.ConnectionContext.Generic = extension->Table;
              IoDisconnectInterruptEx(&d);
          }
        `,
      }),
      [open, ioctl(), close],
      {
        hardware: [{ name: "card", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], ...hardware }],
        devices: [{ name: "device", driver: "test", hardware: "card" }],
        machine: { interruptMessages },
      },
    );
  // The device would send its fourth message; with one only it sends that.
  expect(passes(connect({ messages: 1 })).output).toEqual(["1 messages", "message 0"]);
  expect(passes(connect({ irq: 5 })).output).toEqual(["line"]);
  // It asks for four, and is given what there is.
  expect(passes(connect({ messages: 4, irq: 5 })).output).toEqual(["4 messages", "message 3"]);
  expect(passes(connect({ messages: 4, irq: 5 }, 1)).output).toEqual(["1 messages", "message 0"]);
  expect(passes(connect({ messages: 4, irq: 5 }, 0)).output).toEqual(["line"]);
});
