// Document URIs as the compiler's paths and back. A document that is no file (untitled, in a browser) keeps its URI as its path.
export function pathOfUri(uri: string): string {
  const [, host = "", rest = ""] = /^file:\/\/([^/]*)(.*)$/is.exec(uri) ?? [];
  if (rest === "") return uri;
  try {
    const path = decodeURIComponent(rest);
    // file:///c%3A/drv/a.c and file:///C:/drv/a.c are c:/drv/a.c.
    if (/^\/[A-Za-z]:/.test(path)) return path.charAt(1).toLowerCase() + path.slice(2);
    return host === "" || host.toLowerCase() === "localhost" ? path : `//${host}${path}`;
  } catch {
    return uri;
  }
}
export function uriOfPath(path: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return path;
  const plain = path.replaceAll("\\", "/");
  const rooted = plain.startsWith("/") ? plain : `/${plain}`;
  const encoded = rooted
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  return rooted.startsWith("//") ? `file:${encoded}` : `file://${encoded}`;
}
