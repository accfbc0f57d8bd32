// Several units, or several forms of one header, may define a record that a shared header declares: each unit means its own definition.
import { describe, expect, it } from "vitest";
import { compileInSlices, createCompileCache, Pace } from "../../../compiler/index.ts";
import { compile, messages } from "./compile.ts";

const headers = {
  "shared.h": "typedef struct _LOG LOG; typedef struct _DEVICE { LOG *Log; } DEVICE;",
  "private.h": `#include "shared.h"
#if defined(WIDE)
typedef struct _PACKET { long long Id; } PACKET;
#else
typedef struct _PACKET { int Id; } PACKET;
#endif
struct _LOG { PACKET Last; };`,
};
const keep = "void keep(DEVICE *d, PACKET *p) { d->Log->Last = *p; }";
const narrow = `#include "private.h"\n${keep}`;
const wide = `#define WIDE\n${narrow}`;

describe.each(["c", "cpp"])("a header's record in %s", (extension) => {
  const path = (name: string): string => `${name}.${extension}`;

  it("is of the packet of the same form of the header, in whichever order units come", () => {
    const cache = createCompileCache();
    const texts = { ...headers, [path("a")]: narrow, [path("b")]: wide, [path("c")]: narrow, [path("d")]: wide };
    for (const name of ["a", "b", "c", "d", "a"])
      expect(messages(compile(texts, { path: path(name), cache })), name).toEqual([]);
  });

  it("is what its main file defines, when a body is edited after another main file has defined it otherwise", () => {
    const cache = createCompileCache();
    const main = (field: string, value: number): string =>
      `#include "shared.h"\nstruct _LOG { int ${field}; };\nint get(DEVICE *d) { return d->Log->${field} + ${value}; }`;
    const texts = (value: number) => ({
      ...headers,
      [path("a")]: main("First", value),
      [path("b")]: main("Second", 0),
    });
    compile(texts(1), { path: path("a"), cache });
    compile(texts(1), { path: path("b"), cache });
    expect(messages(compile(texts(2), { path: path("a"), cache }))).toEqual([]);
  });

  it("is its own again after a pause in which another unit was compiled", () => {
    const cache = createCompileCache();
    const texts: Record<string, string> = { ...headers, [path("b")]: wide };
    texts[path("a")] = `#include "private.h"\nint first;\n${keep}`;
    const options = {
      target: "x64" as const,
      files: { read: (file: string) => texts[file.replace(/^inc\//, "")] },
      includePaths: ["inc"],
      defines: {},
      cache,
    };
    const slices = compileInSlices(path("a"), options, new Pace(1));
    let step = slices.next();
    let pauses = 0;
    for (; step.done !== true; step = slices.next(), pauses++)
      expect(messages(compile(texts, { path: path("b"), cache }))).toEqual([]);
    expect(pauses).toBeGreaterThan(0);
    expect(messages(step.value)).toEqual([]);
  });
});
