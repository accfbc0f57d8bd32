// What `#pragma pack` and `#pragma code_seg/data_seg/bss_seg/const_seg` do to the state in force, push and pop with labels included.
import type { PragmaEffect, PragmaState } from "../preprocess/pragmas.ts";

export function applyPragma(state: PragmaState, effect: PragmaEffect): PragmaState {
  if (effect.kind === "pack") return applyPack(state, effect);
  if (effect.kind === "segment") return applySegment(state, effect);
  return state;
}

function applyPack(state: PragmaState, effect: Extract<PragmaEffect, { kind: "pack" }>): PragmaState {
  switch (effect.action) {
    case "show":
      return state;
    case "set":
      return { ...state, pack: effect.bytes };
    case "push":
      return {
        ...state,
        packStack: [...state.packStack, { label: effect.label, pack: state.pack }],
        pack: effect.bytes ?? state.pack,
      };
    case "pop": {
      const keep = popDepth(state.packStack, effect.label);
      const popped = state.packStack[keep];
      if (popped === undefined) return { ...state, pack: effect.bytes ?? state.pack };
      return { ...state, packStack: state.packStack.slice(0, keep), pack: effect.bytes ?? popped.pack };
    }
  }
}

function applySegment(state: PragmaState, effect: Extract<PragmaEffect, { kind: "segment" }>): PragmaState {
  const { which } = effect;
  const now = state.sections[which];
  const stack = state.sectionStacks[which];
  const become = (section: string, next: typeof stack): PragmaState => ({
    ...state,
    sections: { ...state.sections, [which]: section },
    sectionStacks: { ...state.sectionStacks, [which]: next },
  });
  switch (effect.action) {
    case "set":
      return become(effect.section ?? "", stack);
    case "push":
      return become(effect.section ?? now, [...stack, { label: effect.label, section: now }]);
    case "pop": {
      const keep = popDepth(stack, effect.label);
      const popped = stack[keep];
      if (popped === undefined) return become(effect.section ?? now, stack);
      return become(effect.section ?? popped.section, stack.slice(0, keep));
    }
  }
}

/** Index of the entry a pop takes away: the last, or the last with the label; -1 if there is none. */
function popDepth(stack: readonly { readonly label: string | undefined }[], label: string | undefined): number {
  if (label === undefined) return stack.length - 1;
  for (let i = stack.length - 1; i >= 0; i--) if (stack[i]?.label === label) return i;
  return -1;
}
