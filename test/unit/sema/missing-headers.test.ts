// Behind a missing header, what it may have declared is not told of at each use; what it cannot have declared is.
import { expect, it } from "vitest";
import { compile, messages } from "./compile.ts";

const known = `typedef unsigned long ULONG; typedef long NTSTATUS; typedef struct { int State; } EXTENSION, *PEXTENSION;
NTSTATUS SendRequest(int Length); void CopyInformation(int Length);
`;
const missing = (text: string, name = "test.c"): string[] =>
  messages(compile({ [name]: `#include "gone.h"\n${known}${text}` }, { path: name })).slice(1);
const present = (text: string): number => messages(compile(known + text)).length;

it("says at the #include what to do, once", () => {
  const unit = compile(`#include "gone.h"\nint f(void) { return GONE; }`);
  expect(messages(unit)).toEqual(['1: error include-not-found: the header "gone.h" was not found']);
  expect(unit.diagnostics[0]?.remedy).toMatch(/'ringside.includePath'.*ringside\.json.*-I.*docs\/projects\.md/);
  expect(unit.unsaid.map(({ code }) => code)).toEqual(["undeclared"]);
});

it.each([
  ["an identifier", "int f(void) { return GONE; }"],
  ["a type", "GONE_TYPE g; int f(GONE_TYPE *p) { PGONE q = p; return q->x; }"],
  ["a type that is cast to", "void *f(void *p) { PGONE q = (PGONE)p; return q; }"],
  ["a function, and what is made of its value", "void *f(void) { void *p = GoneMake(3); return p; }"],
  ["a function, and its structure", "int f(void) { EXTENSION e = GoneGet(1); return e.State; }"],
  ["a macro in front of a parameter", "int f(GONE_IN int x, GONE_INOUT PEXTENSION e) { return x + e->State; }"],
  ["a calling convention", "int GONE_CALL f(int x) { return x; }"],
  ["a macro as a statement", "int f(int x) { GONE_CHECK(x) return x; }"],
  ["a macro as a loop", "int f(int x) { GONE_EACH(x) { x++; } return x; }"],
  ["a macro that makes a function", "GONE_HANDLER(name, 3)\n{ return 1; }"],
  ["the size of an array", "int f(void) { char b[GONE_MAX]; b[0] = 1; return b[0]; }"],
  ["a case", "int f(int x) { switch (x) { case GONE_ONE: return 1; case GONE_TWO: return 2; } return 0; }"],
  ["an enumerator's value", "enum e { first = GONE_FIRST, second };"],
  ["a structure that is only declared", "int f(struct gone *p) { struct gone g; return p->x + sizeof(g); }"],
  ["an initialiser", "const struct { int code; } table[] = { { GONE_ONE }, { GONE_TWO } };"],
  ["a pointer that is cast to", "int f(void *p) { return ((GONE *)p)->x + (int)sizeof(GONE *) + ((GONE_T)3).x; }"],
  [
    "a member as long as one of a structure",
    "struct s { char b[sizeof(((GONE *)0)->x)]; }; int f(struct s *p) { return p->b[0]; }",
  ],
  ["an assertion", "typedef char assertion[sizeof(GONE_TYPE) == 8 ? 1 : -1];"],
  ["a condition of the preprocessor", "#if GONE_AT_LEAST(3)\nint x;\n#endif"],
])("is silent on %s", (_what, text) => {
  expect(missing(text)).toEqual([]);
  expect(present(text)).toBeGreaterThan(0);
});

it.each([
  ["a label", "void f(void) { goto nowhere; }", "no-label"],
  ["a member of a known structure", "int f(PEXTENSION e) { return e->Status; }", "no-member"],
  ["a letter left out", "NTSTATUS f(void) { return SendReqest(1); }", "implicit-function"],
  ["a letter twice", "NTSTATUS f(int status) { return statuss; }", "undeclared"],
  ["two letters exchanged", "NTSTATUS f(int length) { return lenght; }", "undeclared"],
  ["a syntax error between known names", "int f(int x) { x = x + ; return x; }", "syntax"],
  ["a syntax error in parameters", "NTSTATUS f(PEXTENSION e, int x { return x; }", "syntax"],
  ["a wrong type", "int f(EXTENSION e) { return e; }", "incompatible-types"],
])("tells of %s", (_what, text, code) => {
  expect(missing(text).map((line) => / (?:error|warning) ([a-z-]*)/.exec(line)?.[1])).toEqual([code]);
});

it("tells of names that are used above the #include", () => {
  const unit = compile(`int f(void) { return EARLY; }\n#include "gone.h"\nint g(void) { return LATE; }`);
  expect(messages(unit)).toEqual([
    '2: error include-not-found: the header "gone.h" was not found',
    "1: error undeclared: 'EARLY' is not declared.",
  ]);
});

it("is silent in the whole unit where a header lacks one", () => {
  const files = { "test.c": '#include "a.h"\nint f(void) { return GONE; }', "a.h": '#include "gone.h"\n' };
  expect(messages(compile(files)).map((line) => line.replace(/:.*? (\S+):.*/, " $1"))).toEqual(["1 include-not-found"]);
});

it("is silent behind a header that a build would make of a description", () => {
  const files = { "test.c": '#include "made.h"\nint f(void) { return GONE; }', "made.idl": "" };
  expect(compile(files).diagnostics.map(({ code }) => code)).toEqual(["include-not-made"]);
});

it("is silent on C++ names of which nothing is known", () => {
  const text = "int f(Gone *p) { return Gone::Make(p) + gone(p) + p->x; } int ns::g() { return 1; }";
  expect(missing(text, "test.cpp")).toEqual([]);
});

it("is silent on what follows from a template, a base or an overload that is not known", () => {
  const text = `struct A : Gone<A> { int x; }; int f(A a) { if (Gone<A>::is(a) > 1) a.y = {}; else a(1); return *a.z; }
struct B { Gone<int> list{}; B(Gone<int> &&); }; void g(B &b) { for (auto n : b.list) n.next(); B c(b); delete c; }
template <typename T, Gone::extent N> int h(T t) { return t.x; }`;
  expect(missing(text, "test.cpp")).toEqual([]);
  expect(missing("NTSTATUS f(int status) { return statuss; }", "test.cpp")).toHaveLength(1);
  const early = `struct A { int x; }; int f(A a) { return a.y; }\n#include "gone.h"\n`;
  expect(messages(compile({ "test.cpp": early }, { path: "test.cpp" }))).toHaveLength(2);
});

it("tells once of a source that includes nothing, full of names that headers declare", () => {
  const lines = Array.from({ length: 30 }, (_, i) => `PGONE${i} Get${i}(PGONE p);`).join("\n");
  expect(messages(compile(lines))).toEqual(["1: error unknown-type: unknown type name 'PGONE0'"]);
  const few = "PGONE0 Get(void); int f(void) { return FEW; }";
  expect(messages(compile(few)).length).toBe(2);
});

it("tells once of a source whose build would define what brings its names in", () => {
  const source = (count: number) => {
    const lines = Array.from(
      { length: count },
      (_, i) => `T${i % 15} f${i}(T${i % 15} *p) { T${i % 15} t; t.a = p[t]; return p & t; }`,
    );
    return {
      "test.c": `#include "types.h"\n${lines.join("\n")}`,
      "types.h": "#ifdef BUILD\ntypedef int T0;\n#endif\n",
    };
  };
  expect(messages(compile(source(60)))).toEqual(["2: error unknown-type: unknown type name 'T0'"]);
  expect(messages(compile(source(5))).length).toBeGreaterThan(5);
});

it("is silent on types that a qualifier stands behind, on their members, and on overloads that take them", () => {
  expect(missing("GONE_TYPE const table = { .x = 1, .y = 2 };")).toEqual([]);
  expect(missing("const GONE_TYPE *Get(void); int f(void) { return Get()->x; }")).toEqual([]);
  const overloads = "struct P { static int Is(int n); static int Is(GONE f); }; int f(unsigned n) { return P::Is(n); }";
  expect(missing(overloads, "test.cpp")).toEqual([]);
  const text = `${known}${overloads.replace("GONE", "char")}`;
  const all = messages(compile({ "test.cpp": text }, { path: "test.cpp" }));
  expect(all.map((line) => line.replace(/.*error (\S+):.*/, "$1"))).toEqual(["ambiguous-call"]);
});

it("looks for names of a template where it is used", () => {
  const text = (inside: string, after: string) => `class S { public: ${inside} { Later n; return n.x; } };
template <class T, class L = Default> struct Q { T t; L l; };
${after}`;
  const all = (source: string) => messages(compile({ "test.cpp": source }, { path: "test.cpp" }));
  expect(all(text("template <class F> int Each(F)", "struct Later { int x; };"))).toEqual([]);
  expect(all(text("int Each(int)", ""))).toEqual(["1: error unknown-type: unknown type name 'Later'"]);
});

it("reads _declspec with one underscore", () => {
  expect(messages(compile("int _declspec(noinline) _stdcall f(void) { return 1; }"))).toEqual([]);
});

it("joins the name of a member function that is written in its class to other literals", () => {
  const text = 'struct A { static const char *f() { return __FUNCTION__ ": failed"; } };';
  expect(messages(compile({ "test.cpp": text }, { path: "test.cpp" }))).toEqual([]);
});

it("takes what a source declares for itself otherwise than the kit's headers, which may be another kit's", () => {
  const kit = `typedef struct _JOB *PJOB; typedef unsigned long long LOCK; typedef struct _COPY { void *at; } COPY;
enum KIND { first = 1 }; long IsRunning(void);`;
  const own = `typedef void *PJOB; typedef struct _LOCK { unsigned waiting : 1; } LOCK; typedef struct _COPY { void *at; int length; } COPY;
enum KIND { first = 1, second }; unsigned char IsRunning(void); int Use(LOCK *l, COPY *c) { return l->waiting + c->length; }`;
  for (const path of ["test.c", "test.cpp"]) {
    const text = (inside: string) => (path === "test.c" ? inside : `extern "C" { ${inside} }`);
    const files = { [path]: `#include <kit.h>\n${text(own)}`, "kit.h": text(kit) };
    const told = (kitFolders: string[]) =>
      messages(compile(files, { path, kitFolders })).filter((line) => / error /.test(line));
    expect(told(["inc"])).toEqual([]);
    expect(told([]).length).toBeGreaterThan(3);
  }
});
