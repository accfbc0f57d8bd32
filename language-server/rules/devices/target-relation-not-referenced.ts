// A device object given away without a reference.
import type { PlaceRef, Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "target-relation-not-referenced";

export const targetRelationNotReferenced: Rule = {
  id,
  severity: "error",
  summary: "A device object is returned in device relations without a reference.",
  names: { staticDriverVerifier: ["TargetRelationNeedsRef"] },
  page: `Whoever asked for the device relations dereferences every object in them. A driver that stores one without ObReferenceObject gives away a
reference it does not have; the device object is deleted while in use.

**Mend it**: call ObReferenceObject for each object in the list.

\`\`\`c bad
#include <wdm.h>
VOID Answer(PDEVICE_RELATIONS Relations, PDEVICE_OBJECT Pdo)
{
    Relations->Count = 1;
    Relations->Objects[0] = Pdo;
    }
//  ^ target-relation-not-referenced: ObReferenceObject
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Answer(PDEVICE_RELATIONS Relations, PDEVICE_OBJECT Pdo)
{
    Relations->Count = 1;
    Relations->Objects[0] = Pdo;
    ObReferenceObject(Pdo);
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: ["relation"] },
    calls: [
      "ObReferenceObject",
      "ObfReferenceObject",
      "ObReferenceObjectWithTag",
      "ObfReferenceObjectWithTag",
      "ObReferenceObjectByPointer",
    ],
    store(event) {
      const { place, value } = event;
      if (!isInRelations(place) || value.kind === "const") return;
      // Copied from other relations, which hold a reference already.
      if (value.kind === "load" && isInRelations(value.place)) return;
      if (event.state.marksNamed("relation").some((mark) => mark.value === "referenced" && mayBeSame(mark.term, value)))
        return;
      event.state.setMark("relation", value, "stored", {
        kind: "site",
        site: event.site,
        message: "it is stored here",
      });
    },
    afterCall(event) {
      const object = event.args[0];
      if (object) event.state.setMark("relation", object, "referenced");
    },
    exit(event) {
      const marks = event.state.marksNamed("relation");
      for (const mark of marks) {
        if (marks.some(({ value, term }) => value === "referenced" && mayBeSame(term, mark.term))) continue;
        if (mark.value !== "stored" || mark.why?.kind !== "site" || mark.why.site.fn !== event.run.name) continue;
        event.run.report(
          id,
          {
            message: "a device object stored in device relations was not referenced with ObReferenceObject",
            notes: [{ message: "", place: mark.why }],
          },
          event.at,
        );
      }
    },
  }),
};

function isInRelations(place: PlaceRef): boolean {
  return place.kind === "element" && place.base.kind === "field" && place.base.name === "Objects";
}
/** The same, or the same member reached on two ways that need not be different: through a routine that gave it twice. */
function mayBeSame(a: Term, b: Term): boolean {
  if (a === b) return true;
  // What a routine answers that is asked twice: `AnswerOf(Bus)->Device` or a method that gives the device.
  if (a.kind === "atom" && b.kind === "atom") return a.name.startsWith("result:") && b.name.startsWith("result:");
  return (
    a.kind === "load" &&
    b.kind === "load" &&
    a.place.kind === "field" &&
    b.place.kind === "field" &&
    a.place.name === b.place.name
  );
}
