export interface EditorPaths {
  readonly root: string;
  readonly node: string;
  readonly entry: string;
  readonly vscode: string;
}
export function editorPaths(): EditorPaths;
export function prepareEditor(log?: (message: string) => void): EditorPaths;
