// Deadlocks foretold from the order in which locks are taken.
import { describe, expect, it } from "vitest";
import { control, driver, type Pieces } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const end = (pieces: Pieces, scenario: Readonly<Record<string, unknown>> = {}): string =>
  told(runDriver(driver(pieces), { ...control(), ...scenario }).end);

describe("the order of locks", () => {
  const locks: Pieces = {
    declarations: `
      static KSPIN_LOCK a, b, c, g;
      static KIRQL i, j, n;
      #define TAKE(x, y, z) \\
          KeAcquireSpinLock(x, &i); \\
          KeAcquireSpinLock(y, &j); \\
          z; \\
          KeReleaseSpinLock(y, j); \\
          KeReleaseSpinLock(x, i);
    `,
    entry: "KeInitializeSpinLock(&a); KeInitializeSpinLock(&b); KeInitializeSpinLock(&c); KeInitializeSpinLock(&g);",
  };
  it("that turns round is a deadlock to come, with both places", () => {
    const message = end({ ...locks, control: "TAKE(&a, &b, 0)\nTAKE(&b, &a, 0)" });
    expect(message).toMatch(
      /verifier:deadlock \(DRIVER_VERIFIER_DETECTED_VIOLATION\): test!a is taken while test!b is held.*test!b taken while test!a was held, here/,
    );
  });
  it("that turns round over a third lock", () => {
    expect(end({ ...locks, control: "TAKE(&a, &b, 0)\nTAKE(&b, &c, 0)\nTAKE(&c, &a, 0)" })).toMatch(
      /verifier:deadlock.*test!a is taken while .*test!c/,
    );
  });
  it("that keeps, or is kept apart by a lock around both, is none", () => {
    expect(end({ ...locks, control: "TAKE(&a, &b, 0)\nTAKE(&b, &c, 0)\nTAKE(&a, &c, 0)\nTAKE(&a, &b, 0)" })).toBe(
      "finished",
    );
    expect(
      end({
        ...locks,
        control: "KeAcquireSpinLock(&g, &n); TAKE(&a, &b, 0)\nTAKE(&b, &a, 0)\nKeReleaseSpinLock(&g, n);",
      }),
    ).toBe("finished");
    const once =
      "KeAcquireSpinLock(&g, &n); TAKE(&a, &b, 0)\nKeReleaseSpinLock(&g, n); TAKE(&a, &b, 0)\nKeAcquireSpinLock(&g, &n); TAKE(&b, &a, 0)\nKeReleaseSpinLock(&g, n);";
    expect(end({ ...locks, control: once })).toMatch(/verifier:deadlock/);
  });
  it("of mutexes, fast mutexes and resources counts, that of attempts does not", () => {
    const others: Pieces = {
      declarations: `static KMUTEX m; static FAST_MUTEX q; static ERESOURCE r;`,
      entry: "KeInitializeMutex(&m, 0); ExInitializeFastMutex(&q); ExInitializeResourceLite(&r);",
      unload: "ExDeleteResourceLite(&r);",
    };
    const fast = `
        KeWaitForSingleObject(&m, Executive, KernelMode, FALSE, NULL);
        ExAcquireFastMutex(&q);
        ExReleaseFastMutex(&q);
        KeReleaseMutex(&m, FALSE);
      `;
    const turned = `
        ExAcquireFastMutex(&q);
        KeWaitForSingleObject(&m, Executive, KernelMode, FALSE, NULL);
        KeReleaseMutex(&m, FALSE);
        ExReleaseFastMutex(&q);
      `;
    expect(end({ ...others, control: `${fast} ${turned}` })).toMatch(
      /verifier:deadlock.*test!m is taken while .*test!q/,
    );
    const own =
      "KeEnterCriticalRegion(); ExAcquireResourceExclusiveLite(&r, TRUE); ExAcquireFastMutex(&q); ExReleaseFastMutex(&q); ExReleaseResourceLite(&r); KeLeaveCriticalRegion();";
    const back = (wait: string) =>
      `ExAcquireFastMutex(&q); ExAcquireResourceExclusiveLite(&r, ${wait}); ExReleaseResourceLite(&r); ExReleaseFastMutex(&q);`;
    expect(end({ ...others, control: `${own} ${back("TRUE")}` })).toMatch(
      /verifier:deadlock.*test!r is taken while .*test!q/,
    );
    expect(end({ ...others, control: `${own} ${back("FALSE")}` })).toBe("finished");
  });
  it("is forgotten with the locks, and not looked at when it is switched off", () => {
    expect(end({ ...locks, control: "TAKE(&a, &b, 0)\nKeInitializeSpinLock(&b); TAKE(&b, &a, 0)" })).toBe("finished");
    expect(end({ ...locks, control: "TAKE(&a, &b, 0)\nTAKE(&b, &a, 0)" }, { verifier: { deadlock: false } })).toBe(
      "finished",
    );
  });
});

describe("a list of interlocked routines", () => {
  const lists: Pieces = {
    declarations: "static KSPIN_LOCK a, b; static LIST_ENTRY head, one, two; static SINGLE_LIST_ENTRY single, first;",
    entry: "KeInitializeSpinLock(&a); KeInitializeSpinLock(&b); InitializeListHead(&head);",
  };
  it("belongs to one lock while there is something in it", () => {
    expect(
      end({
        ...lists,
        control:
          "(void)ExInterlockedInsertTailList(&head, &one, &a); (void)ExInterlockedInsertHeadList(&head, &two, &b);",
      }),
    ).toMatch(
      /verifier:lock.*is used with the spin lock .*all interlocked routines of a list must be given the same lock.*used before/,
    );
    expect(
      end({
        ...lists,
        control: "(void)ExInterlockedPushEntryList(&single, &first, &a); (void)ExInterlockedPopEntryList(&single, &b);",
      }),
    ).toMatch(/must be given the same lock/);
  });
  it("may have another one once it is empty", () => {
    expect(
      end({
        ...lists,
        control: `
          (void)ExInterlockedInsertTailList(&head, &one, &a);
          (void)ExInterlockedInsertTailList(&head, &two, &a);
          (void)ExInterlockedRemoveHeadList(&head, &a);
          (void)ExInterlockedRemoveHeadList(&head, &a);
          (void)ExInterlockedInsertTailList(&head, &one, &b);
          (void)ExInterlockedRemoveHeadList(&head, &b);
          (void)ExInterlockedPushEntryList(&single, &first, &a);
          (void)ExInterlockedPopEntryList(&single, &a);
          (void)ExInterlockedPopEntryList(&single, &b);
        `,
      }),
    ).toBe("finished");
  });
});
