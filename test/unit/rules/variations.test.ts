// Mistakes planted by a seeded generator in many guises: other names, the lock in a structure, a global or behind a helper,
// more levels of calls, cleanup by goto, by nested ifs or by an early return. What the seed made is in the failure message.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed * 2654435761 + 12345;
  }
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1103515245) + 12345) >>> 0;
    return (this.#state >>> 8) % limit;
  }
  one<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }
}

interface Made {
  readonly text: string;
  readonly rule: string;
  /** A piece of the line where the finding must be. */
  readonly at: string;
}

/** A driver part with or without its mistake. */
function make(seed: number, mistaken: boolean): Made {
  const dice = new Dice(seed);
  const ext = dice.one(["EXT", "DEVICE_EXTENSION", "FDO_DATA", "SERIAL_STATE"]);
  const lock = dice.one(["Lock", "QueueGuard", "sl", "StateLock"]);
  const irql = dice.one(["irql", "oldIrql", "Saved", "k"]);
  const place = dice.below(3);
  const lockExpr = place === 0 ? `&ext->${lock}` : place === 1 ? `&g_${lock}` : `Address(ext)`;
  const levels = dice.below(4);
  const head = `#include <ntddk.h>
typedef struct _${ext} { KSPIN_LOCK ${lock}; HANDLE File; ULONG Count; LIST_ENTRY Queue; PVOID Data; } ${ext}, *P${ext};
${place === 1 ? `static KSPIN_LOCK g_${lock};` : ""}
${place === 2 ? `static PKSPIN_LOCK Address(P${ext} e) { return &e->${lock}; }` : ""}
`;
  const chain = (bottom: string) => {
    let text = `static VOID Step0(P${ext} e) {\n    ${bottom}\n}\n`;
    for (let level = 1; level <= levels; level++) {
      const call = dice.one([
        `Step${level - 1}(e);`,
        `if (e->Count > ${level}) Step${level - 1}(e); else Step${level - 1}(e);`,
        `ULONG i; for (i = 0; i < e->Count; i++) { Step${level - 1}(e); }`,
      ]);
      text += `static VOID Step${level}(P${ext} e) {\n    ${call}\n}\n`;
    }
    return text;
  };
  const finish =
    "    Irp->IoStatus.Status = status;\n    Irp->IoStatus.Information = 0;\n    IoCompleteRequest(Irp, IO_NO_INCREMENT);\n    return status;\n";
  const dispatch = (body: string) =>
    `DRIVER_DISPATCH Handle;\nNTSTATUS Handle(PDEVICE_OBJECT DeviceObject, PIRP Irp)\n{\n    P${ext} ext = (P${ext})DeviceObject->DeviceExtension;\n    NTSTATUS status = STATUS_SUCCESS;\n    KIRQL ${irql};\n${body}}\n`;
  switch (dice.below(5)) {
    case 0: {
      const bottom = dice.one([
        "ZwClose(e->File);",
        "KeDelayExecutionThread(KernelMode, FALSE, NULL);",
        "IoDeleteSymbolicLink(NULL);",
      ]);
      const call = `    Step${levels}(ext);\n`;
      const locked = mistaken
        ? `    ext->Count += 1;\n${call}    KeReleaseSpinLock(${lockExpr}, ${irql});\n`
        : `    ext->Count += 1;\n    KeReleaseSpinLock(${lockExpr}, ${irql});\n${call}`;
      return {
        rule: "irql-too-high",
        at: bottom,
        text: `${head}${chain(bottom)}${dispatch(`    KeAcquireSpinLock(${lockExpr}, &${irql});\n${locked}${finish}`)}`,
      };
    }
    case 1: {
      const release = `KeReleaseSpinLock(${lockExpr}, ${irql});`;
      const body = dice.one([
        `    KeAcquireSpinLock(${lockExpr}, &${irql});\n    if (ext->Count > 3) {\n        status = STATUS_DEVICE_BUSY;\n${mistaken ? "" : `        ${release}\n`}        goto Out;\n    }\n    ext->Count += 1;\n    ${release}\nOut:\n${finish}`,
        `    KeAcquireSpinLock(${lockExpr}, &${irql});\n    if (ext->Count > 3) {\n        status = STATUS_DEVICE_BUSY;\n    } else {\n        ext->Count += 1;\n${mistaken ? `        ${release}\n` : ""}    }\n${mistaken ? "" : `    ${release}\n`}${finish}`,
        `    KeAcquireSpinLock(${lockExpr}, &${irql});\n    while (ext->Count > 3) {\n        if (ext->Data == NULL) {\n${mistaken ? "" : "            break;\n        }\n        if (ext->File != NULL) {\n"}            ext->Count = 0;\n${mistaken ? `            Irp->IoStatus.Status = status;\n            IoCompleteRequest(Irp, IO_NO_INCREMENT);\n            return status;\n` : ""}        }\n        ext->Count -= 1;\n    }\n    ${release}\n${finish}`,
      ]);
      return { rule: "spin-lock-unbalanced", at: "return status;", text: `${head}${dispatch(body)}` };
    }
    case 2: {
      const body = dice
        .one([
          `    if (ext->Data == NULL) {\n        status = STATUS_INVALID_DEVICE_STATE;\n${mistaken ? "        return status;\n" : "        goto Out;\n"}    }\n${mistaken ? "" : "Out:\n"}${finish}`,
          `    switch (ext->Count) {\n    case 1:\n    case 2:\n        break;\n    case 7:\n${mistaken ? "        return STATUS_UNSUCCESSFUL;\n" : "        status = STATUS_UNSUCCESSFUL;\n        break;\n"}    default:\n        ext->Count = 0;\n    }\n${finish}`,
        ])
        .replace("KIRQL", "KIRQL");
      return {
        rule: "irp-not-completed-or-forwarded",
        at:
          mistaken && body.includes("STATUS_UNSUCCESSFUL;") && body.includes("return STATUS_UNS")
            ? "return STATUS_UNSUCCESSFUL"
            : "return status",
        text: `${head}${dispatch(body)}`.replace(`    KIRQL ${irql};\n`, ""),
      };
    }
    case 3: {
      const keep = dice.one([
        `ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->${lock});`,
        "IoStartPacket(DeviceObject, Irp, NULL, NULL);",
        `KeAcquireSpinLock(${lockExpr}, &${irql}); InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry); KeReleaseSpinLock(${lockExpr}, ${irql});`,
      ]);
      const wrong = dice.one([
        ["", "STATUS_PENDING"],
        ["        IoMarkIrpPending(Irp);\n", "STATUS_SUCCESS"],
      ]);
      const [mark, value] = mistaken ? wrong : ["        IoMarkIrpPending(Irp);\n", "STATUS_PENDING"];
      return {
        rule: "pending-mismatch",
        at: `return ${value}`,
        text: `${head}${dispatch(`    if (ext->Count != 0) {\n${mark}        ${keep}\n        return ${value};\n    }\n${finish}`)}`,
      };
    }
    default: {
      const kind = mistaken ? "PagedPool" : "NonPagedPool";
      const bottom = `e->Data = ExAllocatePoolZero(${kind}, 64, 'tseT');`;
      return {
        rule: "paged-pool-at-raised-irql",
        at: bottom,
        text: `${head}${chain(bottom)}${dispatch(`    KeAcquireSpinLock(${lockExpr}, &${irql});\n    Step${levels}(ext);\n    KeReleaseSpinLock(${lockExpr}, ${irql});\n${finish}`)}`,
      };
    }
  }
}

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

test.each(seeds)("seed %i: the mistake is found", (seed) => {
  const made = make(seed, true);
  const findings = checkSources({ "/driver/driver.c": made.text }).filter((finding) => finding.rule === made.rule);
  const lines = made.text.split("\n");
  expect(findings.length, made.text).toBeGreaterThan(0);
  expect(
    findings.some((finding) => lines[finding.range.startLine]?.includes(made.at)),
    `${findings[0]?.range.startLine}\n${made.text}`,
  ).toBe(true);
});
test.each(seeds)("seed %i: the same without the mistake is clean", (seed) => {
  const made = make(seed, false);
  const findings = checkSources({ "/driver/driver.c": made.text });
  expect(
    findings.map((finding) => `${finding.range.startLine + 1} ${finding.rule}: ${finding.message}`),
    made.text,
  ).toEqual([]);
});
