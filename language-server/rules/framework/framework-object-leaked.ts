// A framework object that belongs to the driver, though only this code knows of it.
import type { World } from "../../analysis/world.ts";
import { leakRule } from "../kinds/resource.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const frameworkObjectLeaked: Rule = leakRule({
  id: "framework-object-leaked",
  severity: "warning",
  summary: "A path returns without deleting a framework object that was made without a parent.",
  names: {},
  page: `An object that is made with WDF_NO_OBJECT_ATTRIBUTES is the driver object's child: the framework deletes it when the driver is unloaded, and not
before. One that is made for a while, in each call of a routine, must be deleted by it.

**Mend it**: call WdfObjectDelete on the path shown, or give the object a parent whose life it shares.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
VOID PrintVersion(WDFDRIVER Driver)
{
    WDFSTRING text;
    UNICODE_STRING words;
    if (!NT_SUCCESS(WdfStringCreate(NULL, WDF_NO_OBJECT_ATTRIBUTES, &text))) {
        return;
    }
    if (!NT_SUCCESS(WdfDriverRetrieveVersionString(Driver, text))) {
        return;
//      ^^^^^^ framework-object-leaked: not deleted
    }
    WdfStringGetUnicodeString(text, &words);
    DbgPrint("%wZ\\n", &words);
    WdfObjectDelete(text);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
VOID PrintVersion(WDFDRIVER Driver)
{
    WDFSTRING text;
    UNICODE_STRING words;
    if (!NT_SUCCESS(WdfStringCreate(NULL, WDF_NO_OBJECT_ATTRIBUTES, &text))) {
        return;
    }
    if (NT_SUCCESS(WdfDriverRetrieveVersionString(Driver, text))) {
        WdfStringGetUnicodeString(text, &words);
        DbgPrint("%wZ\\n", &words);
    }
    WdfObjectDelete(text);
}
\`\`\`
`,
  kind: "framework-object",
  thing: "the object, which belongs to the driver,",
  undo: "deleted with WdfObjectDelete",
  only: (run) => !run.ask(runsOnce, run.name),
});

/** Only DriverEntry leads there: if that fails, or when the driver is unloaded, the framework deletes the object. */
function runsOnce(world: World, name: string): boolean {
  const [first, later] = reachedApart(world);
  return first.has(name) && !later.has(name);
}
const reached = new WeakMap<World, readonly [ReadonlySet<string>, ReadonlySet<string>]>();
function reachedApart(world: World): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const known = reached.get(world);
  if (known) return known;
  const roles = [...world.roles];
  const isEntry = (name: string) => name === "DRIVER_INITIALIZE";
  const made = [
    reachedFrom(
      world,
      roles.flatMap(([name, role]) => (isEntry(role.name) ? [name] : [])),
    ),
    reachedFrom(
      world,
      roles.flatMap(([name, role]) => (isEntry(role.name) ? [] : [name])),
    ),
  ] as const;
  reached.set(world, made);
  return made;
}
