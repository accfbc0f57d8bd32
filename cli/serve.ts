// `ringside lsp` and `ringside dap`: the two servers over standard input and output, until their client leaves.

export async function lspCommand(): Promise<number> {
  await import("../language-server/main.ts");
  return 0;
}

export async function dapCommand(): Promise<number> {
  await import("../debug-adapter/main.ts");
  return 0;
}
