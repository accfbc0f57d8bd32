// Whether Ringside answers what any C extension answers (completion, definitions, references, renaming, …), or leaves it to the
// one that is there already. What only Ringside knows (findings, hovers, levels, fixes) it always says.

export type LanguageFeatures = "auto" | "on" | "off";

/** What the editor knows of the other C extensions. */
export interface OtherExtensions {
  has(id: string): boolean;
  setting(name: string): unknown;
}

export function wantsLanguageFeatures(mode: unknown, others: OtherExtensions): boolean {
  if (mode === "on" || mode === "off") return mode === "on";
  return !speaksC(others);
}

/** Each may be there with its language features switched off: then nobody else answers. */
function speaksC(others: OtherExtensions): boolean {
  if (others.has("ms-vscode.cpptools")) {
    const engine = others.setting("C_Cpp.intelliSenseEngine");
    if (typeof engine !== "string" || engine.toLowerCase() !== "disabled") return true;
  }
  return others.has("llvm-vs-code-extensions.vscode-clangd") && others.setting("clangd.enable") !== false;
}
