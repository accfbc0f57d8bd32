// Document URIs as the compiler's paths and back. A document that is no file (untitled, in a browser) keeps its URI as its path.
export function pathOfUri(uri: string): string {
  if (!uri.startsWith("file://")) return uri;
  try {
    const path = decodeURIComponent(uri.replace(/^file:\/\/[^/]*/, ""));
    // file:///c%3A/drv/a.c is c:/drv/a.c
    return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
  } catch {
    return uri;
  }
}
export function uriOfPath(path: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return path;
  const plain = path.replaceAll("\\", "/");
  const rooted = plain.startsWith("/") ? plain : `/${plain}`;
  return `file://${rooted
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/")}`;
}
