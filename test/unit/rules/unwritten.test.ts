// Variables that are read before anything has been written to them: what is told of, and what only looks like it.
import { describe, expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const driver = "/driver/driver.c";
/** Lines and rules of what is found in the body of a function with these parameters. */
function found(body: string, params = "ULONG a, ULONG b, PULONG p, PUNICODE_STRING s"): string[] {
  const head = `#include <wdm.h>
typedef struct _PAIR { PULONG At; ULONG Count; } PAIR;
ULONG Seen(ULONG* Value);
ULONG Other(ULONG Value);
#define DROPPED(what)`;
  const text = `${head}\nULONG Tested(${params})\n{\n${body}\n}\n`;
  const first = text.split("\n").indexOf("{") + 1;
  return checkSources({ [driver]: text })
    .filter(({ rule }) => rule === "variable-read-unwritten" || rule === "variable-not-always-written")
    .map(
      ({ rule, range }) =>
        `${range.startLine - first + 1} ${rule === "variable-read-unwritten" ? "never" : "sometimes"}`,
    );
}

describe("told of", () => {
  test.each([
    ["a scalar", "ULONG x;\nreturn x + a;", ["2 never"]],
    ["a member, though another one is written", "PAIR v;\nv.Count = a;\nreturn *v.At;", ["3 never"]],
    ["an array of which nothing is written", "ULONG x[4];\nreturn x[a & 3];", ["2 never"]],
    ["a pointer that is followed", "PULONG x;\n*x = a;\nreturn 0;", ["2 never"]],
    [
      "one answer to a condition, after its address was printed",
      'ULONG x;\nDbgPrint("%p", &x);\nif (a) x = 1;\nreturn x;',
      ["4 sometimes"],
    ],
    ["one answer to a condition", "ULONG x;\nif (a) x = 1;\nreturn x;", ["3 sometimes"]],
    [
      "a written way that comes to the same place by goto",
      "ULONG x;\nif (a) goto out;\nx = b;\nout:\nreturn x;",
      ["5 sometimes"],
    ],
    [
      "an object that a routine gives, without a look at its status",
      "PFILE_OBJECT f;\nPDEVICE_OBJECT d;\nNTSTATUS st = IoGetDeviceObjectPointer(s, 1, &f, &d);\nif (!NT_SUCCESS(st)) goto out;\nOther(d->StackSize);\nout:\nif (f) ObDereferenceObject(f);\nreturn (ULONG)st;",
      ["7 sometimes"],
    ],
  ])("%s", (_, body, expected) => {
    expect(found(body)).toEqual(expected);
  });
});

describe("nothing is said of", () => {
  test.each([
    ["what has its address taken", "ULONG x;\nSeen(&x);\nreturn x;"],
    ["what a pointer of our own leads to", "ULONG x;\nPULONG q = &x;\n*q = a;\nreturn x;"],
    ["x = x and UNREFERENCED_PARAMETER", "ULONG x;\nULONG y;\nx = x;\nUNREFERENCED_PARAMETER(y);\nreturn 0;"],
    ["what is volatile", "volatile ULONG x;\nreturn x;"],
    ["a loop that may write it", "ULONG x;\nULONG i;\nfor (i = 0; i < a; i++) x = p[i];\nreturn x;"],
    ["a loop that is left when it is written", "ULONG x;\nwhile (a--) {\nif (p[a]) { x = a; break; }\n}\nreturn x;"],
    ["a loop that is no loop", "ULONG x;\ndo { x = a; } while (0);\nreturn x;"],
    [
      "a loop of no round",
      "PAIR v;\nULONG i;\nv.Count = 0;\nfor (i = v.Count; i != 0; i--) Other(v.At[i]);\nreturn 0;",
    ],
    [
      "a list that is empty on the way that fails",
      "struct { UCHAR n; ULONG of[4]; } list;\nUCHAR i;\nlist.n = 0;\nwhile (a--) p[a] = 0;\nif (Other(a)) goto out;\nlist.of[list.n++] = 3;\nSeen(list.of);\nreturn 0;\nout:\nfor (i = list.n; i != 0; i--) Other(list.of[i - 1]);\nreturn 1;",
    ],
    ["the same condition asked again", "ULONG x;\nif (a && b) x = 1;\nOther(a);\nif (a && b) return x;\nreturn 0;"],
    ["the opposite condition", "ULONG x;\nif (a >= b) return 0;\nelse if (a < b) x = 1;\nreturn x;"],
    ["the condition the other way round", "ULONG x;\nif (b > a) x = 1;\nif (a < b) return x;\nreturn 0;"],
    ["a flag that says so", "ULONG x;\nBOOLEAN is = FALSE;\nif (a) { x = 1; is = TRUE; }\nreturn is ? x : 0;"],
    [
      "a status that says so",
      "ULONG x;\nNTSTATUS st = STATUS_UNSUCCESSFUL;\nif (a) { x = 1; st = STATUS_SUCCESS; }\nif (NT_SUCCESS(st)) return x;\nreturn 0;",
    ],
    ["a read behind another condition", "ULONG x;\nif (a) x = 1;\nif (b) return x;\nreturn 0;"],
    [
      "a switch asked again",
      "ULONG x;\nswitch (a) { case 1: x = 1; break; case 2: x = 2; break; default: break; }\nif (a == 2) return x;\nreturn 0;",
    ],
    ["all that its author knows of", "ULONG x;\nswitch (a) { case 1: x = 1; break; case 2: x = 2; break; }\nreturn x;"],
    ["a way that ends the system", "ULONG x;\nif (a) x = 1;\nelse KeBugCheck(1);\nreturn x;"],
    ["a union's other member", "union { ULONG64 w; ULONG h[2]; } x;\nx.w = a;\nreturn x.h[1];"],
    ["an array of which an element is written", "ULONG x[4];\nx[a & 3] = 1;\nreturn x[b & 3];"],
    [
      "a handler of an exception",
      "ULONG x;\n__try { x = *p; } __except (EXCEPTION_EXECUTE_HANDLER) { x = 0; }\nreturn x;",
    ],
    [
      "what a macro is given and drops, in a long function",
      `ULONG x;\n${"Other(a + b);\n".repeat(40)}DROPPED(Seen(&x));\nreturn x;`,
    ],
    ["a macro of a header that is not there", "ULONG x;\nFILL_IN(x);\nreturn x;"],
    [
      "a list, a cleared structure, a copy",
      "LIST_ENTRY l;\nPAIR v;\nPAIR w;\nInitializeListHead(&l);\nRtlZeroMemory(&v, sizeof(v));\nw = v;\nreturn w.Count + (l.Flink == NULL);",
    ],
    [
      "a routine that failed, if it is asked",
      "PFILE_OBJECT f;\nPDEVICE_OBJECT d;\nif (!NT_SUCCESS(IoGetDeviceObjectPointer(s, 1, &f, &d))) return 0;\nObDereferenceObject(f);\nreturn 1;",
    ],
    [
      "an event that is made ready before the request that keeps it is sent",
      "KEVENT e;\nIO_STATUS_BLOCK s2;\nPIRP i = IoBuildDeviceIoControlRequest(1, 0, 0, 0, 0, 0, TRUE, &e, &s2);\nKeInitializeEvent(&e, NotificationEvent, FALSE);\nreturn i != NULL;",
    ],
    [
      "a routine that failed, after NULL was written",
      "PFILE_OBJECT f = NULL;\nPDEVICE_OBJECT d;\nIoGetDeviceObjectPointer(s, 1, &f, &d);\nif (f) ObDereferenceObject(f);\nreturn 1;",
    ],
  ])("%s", (_, body) => {
    expect(found(body)).toEqual([]);
  });
});
