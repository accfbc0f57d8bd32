// What the compiler says about C++: mistakes, what it refuses by name, and that the rest of such a file is still understood.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileExpression, compileUnit, createCompileCache, linkProgram } from "../../../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../../../host/files.ts";
import { compile } from "./compile.ts";

const unitOf = (source: string) => compile({ "test.cpp": source }, { path: "test.cpp" });
const said = (source: string): string[] =>
  unitOf(source).diagnostics.map((d) => `${d.range.startLine + 1} ${d.severity} ${d.code}`);

describe("mistakes", () => {
  test.each([
    ["class A { int x; }; int f(A &a) { return a.x; }", "1 error inaccessible"],
    ["class A { void f(); }; void g(A &a) { a.f(); }", "1 error inaccessible"],
    [
      "class A { protected: int x; }; class B : public A { int f() { return x; } }; int g(B &b) { return b.x; }",
      "1 error inaccessible",
    ],
    [
      "class A { protected: int x; void f(); }; class C; class B : public A { friend class C; }; class C { void g(A &a) { a.f(); } };",
      "1 error inaccessible",
    ],
    ["class A { static int s; }; int f() { return A::s; }", "1 error inaccessible"],
    ["class A { A(); public: A(int); }; void f() { A a; }", "1 error inaccessible"],
    ["void f(void *p) { int *q = p; }", "1 error no-conversion"],
    ["enum E { a }; void f() { E e = 1; }", "1 error no-conversion"],
    ["enum class E { a }; int f() { return E::a; }", "1 error no-conversion"],
    ["enum class E { a }; int f(E e) { return e + 1; }", "1 error bad-operands"],
    ["void f(long n) { int *p = n; }", "1 error no-conversion"],
    ["struct A {}; struct B {}; void f(A *a) { B *b = a; }", "1 error no-conversion"],
    ["int f(int); int f(long); int g(double d) { return f(d); }", "1 error ambiguous-call"],
    ["int f(int); int f(char *); struct S {}; int g(S s) { return f(s); }", "1 error no-overload"],
    ["int f(int, int = 1); int g() { return f(); }", "1 error argument-count"],
    ["void f(int &r); void g() { f(1); }", "1 error bad-reference"],
    ["void g() { int &r; }", "1 error bad-reference"],
    ["void f(int &&r); void g(int x) { f(x); }", "1 error bad-reference"],
    ["struct A { A(int); }; void f() { A a; }", "1 error no-constructor"],
    ["struct A { A(const A &) = delete; A(); }; void f(A &a) { A b = a; }", "1 error deleted-function"],
    ["struct A { virtual void f() = 0; }; void g() { A a; }", "1 error abstract-class"],
    ["struct A { void f(); }; struct B : A { void f() override; };", "1 error bad-override"],
    ["struct A { virtual void f() final; }; struct B : A { void f(); };", "1 error bad-override"],
    ["struct A final {}; struct B : A {};", "1 error bad-base"],
    ["struct A { int f(); }; int A::g() { return 1; }", "1 error no-member"],
    ["struct A { int f(); }; int g(const A &a) { return a.f(); }", "1 error no-overload"],
    ["struct A { int x; static int f() { return x; } };", "1 error no-object"],
    ["int f() { return this->x; }", "1 error no-object"],
    ["struct A { int r; A() : q(1) {} };", "1 error no-member"],
    ["struct A { int &r; A() {} };", "1 error bad-reference"],
    ["void f() { auto x; }", "1 error bad-auto"],
    ["int f() { return N::x; }", "1 error undeclared"],
    ["int f() { return g(); }", "1 error undeclared"],
    ['static_assert(sizeof(int) == 8, "no");', "1 error static-assert"],
    ["int f(); struct A { A(); }; A a;", "1 warning dynamic-initializer"],
    ["int f(); int x = f();", "1 warning dynamic-initializer"],
    ["typedef int NTSTATUS; NTSTATUS DriverEntry(void *, void *) { return 0; }", "1 error driver-entry-linkage"],
    ["template <class T> T f(T a, T b) { return a; } int g() { return f(1, 2.0); }", "1 error no-overload"],
    ["template <class T> struct V { T t; }; V<int, int> v;", "1 error template-arguments"],
    ["struct A { int x; }; A a = {1, 2};", "1 error excess-initializer"],
    ["void f() { for (int x : 5) ; }", "1 error bad-range"],
  ])("%s", (source, expected) => {
    expect(said(source)).toEqual([expected]);
  });
});

describe("nothing to say", () => {
  test.each([
    [
      "class A { friend int f(A &); friend class B; int x; }; int f(A &a) { return a.x; } class B { int g(A &a) { return a.x; } };",
    ],
    ["class A { class In { int f(A &a) { return a.x; } }; int x; };"],
    [
      'extern "C" { typedef long NTSTATUS; NTSTATUS DriverEntry(void *, void *); } NTSTATUS DriverEntry(void *, void *) { return 0; }',
    ],
    [
      "__ringside_annotation(IRQL_requires_same) template <typename T> inline T twice(T a) { return a + a; } int f() { return twice(2); }",
    ],
    [
      "struct O; typedef struct O C; namespace n { struct C; int f(C *c); struct C { int a; }; int g(C *c) { return f(c) + c->a; } }",
    ],
    ["struct A { int x; constexpr A(int i) : x(i) {} }; const A table[] = {1, 2, A(3)}; A a(4);"],
    ["struct L { unsigned v; L *next = nullptr; }; L head; static L other{5};"],
    ["enum E { a = 1, b = 2 }; int f(E e) { return e | b; } E g(int i) { return (E)i; }"],
    [
      "void *operator new(unsigned long long, void *p) noexcept { return p; } struct S {}; void f(void *p) { new (p) S; }",
    ],
    [
      "int f(unsigned short *); typedef int NTSTATUS; struct [[nodiscard]] S { alignas(16) int x; }; [[noreturn]] void g();",
    ],
    [
      'typedef unsigned short *PWSTR; struct S { PWSTR a; char *b; } s = {L"a", "b"}; void f(PWSTR p); void g(int i) { f(i ? L"x" : L"y"); }',
    ],
    ["class C { public: C() = default; ~C() = default; C(const C &) = default; int x = 0; }; C f() { C c; return c; }"],
  ])("%s", (source) => {
    expect(said(source)).toEqual([]);
  });
});

describe("refused by name", () => {
  test.each([
    ["void f() { throw 1; }", "throw"],
    ["int f() { int a[2] = {1, 2}; auto [x, y] = a; return 1; }", "bindings that copy an array"],
    ["int a[2]; auto &[x, y] = a;", "bindings at namespace scope"],
    ["void f() { try { } catch (int) { } }", "try"],
    ["struct A {}; struct B : virtual A {};", "virtual inheritance"],
    ["struct A { virtual ~A(); }; struct B : A {}; B *f(A *a) { return dynamic_cast<B *>(a); }", "dynamic_cast"],
    ["struct A { template <class T> struct V; template <> struct V<int> { }; };", "specialisations within a class"],
  ])("%s", (source, word) => {
    const unit = unitOf(`${source}\nint after(int x) { return x + 1; }`);
    expect(unit.diagnostics.map((d) => d.message).join("\n")).toContain(word);
    expect(unit.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    expect([...unit.functions.values()].map((fn) => fn.symbol.name)).toContain("after");
  });
  test("a function that cannot be understood is refused where it is reached, and only there", () => {
    const unit = unitOf(
      "struct A {}; struct B : virtual A { int n; }; int f(int A::*p, A *a) { if (a) { return a->*p; } return 1; }",
    );
    const fn = [...unit.functions.values()].find(({ symbol }) => symbol.name === "f");
    expect(fn?.refusals).toHaveLength(1);
  });
});

describe("several bases", () => {
  const bases = `
    struct Unknown { virtual int query() = 0; };
    struct Port : Unknown { virtual int init(int n) = 0; };
    struct Counted { int count; Counted(int n) : count(n) {} virtual int more(); };
    class Miniport : public Port, public Counted {
      union { int kind; char *name; };
    public:
      Miniport(int n) : Counted(n), kind(n) {}
      int query() override { return count + kind; }
      int init(int n) override { return more() + this->count + n; }
      int more() override { return Counted::more(); }
    };`;
  test("members, initialisers, overrides and conversions of all of them are known", () => {
    const unit = unitOf(`${bases}
      Counted *up(Miniport *m) { return m; }
      Miniport *down(Counted *c) { return static_cast<Miniport *>(c); }
      int use(Miniport &m) { return m.count + m.init(1) + m.more(); }
      int none(Miniport &m) { return m.absent; }`);
    const errors = unit.diagnostics.filter((d) => d.severity === "error");
    expect(errors.map((d) => d.message)).toEqual(["'Miniport' has no member 'absent'."]);
  });
  test.each([
    [
      "struct A { virtual void f(); }; struct B { virtual void g() = 0; }; struct C : A, B {}; void h() { C c; }",
      "1 error abstract-class",
    ],
    [
      "struct A { virtual void f(); }; struct B { virtual void g() final; }; struct C : A, B { void g(); };",
      "1 error bad-override",
    ],
    [
      "struct A { virtual void f(); }; struct B { virtual void g(); }; struct C : A, B { void h() override; };",
      "1 error bad-override",
    ],
    [
      "struct A { int x; }; struct B { int y; }; struct C : A, B {}; struct D {}; B *f(D *d) { return d; }",
      "1 error no-conversion",
    ],
  ])("%s", (source, problem) => {
    expect(said(source)).toEqual([problem]);
  });
  test("a table for each base with virtual functions; a thunk where the object begins before the base", () => {
    const unit = unitOf(`${bases} int make(Counted *&c) { static Miniport m(1); c = &m; return c->more(); }`);
    const tables = [...linkProgram([unit]).globals.values()].map(({ global }) => global);
    const entries = (name: string) =>
      tables.find(({ symbol }) => symbol.name === name)?.relocations.map(({ target }) => target.name);
    expect(entries("Miniport::`vftable'")).toEqual(["Miniport::query", "Miniport::init"]);
    expect(entries("Miniport::`vftable'{for `Counted'}")).toEqual(["[thunk]: Miniport::more`adjustor{8}'"]);
    expect([...unit.functions.values()].flatMap((fn) => fn.refusals)).toEqual([]);
  });
  test("an override whose result lies elsewhere in what it returns is refused by name", () => {
    const unit = unitOf(`
      struct A { int a; virtual void f(); }; struct B { int b; virtual void g(); }; struct C : A, B {};
      struct Maker { virtual B *make(); }; struct Other : Maker { C *make() override; };
      void f() { Other o; }`);
    expect(unit.functions.get("f()")?.refusals.map((r) => r.construct)).toEqual(["a covariant result of another base"]);
  });
});

describe("__uuidof", () => {
  const guid = "typedef struct _GUID { unsigned long a; unsigned short b, c; unsigned char d[8]; } GUID;";
  const set = 'struct __declspec(uuid("97E99BA0-BDEA-11CF-A5D6-28DB04C10000")) Set;';
  test("is the GUID of a class, the same object everywhere, also in tables", () => {
    const unit = unitOf(`${guid} ${set}
      struct Item { const GUID *set; };
      extern const Item items[] = { { &__uuidof(struct Set) }, { &__uuidof(Set) } };
      bool same(const GUID *g) { return g == &__uuidof(Set); }
      GUID copy() { GUID g = __uuidof(Set); return g; }`);
    expect(unit.diagnostics.map((d) => d.message)).toEqual([]);
    const globals = [...linkProgram([unit]).globals.values()].map(({ global }) => global);
    const items = globals.find((g) => g.symbol.name === "items");
    const [first, second] = items?.relocations ?? [];
    expect(first?.target).toBe(second?.target);
    const bytes = globals.find((g) => g.symbol === first?.target)?.bytes;
    const hex = [...(bytes ?? [])].map((b) => b.toString(16).padStart(2, "0")).join("");
    expect(hex).toBe("a09be997eabdcf11a5d628db04c10000");
  });
  test.each([
    [`${guid} struct None; const GUID *f() { return &__uuidof(None); }`, "'None' has no GUID."],
    [`${guid} struct __declspec(uuid("12")) Short;`, "'uuid' takes a GUID in quotation marks."],
  ])("%s", (source, message) => {
    expect(unitOf(source).diagnostics.map((d) => d.message)).toEqual([message]);
  });
});

describe("specialisations", () => {
  test.each([
    ["template <class T> struct V { T f(); }; template <> int V<int>::g() { return 1; }", "1 error no-member"],
    ["template <class T> T f(T); template <> int f(int, int) { return 1; }", "1 error undeclared"],
    [
      "template <class T> struct V; template <> struct V<int> { int n; }; int f(V<long> *v) { return v->n; }",
      "1 error incomplete-type",
    ],
    [
      "template <class T> struct V { T f(); }; int V<int>::f() { return 1; } int V<int>::f() { return 2; }",
      "1 error redefinition",
    ],
  ])("%s", (source, problem) => {
    expect(said(source)).toEqual([problem]);
  });
  test("without 'template <>', as Microsoft's compiler takes them", () => {
    expect(
      said(
        "template <class T> struct V { T n; T f(); }; int V<int>::f() { return n; } char V<char>::f() { return n; }",
      ),
    ).toEqual([]);
  });
});

describe("lambdas", () => {
  test.each([
    ["int g; int f() { auto l = [g] { return g; }; return l(); }", "1 error bad-capture"],
    ["int f(int x) { auto l = [x, x] { return x; }; return l(); }", "1 error bad-capture"],
    ["int f() { auto l = [nowhere] { return 1; }; return l(); }", "1 error bad-capture"],
    ["int f() { auto l = [this] { return 1; }; return l(); }", "1 error bad-capture"],
    ["int f(int x) { auto l = [] { return x; }; return l(); }", "1 error not-captured"],
    ["int f(int x) { auto l = [](int y) { return x + y; }; return l(1); }", "1 error not-captured"],
    ["struct A { int n; int f() { auto l = [] { return n; }; return l(); } };", "1 error no-object"],
    ["int f(int x) { auto l = [x](int y) { return x + y; }; return l(); }", "1 error argument-count"],
    ["int f() { auto l = [](int y) { return y + nowhere; }; return l(1); }", "1 error undeclared"],
    ["int f(int x) { int (*p)(int) = [x](int y) { return x + y; }; return p(1); }", "1 error incompatible-types"],
    [
      "class A { int n; int f() { return [this] { return n; }(); } }; int g(A &a) { return [&] { return a.n; }(); }",
      "1 error inaccessible",
    ],
  ])("%s", (source, problem) => {
    expect(said(source)).toEqual([problem]);
  });
  test("an expression that is looked at in one knows what it captures", () => {
    const unit = unitOf(`struct Device { int count; int run(int by) {
      auto l = [&by, twice = by * 2, this](int x) { return by + twice + count + x; };
      return l(3); } };`);
    const fn = [...unit.functions.values()].find(({ symbol }) => symbol.name.includes("<lambda_"));
    const look = (text: string): string | undefined => {
      const found = compileExpression(text, unit, fn?.symbol.linkName ?? "", fn?.range.last ?? 0);
      return found.ok ? found.value.place?.kind : found.message;
    };
    expect([look("by"), look("twice"), look("count"), look("x")]).toEqual(["deref", "field", "field", "local"]);
    expect(look("this->count + by")).toBeUndefined();
    expect(look("other")).toBe("'other' is not declared.");
  });
  test("each is a function of its own, in the file where it stands, also one that nobody calls", () => {
    const unit = unitOf(`
      template <class F> struct Guard { F at; Guard(F f) : at(f) {} ~Guard() { at(); } void release(); };
      template <class F> Guard<F> atExit(F f) { return Guard<F>(f); }
      int f(int *p) {
        auto guard = atExit([&p]() mutable -> void { *p = 0; });
        auto add = [=](int a, int b) { return a + b; };
        return 0;
      }
      auto outside = [](int x) { return x; };`);
    expect(unit.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    const made = [...unit.functions.values()].filter(({ symbol }) => /<lambda_\d+>$/.test(symbol.name));
    expect(made.map(({ symbol }) => symbol.name)).toEqual(["f::<lambda_1>", "f::<lambda_2>", "<lambda_1>"]);
    const [first, second] = made.map((fn) => unit.range(fn.declaration, fn.range).startLine);
    expect([first, second]).toEqual([4, 5]);
    expect(made.flatMap((fn) => fn.refusals)).toEqual([]);
  });
});

test("an array that no 'operator new[]' fits takes 'operator new', as Microsoft's compiler has it", () => {
  expect(said("void *operator new(unsigned long long n, int pool); int *f() { return new (1) int[4]; }")).toEqual([]);
});

// Miniports of storage and of streaming have types of the same names as those of old adapters.
const alone = ["storport.h", "strmini.h"];
test.each(["all the others", ...alone])(
  "our headers are read as C++, and their functions have C linkage: %s",
  (which) => {
    const disk = new NodeFiles();
    const folder = ddkInclude(installFolder(import.meta.url));
    const names = readdirSync(folder).filter((name) =>
      alone.includes(which) ? name === which : name.endsWith(".h") && !alone.includes(name),
    );
    // Its miniports take in what the port drivers' share, too.
    const beside = which === "storport.h" ? ["scsiwmi.h", "ntddscsi.h"] : [];
    const text = ["ntifs.h", ...names, ...beside].map((name) => `#include <${name}>`).join("\n");
    const unit = compileUnit("test.cpp", {
      target: "x64",
      files: { read: (path) => (path === "test.cpp" ? text : disk.read(path)) },
      includePaths: [folder],
      defines: {},
    });
    expect(unit.diagnostics.map((d) => `${d.range.file}:${d.range.startLine + 1} ${d.message}`)).toEqual([]);
    const mangled = [...unit.symbols.values()].filter(
      (symbol) => symbol.linkName !== symbol.name && symbol.linkage === "external" && !symbol.inline,
    );
    expect(mangled.map((symbol) => symbol.linkName)).toEqual([]);
  },
);

test("a class of a namespace hides a type of that name outside of it", () => {
  const source = `typedef struct _CONTEXT CONTEXT;
    namespace a { struct CONTEXT; int f(CONTEXT *c); }
    namespace b { struct CONTEXT { int y; }; int g(CONTEXT *c) { return c->y; } }
    namespace a { struct CONTEXT { int x; }; int f(CONTEXT *c) { b::CONTEXT other; other.y = c->x; return other.y; } }
    typedef int Inner;
    struct Outer { struct Inner { int z; }; int h(Inner *i) { return i->z; } };
    int last(CONTEXT *c) { return c->x; }`;
  expect(said(source)).toEqual(["7 error incomplete-type"]);
});

describe("linkage", () => {
  const two = (a: string, b: string) => {
    const cache = createCompileCache();
    const files = { "a.cpp": a, "b.cpp": b };
    return linkProgram(["a.cpp", "b.cpp"].map((path) => compile(files, { path, cache })));
  };
  test("overloads are functions of their own, across files", () => {
    const program = two(
      "int f(int x) { return x; } int f(char *) { return 2; } namespace n { int f(int x) { return 3; } }",
      "int f(int); int f(char *); namespace n { int f(int); } int g() { return f(1) + f(nullptr) + n::f(1); }",
    );
    expect([...program.functions.keys()].toSorted()).toEqual(["f(char *)", "f(int)", "g()", "n::f(int)"]);
    expect([...program.imports.keys()]).toEqual([]);
  });
  test("C linkage joins with C, and constants are each file's own", () => {
    const program = two(
      'extern "C" int f(int x) { return x; } const int k = 1; int g() { return k; }',
      'extern "C" { int f(int); } const int k = 2; int h() { return f(k); }',
    );
    expect([...program.functions.keys()].toSorted()).toEqual(["f", "g()", "h()"]);
    expect(program.diagnostics).toEqual([]);
  });
  test("a class's members are defined once, wherever they stand", () => {
    const header = "struct A { int x; int f(); int g() { return x; } virtual int v() { return 1; } A(); };";
    const program = two(
      `${header} int A::f() { return g(); } A::A() : x(1) {}`,
      `${header} int use(A &a) { A b; return a.f() + a.g() + b.v(); }`,
    );
    expect([...program.imports.keys()]).toEqual([]);
    expect(program.diagnostics).toEqual([]);
  });
});

describe("templates of a header, in units that share what is compiled", () => {
  const texts: Record<string, string> = {
    "/t/box.h":
      "template <typename T> struct Box { T v; int size() { return v.missing; } };\ntemplate <typename T> int twice(T t) { return t.lost; }\n",
    "/t/other.h": "int other(int);\n",
    "/t/one.cpp":
      '#include "box.h"\n#include "other.h"\nstruct S { int x; };\nint f() { Box<S> b; S s; return b.size() + twice(s) + twice(s); }\nint g(Box<S> *b) { return b->size(); }\n',
    "/t/two.cpp":
      '#include "box.h"\n#include "other.h"\nstruct S { char c[40]; int missing; };\nint f() { Box<S> b; static_assert(sizeof(b) == 44, "its own S"); return b.size(); }\n',
  };
  const options = {
    target: "x64" as const,
    files: { read: (path: string) => texts[path] },
    includePaths: [],
    defines: {},
    cache: createCompileCache(),
  };
  const told = (path: string): string[] =>
    compileUnit(path, options).diagnostics.map((one) => `${one.range.startLine + 1}: ${one.message}`);
  const mistakes = ["1: 'S' has no member 'missing'.", "2: 'S' has no member 'lost'."];

  test("mistakes are told each time, once", () => {
    expect(told("/t/one.cpp")).toEqual(mistakes);
    expect(told("/t/one.cpp")).toEqual(mistakes);
    texts["/t/other.h"] += "int more(int);\n";
    expect(told("/t/one.cpp")).toEqual(mistakes);
    texts["/t/one.cpp"] += "int z;\n";
    expect(told("/t/one.cpp")).toEqual(mistakes);
  });
  test("classes of one name in two units are two", () => {
    expect(told("/t/two.cpp")).toEqual([]);
    expect(told("/t/one.cpp")).toEqual(mistakes);
    expect(told("/t/two.cpp")).toEqual([]);
  });
});

test("friends of a class name what it inherits as protected", () => {
  const classes = `
    class A { protected: int x; void f(); };
    class C;
    class B : public A { friend class C; };
    class C { int g(B *b) { b->f(); return b->x; } };`;
  expect(said(classes)).toEqual([]);
});
test("what is assigned to a place that is not known need not fit", () => {
  expect(said("struct S { int a; } s; void f() { lost->id = s; }")).toEqual(["1 error undeclared"]);
});

test("a default argument may name what its own class keeps to itself", () => {
  const own = "class A { static int s; static void none(); public: int f(int a = s, void (*g)() = none); };";
  expect(said(`${own} int g(A &a) { return a.f(); }`)).toEqual([]);
  expect(said(`${own} int g(A &a) { return a.f(A::s); }`)).toEqual(["1 error inaccessible"]);
});

describe("concepts", () => {
  const all = `
    template <class P> concept Pointer = requires(P p) { *p; p != nullptr; };
    template <class T> concept Small = Pointer<T> || sizeof(T) <= 8;
    namespace my { template <class A, class B> concept Same = true; }
    template <Pointer P> void clear(P &p) { p = nullptr; }
    template <Small T = int> T twice(T t) { return t + t; }
    template <my::Same<int> T> struct Box { T held; T get() const { return held; } };
    template <class T> requires (sizeof(T) > 1) && Small<T> T half(T t) { return t / 2; }
    template <class T> T third(T t) requires requires(T u) { u / 3; } { return t / 3; }
  `;
  test("are read over: what they stand before is a parameter that is a type", () => {
    const use = "int f(int *p) { clear(p); Box<int> b{3}; return twice(2) + half(4) + third(9) + b.get(); }";
    expect(said(all + use)).toEqual([]);
    expect(said(`${all} int f() { Box<int> b{3}; return b.got(); }`)).toEqual([expect.stringContaining("no-member")]);
  });
  test("without a name are a mistake", () => {
    expect(said("template <class T> concept = true;")).toEqual(["1 error syntax"]);
  });
});

test("a class inside a template's instance has its own name for its constructors and destructor", () => {
  const list = `template <class T> class List {
    public:
      class Entry { public: Entry(T t) : held(t) {} ~Entry() = default; T get() { return held; } private: T held; };
      struct Cursor { Cursor() {} ~Cursor() {} };
      T first(T t) { Entry e(t); Cursor c; return e.get(); }
    };
    namespace n { template <class T> struct Box { T held; }; }
  `;
  expect(said(`${list} int f() { List<int> l; List<n::Box<int>> m; return l.first(1); }`)).toEqual([]);
  expect(said(`${list} struct A { ~B(); };`)).toEqual([expect.stringContaining("bad-destructor")]);
});

test("a member that is called like its class is one where something is taken from it", () => {
  const classes = `class Queue { public: int push(int n); int size; };
    class Work { public: static Queue *Queue; static int run(); };
    Queue *Work::Queue;
  `;
  expect(
    said(`${classes} int Work::run() { int n; n = Queue->push(1); Queue->push(2); return n + Queue->size; }`),
  ).toEqual([]);
  expect(said(`${classes} int f() { return Queue->size; }`)).not.toEqual([]);
});

test("a template that hands its pack on twice over is refused, not followed for ever", () => {
  const twice = "template <class... T> int h(T... t) { return h(t..., t...); } int c() { return h(1, 2); }";
  expect(said(twice)).toEqual([expect.stringContaining("no-overload")]);
});

test("the language of a declaration may stand behind its attributes", () => {
  const both = `__declspec(noinline) extern "C" int plain(int n);
    [[nodiscard]] extern "C" int other(void);
    extern "C" int plain(int n) { return n + other(); }
    extern "C" int other(void) { return 40; }
  `;
  expect(said(both)).toEqual([]);
  expect(said(`${both} namespace N { __declspec(noinline) extern "C" int plain(int n); }`)).toEqual([]);
});

test("a copy of what something is, and what a function that cannot be evaluated here would say", () => {
  expect(said("int f() { short n = 3; int m = auto(n); return m + auto{n}; }")).toEqual([]);
  const evaluated = `struct Piece { int size; int kind; };
    constexpr bool fits(const Piece &piece) { return piece.size == sizeof(piece) && piece.kind == 5; }
    constexpr Piece piece{sizeof(Piece), 5};
  `;
  expect(said(`${evaluated} static_assert(fits(piece));`)).toEqual([]);
  expect(said(`${evaluated} int n; static_assert(n == 3);`)).toEqual([expect.stringContaining("not-constant")]);
});

test("a method that is declared twice over in its class is one, as Microsoft's compiler has it; one that is defined twice is not", () => {
  expect(said("class A { public: int f(int n); int f(int n); }; int g(A &a) { return a.f(1); }")).toEqual([]);
  expect(said("class A { int f(int n) { return n; } int f(int n) { return 0; } };")).toEqual([
    expect.stringContaining("redefinition"),
  ]);
});

test("spellings of Microsoft's compiler: '__nullptr', and an annotation before '...'", () => {
  const annotated = `#define IN __ringside_annotation(In)
    void log(IN int level, IN ...);
    void *none() { log(1, 2, 3); return __nullptr; }
  `;
  expect(said(annotated)).toEqual([]);
});
