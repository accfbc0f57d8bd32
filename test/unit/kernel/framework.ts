// A driver that registers its device with the power framework and tells each callback it gets.
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** `states` a component has: state n takes 10n to leave and is worth entering for 100n, in 100 ns. */
export function frameworkDriver({
  states = 2,
  leaves = false,
}: {
  readonly states?: number;
  readonly leaves?: boolean;
}) {
  return (control: string): string =>
    driver({
      declarations: `
        static POHANDLE handle;
        static PO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK Active;
        static PO_FX_COMPONENT_IDLE_CONDITION_CALLBACK Idle;
        static PO_FX_COMPONENT_IDLE_STATE_CALLBACK State;
        static PO_FX_DEVICE_POWER_REQUIRED_CALLBACK Required;
        static PO_FX_DEVICE_POWER_NOT_REQUIRED_CALLBACK NotRequired;
        static VOID Active(PVOID c, ULONG i) {
            UNREFERENCED_PARAMETER(c);
            DbgPrint("active condition %lu", i);
        }
        static VOID Idle(PVOID c, ULONG i) {
            UNREFERENCED_PARAMETER(c);
            DbgPrint("idle condition %lu", i);
            PoFxCompleteIdleCondition(handle, i);
        }
        static VOID State(PVOID c, ULONG i, ULONG s) {
            UNREFERENCED_PARAMETER(c);
            DbgPrint("F%lu of %lu", s, i);
            PoFxCompleteIdleState(handle, i);
        }
        static VOID Required(PVOID c) {
            UNREFERENCED_PARAMETER(c);
            DbgPrint("power required");
            PoFxReportDevicePoweredOn(handle);
        }
        static VOID NotRequired(PVOID c) {
            UNREFERENCED_PARAMETER(c);
            DbgPrint("power not required");
            PoFxCompleteDevicePowerNotRequired(handle);
        }
        static VOID Pause(VOID) {
            LARGE_INTEGER t;
            t.QuadPart = -100000;
            KeDelayExecutionThread(KernelMode, FALSE, &t);
        }
        typedef struct {
            PO_FX_DEVICE_V1 Device;
            PO_FX_COMPONENT_V1 Second;
        } TWO;
        static NTSTATUS Register(PDEVICE_OBJECT pdo) {
            static PO_FX_COMPONENT_IDLE_STATE f[3] = { { 0, 0, 3 }, { 10, 100, 2 }, { 20, 200, 1 } };
            TWO two;
            ULONG i;
            RtlZeroMemory(&two, sizeof(two));
            two.Device.Version = PO_FX_VERSION_V1;
            two.Device.ComponentCount = 2;
            two.Device.ComponentActiveConditionCallback = Active;
            two.Device.ComponentIdleConditionCallback = Idle;
            two.Device.ComponentIdleStateCallback = State;
            two.Device.DevicePowerRequiredCallback = Required;
            two.Device.DevicePowerNotRequiredCallback = NotRequired;
            for (i = 0; i < 2; i++) {
                two.Device.Components[i].IdleStateCount = ${states};
                two.Device.Components[i].IdleStates = f;
            }
            return PoFxRegisterDevice(pdo, &two.Device, &handle);
        }
      `,
      add: `
        status = Register(pdo);
        if (!NT_SUCCESS(status)) {
            IoDetachDevice(extension->Lower);
            IoDeleteDevice(device);
            return status;
        }
      `,
      control,
      remove: leaves ? "" : "if (handle != NULL) PoFxUnregisterDevice(handle);",
    });
}

export function runFramework(
  source: (control: string) => string,
  control: string,
  scenario: Readonly<Record<string, unknown>> = {},
) {
  const ran = runDriver(source(control), {
    ...scenario,
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ],
  });
  return { ...ran, told: told(ran.end), printed: ran.kernel.state.debugOutput };
}
