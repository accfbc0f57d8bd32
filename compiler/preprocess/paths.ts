// Paths as Windows sources write them: either slash, any letter case.

/** With forward slashes, without `.` and, where it can be told, `..`. The scheme of a URI and a share's two slashes stay. */
export function normalPath(path: string): string {
  const plain = path.replaceAll("\\", "/");
  const head = /^(?:[a-z][a-z0-9+.-]+:\/\/[^/]*|\/\/[^/]+)?\/?/i.exec(plain)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of plain.slice(head.length).split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || head === "") parts.push(part);
  }
  return head + parts.join("/") || ".";
}

export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return at < 0 ? "" : at === 0 ? "/" : path.slice(0, at);
}

export function joinPath(folder: string, path: string): string {
  if (isAbsolute(path) || folder === "") return normalPath(path);
  return normalPath(`${folder}/${path}`);
}

export function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:|[a-z][a-z0-9+.-]+:\/)/.test(path);
}

/** Is a path a folder itself, or below it? */
export function isInside(path: string, folder: string): boolean {
  const root = pathKey(folder);
  const key = pathKey(path);
  return key === root || key.startsWith(root.endsWith("/") ? root : `${root}/`);
}

/** What two spellings of one file on Windows have in common. */
export function pathKey(path: string): string {
  return normalPath(path).toLowerCase();
}
