// What excludes a service routine: the interrupt's own spin lock, and a routine run in its stead.
import { describe } from "vitest";
import { holds } from "./checks.ts";

describe("interrupt objects", () => {
  holds(
    "KeSynchronizeExecution and the interrupt spin lock run at the interrupt's level",
    `
      PKINTERRUPT interrupt = NULL;
      KIRQL irql;
      ULONG vector = 0x30 + 5;
      level = 0;
      CHECK(IoConnectInterrupt(&interrupt, Service, extension, NULL, vector, 3 + 5, 3 + 5, Latched, FALSE, 1, FALSE) ==
                STATUS_SUCCESS &&
            interrupt != NULL);
      CHECK(KeSynchronizeExecution(interrupt, Section, extension));
      CHECK(level == 8 && context == extension && KeGetCurrentIrql() == PASSIVE_LEVEL);
      answer = FALSE;
      CHECK(!KeSynchronizeExecution(interrupt, Section, NULL) && context == NULL);
      irql = KeAcquireInterruptSpinLock(interrupt);
      CHECK(irql == PASSIVE_LEVEL);
      {
          KIRQL held = KeGetCurrentIrql();
          KeReleaseInterruptSpinLock(interrupt, irql);
          CHECK(held == 8 && KeGetCurrentIrql() == PASSIVE_LEVEL);
      }
      irql = KeRaiseIrqlToSynchLevel();
      {
          KIRQL held = KeGetCurrentIrql();
          KeLowerIrql(irql);
          CHECK(irql == PASSIVE_LEVEL && held > DISPATCH_LEVEL && KeGetCurrentIrql() == PASSIVE_LEVEL);
      }
      IoDisconnectInterrupt(interrupt);
    `,
    {
      declarations: `
        static KIRQL level;
        static PVOID context;
        static BOOLEAN answer = TRUE;
        static KSERVICE_ROUTINE Service;
        static KSYNCHRONIZE_ROUTINE Section;
        static BOOLEAN Service(PKINTERRUPT i, PVOID c) {
            UNREFERENCED_PARAMETER(i);
            UNREFERENCED_PARAMETER(c);
            return FALSE;
        }
        static BOOLEAN Section(PVOID c) {
            level = KeGetCurrentIrql();
            context = c;
            return answer;
        }
      `,
    },
  );
});
