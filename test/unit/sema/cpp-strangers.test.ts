// C++ of strangers' drivers that Microsoft's compiler takes, with what it refuses beside it.
import { expect, test } from "vitest";
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
