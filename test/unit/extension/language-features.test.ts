import { expect, test } from "vitest";
import { wantsLanguageFeatures } from "../../../extension/language-features.ts";

const cpptools = "ms-vscode.cpptools";
const clangd = "llvm-vs-code-extensions.vscode-clangd";
const others = (ids: readonly string[], settings: Readonly<Record<string, unknown>> = {}) => ({
  has: (id: string) => ids.includes(id),
  setting: (name: string) => settings[name],
});

test("by itself Ringside leaves C to an extension that speaks it, and only to one that does", () => {
  expect(wantsLanguageFeatures("auto", others([]))).toBe(true);
  expect(wantsLanguageFeatures("auto", others(["someone.else"]))).toBe(true);
  expect(wantsLanguageFeatures("auto", others([cpptools]))).toBe(false);
  expect(wantsLanguageFeatures("auto", others([clangd], { "clangd.enable": true }))).toBe(false);
  expect(wantsLanguageFeatures("auto", others([cpptools], { "C_Cpp.intelliSenseEngine": "Disabled" }))).toBe(true);
  expect(wantsLanguageFeatures("auto", others([clangd], { "clangd.enable": false }))).toBe(true);
  expect(wantsLanguageFeatures("auto", others([cpptools, clangd], { "C_Cpp.intelliSenseEngine": "disabled" }))).toBe(
    false,
  );
});

test("the setting decides where it is given; what is no mode counts as auto", () => {
  expect(wantsLanguageFeatures("on", others([cpptools]))).toBe(true);
  expect(wantsLanguageFeatures("off", others([]))).toBe(false);
  expect(wantsLanguageFeatures(17, others([clangd]))).toBe(false);
});
