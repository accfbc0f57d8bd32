// Map control blocks, as file systems keep where the parts of their files lie.
import { describe, expect, it } from "vitest";
import { withoutSectors, withRun } from "../../../kernel/fs/mcb.ts";
import { control, driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const run = (vbn: number, lbn: number, count: number) => ({ vbn: BigInt(vbn), lbn: BigInt(lbn), count: BigInt(count) });

function holds(name: string, code: string, values: readonly number[]): void {
  it(name, () => {
    const u32 = values.map((value) => value >>> 0);
    const source = driver({ control: `PULONG out = (PULONG)buffer;\n${code}` }).replace("<ntddk.h>", "<ntifs.h>");
    const ran = runDriver(source, control(4 * u32.length, { data: { u32 } }));
    expect(told(ran.end)).toBe("finished");
    expect(ran.failures).toEqual([]);
  });
}

describe("runs", () => {
  it("are joined with those that they continue, and refused where sectors lie elsewhere already", () => {
    const one = withRun([run(0, 100, 4)], run(4, 104, 2)) ?? [];
    expect(one).toEqual([run(0, 100, 6)]);
    expect(withRun(one, run(8, 50, 2))).toEqual([run(0, 100, 6), run(8, 50, 2)]);
    expect(withRun(one, run(2, 102, 10))).toEqual([run(0, 100, 12)]);
    expect(withRun(one, run(5, 200, 2))).toBeUndefined();
    expect(withRun([run(0, 100, 2), run(4, 104, 2)], run(2, 102, 2))).toEqual([run(0, 100, 6)]);
  });
  it("lose the sectors that are taken out of them", () => {
    expect(withoutSectors([run(0, 100, 10)], 4n, 2n)).toEqual([run(0, 100, 4), run(6, 106, 4)]);
    expect(withoutSectors([run(0, 100, 4), run(8, 20, 4)], 2n, 8n)).toEqual([run(0, 100, 2), run(10, 22, 2)]);
    expect(withoutSectors([run(3, 1, 2)], 0n, 9n)).toEqual([]);
  });
});

describe("the routines", () => {
  holds(
    "for 64 bits count holes as runs, look up, split and truncate",
    `LARGE_MCB mcb; LONGLONG vbn, lbn, count, first, all; ULONG index;
     FsRtlInitializeLargeMcb(&mcb, NonPagedPool);
     out[0] = FsRtlLookupLastLargeMcbEntry(&mcb, &vbn, &lbn);
     out[1] = FsRtlAddLargeMcbEntry(&mcb, 0, 100, 4) && FsRtlAddLargeMcbEntry(&mcb, 8, 50, 4) && !FsRtlAddLargeMcbEntry(&mcb, 2, 7, 1);
     out[2] = FsRtlNumberOfRunsInLargeMcb(&mcb);
     out[3] = FsRtlLookupLargeMcbEntry(&mcb, 9, &lbn, &count, &first, &all, &index); out[4] = (ULONG)lbn; out[5] = (ULONG)count; out[6] = (ULONG)first;
     out[7] = (ULONG)all; out[8] = index;
     FsRtlLookupLargeMcbEntry(&mcb, 5, &lbn, &count, NULL, NULL, NULL); out[9] = (ULONG)lbn; out[10] = (ULONG)count;
     out[11] = FsRtlLookupLargeMcbEntry(&mcb, 12, NULL, NULL, NULL, NULL, NULL);
     out[12] = FsRtlGetNextLargeMcbEntry(&mcb, 1, &vbn, &lbn, &count); out[13] = (ULONG)vbn; out[14] = (ULONG)lbn;
     FsRtlLookupLastLargeMcbEntryAndIndex(&mcb, &vbn, &lbn, &index); out[15] = (ULONG)vbn; out[16] = (ULONG)lbn; out[17] = index;
     FsRtlSplitLargeMcb(&mcb, 2, 10); FsRtlLookupLargeMcbEntry(&mcb, 12, &lbn, NULL, NULL, NULL, NULL); out[18] = (ULONG)lbn;
     FsRtlRemoveLargeMcbEntry(&mcb, 12, 1); FsRtlTruncateLargeMcb(&mcb, 14); out[19] = FsRtlNumberOfRunsInLargeMcb(&mcb);
     FsRtlResetLargeMcb(&mcb, FALSE); out[20] = FsRtlNumberOfRunsInLargeMcb(&mcb); FsRtlUninitializeLargeMcb(&mcb);`,
    [0, 1, 3, 1, 51, 3, 50, 4, 2, -1, 3, 0, 1, 4, -1, 11, 53, 2, 102, 3, 0],
  );
  holds(
    "of a block that its owner guards do the same",
    `BASE_MCB mcb, other; LONGLONG vbn, lbn, count; ULONG index;
     FsRtlInitializeBaseMcb(&mcb, PagedPool); out[0] = FsRtlInitializeBaseMcbEx(&other, PagedPool, 0);
     out[1] = FsRtlAddBaseMcbEntry(&mcb, 4, 9, 2); out[2] = FsRtlAddBaseMcbEntryEx(&mcb, 5, 77, 1);
     out[3] = FsRtlLookupBaseMcbEntry(&mcb, 5, &lbn, &count, NULL, NULL, &index); out[4] = (ULONG)lbn; out[5] = index;
     FsRtlLookupLastBaseMcbEntry(&mcb, &vbn, &lbn); out[6] = (ULONG)vbn; FsRtlLookupLastBaseMcbEntryAndIndex(&mcb, &vbn, &lbn, &index); out[7] = index;
     out[8] = FsRtlNumberOfRunsInBaseMcb(&mcb); FsRtlGetNextBaseMcbEntry(&mcb, 0, &vbn, &lbn, &count); out[9] = (ULONG)count;
     FsRtlSplitBaseMcb(&mcb, 0, 2); out[10] = FsRtlRemoveBaseMcbEntry(&mcb, 6, 1); FsRtlTruncateBaseMcb(&mcb, 7); out[11] = FsRtlNumberOfRunsInBaseMcb(&mcb);
     FsRtlResetBaseMcb(&mcb); FsRtlUninitializeBaseMcb(&mcb); FsRtlUninitializeBaseMcb(&other);`,
    [1, 1, 0xc000_0001, 1, 10, 1, 5, 1, 2, 4, 1, 0],
  );
  holds(
    "for 32 bits do the same",
    `MCB mcb; VBN vbn; LBN lbn; ULONG count, index;
     FsRtlInitializeMcb(&mcb, NonPagedPool); out[0] = FsRtlAddMcbEntry(&mcb, 2, 20, 3); out[1] = FsRtlLookupMcbEntry(&mcb, 3, &lbn, &count, &index);
     out[2] = lbn; out[3] = count; out[4] = index; out[5] = FsRtlLookupLastMcbEntry(&mcb, &vbn, &lbn); out[6] = vbn; out[7] = FsRtlNumberOfRunsInMcb(&mcb);
     FsRtlGetNextMcbEntry(&mcb, 0, &vbn, &lbn, &count); out[8] = lbn; FsRtlRemoveMcbEntry(&mcb, 2, 1); FsRtlTruncateMcb(&mcb, 4); out[9] = FsRtlNumberOfRunsInMcb(&mcb);
     FsRtlUninitializeMcb(&mcb);`,
    [1, 1, 21, 2, 1, 1, 4, 2, -1, 2],
  );
  it("stop at a block that has not been initialised", () => {
    const source = driver({
      control: "LARGE_MCB mcb; RtlZeroMemory(&mcb, sizeof(mcb)); FsRtlNumberOfRunsInLargeMcb(&mcb);",
    });
    expect(told(runDriver(source.replace("<ntddk.h>", "<ntifs.h>"), control()).end)).toMatch(
      /verifier:object.*map control block.*has not been initialised/,
    );
  });
});
