// Routines that must not be called while a spin lock is held, though the level would allow it.
import type { CallEvent, PathHooks } from "../../analysis/events.ts";

interface UnderLock {
  readonly rule: string;
  readonly calls: readonly string[] | ((routine: string) => boolean);
  /** Calls of which another rule tells. */
  readonly except?: (event: CallEvent) => boolean;
}
/** Told when the lock is released: if it never is, that is the mistake. */
export function calledUnderSpinLock({ rule, calls, except }: UnderLock): readonly PathHooks[] {
  const under = `called-under:${rule}`;
  return [
    {
      calls,
      beforeCall(event) {
        if (except?.(event)) return;
        const lock = event.state.locks.find(
          (held) => held.kind === "spin" || held.kind === "queued-spin" || held.kind === "cancel-spin",
        );
        if (!lock) return;
        event.state.setMark(under, lock.key, event.written, {
          kind: "site",
          site: event.site,
          message: `${event.written} is called here`,
        });
      },
    },
    {
      needs: { afterCall: [under] },
      afterCall(event) {
        for (const lock of event.locks) {
          if (lock.kind !== "release" || !lock.released) continue;
          const mark = event.before.mark(under, lock.released.key);
          if (!mark) continue;
          event.state.clearMark(under, lock.released.key);
          const inside =
            mark.why?.kind === "site" && mark.why.site.fn === event.run.name ? mark.why.site.at : undefined;
          event.run.report(
            rule,
            {
              message: `${mark.value} is called with ${lock.released.name} held`,
              notes: [{ message: "", place: lock.released.why }, ...(inside ? [] : [{ message: "", place: mark.why }])],
            },
            inside ?? event.site.at,
          );
        }
      },
    },
  ];
}
