// C++ of strangers' drivers that Microsoft's compiler takes, with what it refuses beside it.
import { expect, test } from "vitest";
import { createCompileCache } from "../../../compiler/index.ts";
import { compile, messages } from "./compile.ts";

const said = (text: string): string[] =>
  messages(compile({ "test.cpp": text }, { path: "test.cpp" })).map((line) => line.replace(/^\d+: \w+ (\S+):.*/, "$1"));

test("a class template in a class names what the class around it keeps to itself", () => {
  const list = (access: string, user: string) => `template <class T> class List {
    struct Elem { T data; };
    ${access} static Elem *At(void *p) { return (Elem *)p; }
  public:
    template <bool C> class Iterator { void *at; public: Iterator(void *p) : at(p) {} T &operator*() { return At(at)->data; } };
    Iterator<false> begin() { return Iterator<false>(this); }
  };
  ${user}`;
  expect(said(list("", "int Use(List<int> *l) { return *l->begin(); }"))).toEqual([]);
  expect(said(list("", "void *Use(List<int> *l) { return l->At(l); }"))).toEqual(["inaccessible"]);
});

test("constructors of a class in a template that nobody calls are not made", () => {
  const source = (call: string) => `struct Only { Only() {} Only(const Only &) = delete; Only(Only &&) {} };
  template <class T> class List {
    struct Elem { T data; Elem(const T &o) : data(o) {} Elem(T &&o) : data(static_cast<T &&>(o)) {} };
  public:
    void Put(T &&o) { Elem e(static_cast<T &&>(o)); }
    void Copy(const T &o) { Elem e(o); }
  };
  void Use(List<Only> *l, Only &o) { ${call} }`;
  expect(said(source("l->Put(static_cast<Only &&>(o));"))).toEqual([]);
  expect(said(source("l->Copy(o);"))).toEqual(["deleted-function"]);
});

test("functions written in a structure know the names that its typedef gives it", () => {
  const source = (name: string) => `extern "C" {
  typedef struct _ITEM { int n; static _ITEM *Make(void *p) { ${name} i = (${name})p; i->n = sizeof(ITEM); return i; } } ITEM, *PITEM;
  PITEM Use(void *p) { return ITEM::Make(p); }
  }`;
  expect(said(source("PITEM"))).toEqual([]);
  expect(said(source("POTHER"))).toContain("unknown-type");
});

test("overloads of a header that is missing are not told of at each call", () => {
  const text =
    "void Send(const void *p, unsigned n); template <class T> void Send(gone::Writer<T> &w);\nvoid f(GoneWriter &w) { Send(w); }";
  expect(said(`#include "gone.h"\n${text}`)).toEqual(["include-not-found"]);
  expect(said("void Send(const void *p, unsigned n);\nvoid f(int w) { Send(w); }")).toEqual(["argument-count"]);
});

test("literals with a suffix of the program's own are calls of its operators", () => {
  const source = (
    body: string,
  ) => `constexpr unsigned long long operator""_kb(unsigned long long n) { return n * 1024; }
  constexpr unsigned long long operator "" _mb(unsigned long long n) { return n * 1024_kb; }
  struct View { const char *text; unsigned long long length; };
  View operator""_sv(const char *text, unsigned long long length) { return View{ text, length }; }
  char buffer[2_mb == 0x200000 ? 1 : -1];
  ${body}`;
  expect(said(source('unsigned long long Use() { return 0x10_kb + "text"_sv.length; }'))).toEqual([]);
  expect(said(source("unsigned long long Use() { return 2_gb; }"))).toEqual(["undeclared"]);
});

test("a template's parameter may have a type behind typename, and an enumeration one that nothing declares", () => {
  const source = `enum POOL { Paged, NonPaged };
  template <typename POOL Pool, typename unsigned Tag> struct Object { POOL pool() { return Pool; } unsigned tag() { return Tag; } };
  POOL Use(Object<NonPaged, 'gaT'> &o) { return o.pool(); }`;
  expect(said(source.replace("typename unsigned", "unsigned"))).toEqual([]);
  expect(said("enum Code : gone_t { first, second }; struct Input { Code code : 8; int key : 24; };")).toEqual([
    "unknown-type",
  ]);
});

test("char8_t, char16_t and char32_t are types of their own", () => {
  const source = `template <class T> struct Traits; template <> struct Traits<unsigned short> { static const int size = 2; };
  template <> struct Traits<char16_t> { static const int size = 16; }; template <> struct Traits<char32_t> { static const int size = 32; };
  int f(char16_t c); int f(char32_t c); int f(unsigned short c); int f(const char16_t *c); int f(const char32_t *c);
  template <class T> int length(const T *text) { return Traits<T>::size; }
  char sizes[sizeof(u"ab") == 6 && sizeof(U'a') == 4 && sizeof(char8_t) == 1 ? 1 : -1];
  int Use() { char16_t c = u'a'; const char16_t text[] = u"ab"; return f(c) + f(U'a') + f(u"a") + f(U"a") + length(u"a") + length(text); }`;
  expect(said(source)).toEqual([]);
});

test("the enumeration of alignments, which compilers know, may be written once more", () => {
  expect(
    said(
      "namespace std { enum class align_val_t : unsigned long long {}; enum class align_val_t : unsigned long long {}; }",
    ),
  ).toEqual([]);
});

test("a name of the global scope may be a macro with parentheses around it", () => {
  const source =
    "#define HandleToULong(h) ((unsigned long)(unsigned long long)(h))\nunsigned long Use(void *h) { return ::HandleToULong(h) + 1; }";
  expect(said(source)).toEqual([]);
});

test("what stands in a class may name its private members, also in the value of a static member", () => {
  const source = (where: string) => `class Filter {
    static int Pre(void *data);
    static constexpr int (*calls[])(void *) = { Filter::Pre };
  public: int a;
  };
  ${where}`;
  expect(said(source(""))).toEqual([]);
  expect(said(source("int (*out)(void *) = Filter::Pre;"))).toEqual(["inaccessible"]);
});

test("a type and a name in parentheses declare the name, a type and a value make an object", () => {
  const source = (body: string) => `typedef char *va; struct Guard { Guard(int) {} Guard() {} };
  int Take(va); int Use(int n) { ${body} }`;
  expect(said(source("va(args); args = nullptr; return Take(args);"))).toEqual([]);
  expect(said(source("Guard(1); Guard(n + 1); return 0;"))).toEqual([]);
  expect(said(source("return Take(args);"))).toEqual(["undeclared"]);
});

test("the name of a function is a literal, whose characters Microsoft's compiler does not take for const", () => {
  const source = (given: string) => `void Tell(char *where); void Use(const char *other) { Tell(${given}); }`;
  expect(said(source("__FUNCTION__"))).toEqual([]);
  expect(said(source("other"))).not.toEqual([]);
});

test("what a class makes of constants is taken as a static assertion says", () => {
  const source = (
    asserted: string,
  ) => `struct Version { unsigned char a, b; constexpr Version(unsigned char x, unsigned char y) : a(x), b(y) {}
  constexpr bool operator==(const Version &o) const { return a == o.a && b == o.b; } };
  extern int known; static_assert(${asserted}, "said");`;
  expect(said(source("Version(1, 2).a == 1 && Version(1, 2) == Version(1, 2)"))).toEqual([]);
  expect(said(source("sizeof(Version) == 3"))).toEqual(["static-assert"]);
  expect(said(source("known"))).toEqual(["not-constant"]);
});

test("a calling convention may stand alone in a declarator's parentheses", () => {
  const source = (given: string) => `using Stop = void(__stdcall)(int flag); using Ask = int(__stdcall)();
  struct Table { Stop *stop; Ask *ask; }; int Use(Table &table) { table.stop(${given}); return table.ask(); }`;
  expect(said(source("1"))).toEqual([]);
  expect(said(source(""))).toEqual(["argument-count"]);
});

test("a mutable array is written to in an object that is const", () => {
  const source = (word: string) => `struct Table { ${word} float data[4]; };
  void Fill(const Table &t) { t.data[1] = 2; }`;
  expect(said(source("mutable"))).toEqual([]);
  expect(said(source(""))).toEqual(["assign-const"]);
});

test("a friend that is an operator of a namespace is one where it is defined under its whole name", () => {
  const source = (
    friend: string,
  ) => `namespace Text { class Line { ${friend} int size = 0; }; Line &operator<<(Line &to, const Line &from); }
  Text::Line &Text::operator<<(Text::Line &to, const Text::Line &from) { to.size = from.size; return to; }`;
  expect(said(source("friend Line &operator<<(Line &to, const Line &from);"))).toEqual([]);
  expect(said(source("friend Line &operator>>(Line &to, const Line &from);"))).toEqual([
    "inaccessible",
    "inaccessible",
  ]);
});

test("a cast to a pointer to a function may name a calling convention", () => {
  const source = (type: string) => `typedef long NTSTATUS;
  long Use(void *p) { const auto routine = (NTSTATUS(__stdcall *)(${type}))p; return routine(1); }`;
  expect(said(source("int"))).toEqual([]);
  expect(said(source(""))).toEqual(["argument-count"]);
});

test("size_t needs no header, and parameters may be kept in registers", () => {
  const source = (name: string) =>
    `namespace Pool { void *Take(${name} bytes); } inline double Twice(register double x) { return 2 * x; }`;
  expect(said(source("size_t"))).toEqual([]);
  expect(said(source("usize_t"))).toEqual(["unknown-type"]);
  expect(messages(compile({ "test.c": "size_t n = sizeof(size_t);" }, { path: "test.c" }))).toEqual([]);
});

test("overloads that a class template defines outside of it are told apart", () => {
  const source = (given: string) => `template <class T> class Shared {
  public:
    Shared() = default; Shared(T *pointer); Shared(Shared<T> &&) = delete; Shared(Shared<T> &other);
    T *At(int i); const T *At(int i) const;
  private: T *raw = nullptr;
  };
  template <class T> inline Shared<T>::Shared(T *pointer) { if (pointer) raw = pointer; }
  template <class T> inline Shared<T>::Shared(Shared<T> &other) { raw = other.raw; }
  template <class T> inline T *Shared<T>::At(int i) { return raw + i; }
  template <class T> inline const T *Shared<T>::At(int i) const { return raw - i; }
  int Use(int *p) { Shared<int> first(p); Shared<int> second(first); const Shared<int> third(${given}); return *second.At(1) + *third.At(2); }`;
  expect(said(source("second"))).toEqual([]);
  expect(said(source("static_cast<Shared<int> &&>(second)"))).toEqual(["deleted-function"]);
});

test("templates of classes that are declared later are called with their arguments", () => {
  const source = (
    name: string,
  ) => `template <class T> struct Sender { template <class M> void Forward(int n) { port->${name}<M>(n); } T *port; };
  struct Port { template <class M> void Send(M m) {} };
  void Use(Sender<Port> &sender) { sender.Forward<long>(1); }`;
  expect(said(source("Send"))).toEqual([]);
  expect(said(source("Receive"))).toEqual(["no-member"]);
});

test("a dynamic cast to a base asks nothing when it runs", () => {
  const source = (to: string, from: string) => `struct Named { virtual int Name() { return 1; } };
  struct Counted { virtual int Count() { return 2; } };
  struct Both : Named, Counted {};
  int Use(${from} *p) { return dynamic_cast<${to} *>(p) != nullptr; } int Of(${from} &p) { ${to} &base = dynamic_cast<${to} &>(p); return &base != nullptr; }`;
  expect(said(source("Counted", "Both"))).toEqual([]);
  expect(said(source("Both", "Counted"))).toEqual(["cxx", "cxx"]);
});

test("a template is a template's argument: given, told by a call, or the one that stands there", () => {
  const source = (given: string) => `template <class T> struct Row { T *p; T &at(int i) { return p[i]; } };
  template <bool B> struct Flag { int twice() { return 2; } };
  template <class T, template <class> class Kind = Row> struct Stack { Kind<T> items; T &top() { return items.at(0); } };
  template <template <class> class Kind, class T> T first(Kind<T> &of) { return of.at(0); }
  union Any {
    Flag<true> yes; Flag<false> no;
    template <template <bool> class F, typename V> auto visit(V v, bool b) {
      return b ? v(reinterpret_cast<F<true> &>(*this)) : v(reinterpret_cast<F<false> &>(*this));
    }
  };
  int Use(Any *any, Row<int> &row, Stack<long> &stack) {
    return any->visit<${given}>([](auto &one) { return one.twice(); }, true) + first(row) + stack.top();
  }`;
  expect(said(source("Flag"))).toEqual([]);
  expect(said(source("int"))).toEqual(["no-overload"]);
});

test("an instance sees what its unit declares behind the template, and an error in it stands where it is written", () => {
  const header = `class Filter { public: template <class T> static void Send(T t); };
  template <class T> inline void Filter::Send(T t) {
    gData.port = t;
  }`;
  const files = (data: string, path: string) => ({
    "filter.h": header,
    "data.h": `struct Data { ${data} }; extern Data gData;`,
    [path]: `#include "filter.h"\n${data === "" ? "" : '#include "data.h"\n'}void Use() { Filter::Send(1); }`,
  });
  const cache = createCompileCache();
  const codes = (data: string, path: string) => messages(compile(files(data, path), { path, cache }));
  expect(codes("", "none.cpp")).toEqual(["3: error undeclared: 'gData' is not declared."]);
  expect(codes("int port;", "one.cpp")).toEqual([]);
  expect(codes("long long port;", "two.cpp")).toEqual([]);
  expect(codes("int other;", "three.cpp").map((line) => line.replace(/:.*/, ""))).toEqual(["3"]);
});

test("exceptions of C++ are understood, though Microsoft's compiler makes none in drivers", () => {
  const source = (
    caught: string,
  ) => `struct Error { const char *text; Error(const char *t) : text(t) {} int code() const { return 3; } };
  struct Guard { int *p; Guard(int *q) : p(q) { *p = 1; } ~Guard() { *p = 0; } };
  int Twice(int x) { return x > 3 ? x * 2 : throw 7; }
  int Use(int x) {
    int held = 0;
    try { Guard guard(&held); if (x < 0) throw Error("negative"); return Twice(x); }
    catch (${caught} &e) { return e.code(); }
    catch (int code) { if (code > 7) throw; return code; }
    catch (...) { return 0; }
  }`;
  const unit = compile({ "test.cpp": source("const Error") }, { path: "test.cpp" });
  expect(unit.diagnostics.filter(({ severity }) => severity !== "information")).toEqual([]);
  expect([...unit.functions.values()].flatMap((fn) => fn.refusals)).toEqual([]);
  expect(said(source("Lost"))).toContain("syntax");
});

test("a template with a constraint or an attribute before its name is one, and classes compare by == alone", () => {
  const source = (asked: string) => `template <class T> concept Allocator = requires(T t) { t.take(1); };
  struct Pool { void *take(int n); };
  template <class T, class A = Pool> requires Allocator<A> && Allocator<Pool> class List {
    T room[4];
  public:
    struct At { T *p; bool operator==(const At &o) const { return p == o.p; } T &operator*() { return *p; } At &operator++() { p++; return *this; } };
    At begin() { return At{room}; }
    At end() { return At{room + 4}; }
  };
  template <class T> struct __declspec(novtable) Table { T *p; };
  template <class T> class alignas(16) Wide { T *p; };
  Table<int> table; Wide<int> wide; List<int> list;
  int Use() { int sum = 0; for (int &one : list) sum += one; return list.begin() ${asked} list.end() ? sum : 0; }`;
  expect(said(source("!="))).toEqual([]);
  expect(said(source("<"))).toEqual(["bad-operands"]);
});

test("a constructor that is as the compiler makes it is chosen beside one that is deleted", () => {
  const source = (given: string) => `template <class T> struct Routine;
  template <class R, class... A> struct Routine<R(A...)> {
    int *p = nullptr;
    Routine() = default;
    Routine(Routine<R(A...)> &&) noexcept = default;
    Routine(const Routine<R(A...)> &) = delete;
  };
  struct Holder { Routine<void(int)> held; Holder(Routine<void(int)> &&from) : held(${given}) {} };`;
  expect(said(source("static_cast<Routine<void(int)> &&>(from)"))).toEqual([]);
  expect(said(source("from"))).toEqual(["deleted-function"]);
});

test("what a static member is initialised with may be declared behind its class, in another header", () => {
  const files = (name: string) => ({
    "factory.h":
      "typedef int (*Maker)(int); struct Pair { Maker make; }; class Factory { public: static Pair first; static int count; };",
    "mini.h": "class Mini { public: static int Make(int n); };",
    "test.cpp": `#include "factory.h"\n#include "mini.h"\nint Factory::count = 2; Pair Factory::first = { ${name}::Make };`,
  });
  const codes = (name: string) => messages(compile(files(name), { path: "test.cpp" }));
  expect(codes("Mini")).toEqual([]);
  expect(codes("Maxi")).toEqual(["3: error undeclared: 'Maxi::Make' is not declared."]);
});
