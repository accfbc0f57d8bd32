// XML project files as elements with their places. A library parses; document types are refused before it sees them, so that no
// entity is ever expanded.
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { LineIndex } from "../source/lines.ts";
import type { ProjectProblem } from "./model.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
  /** From 0. */
  readonly line: number;
}

/** Characters. */
const longestDocument = 16 << 20;
const deepestElement = 64;
const mostElements = 200_000;

/** The root element, or what is wrong. Names are without their namespace's prefix. */
export function readXml(text: string, file: string): XmlElement | ProjectProblem {
  const problem = (line: number, column: number, message: string, remedy: string): ProjectProblem => ({
    file,
    line,
    column,
    severity: "error",
    message,
    remedy,
  });
  if (text.length > longestDocument)
    return problem(0, 0, `the file has more than ${longestDocument >> 20} MiB`, "Name a project file.");
  const type = text.search(/<!(?:DOCTYPE|ENTITY)/i);
  if (type >= 0) {
    const at = new LineIndex(text).positionAt(type);
    return problem(
      at.line,
      at.column,
      "a document type has no place in a project file",
      "Take the '<!DOCTYPE …>' out.",
    );
  }
  let said: string | undefined;
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") said ??= message;
      },
    });
    const root = parser.parseFromString(text, "text/xml").documentElement;
    if (said === undefined && root !== null) return convert(root, 0, { left: mostElements });
  } catch (error) {
    said ??= error instanceof Error ? error.message : String(error);
  }
  const place = /(\d+),?\s*col:?\s*(\d+)/i.exec(said ?? "");
  const words = (said ?? "there is no element").split("\n")[0]?.replace(/\s*@.*$/, "") ?? "";
  return problem(
    place?.[1] === undefined ? 0 : Number(place[1]) - 1,
    place?.[2] === undefined ? 0 : Math.max(0, Number(place[2]) - 1),
    `not well-formed XML: ${words}`,
    "Correct the element here; what stands before the file's other projects is not affected.",
  );
}

function convert(element: Element, depth: number, budget: { left: number }): XmlElement {
  const attributes = new Map<string, string>();
  for (let i = 0; i < element.attributes.length; i++) {
    const attribute = element.attributes.item(i);
    if (attribute !== null) attributes.set(attribute.name, attribute.value);
  }
  const children: XmlElement[] = [];
  let text = "";
  for (let at: Node | null = element.firstChild; at !== null; at = at.nextSibling) {
    if (isElement(at)) {
      if (depth < deepestElement && --budget.left > 0) children.push(convert(at, depth + 1, budget));
    } else if (at.nodeType === 3 || at.nodeType === 4) text += at.nodeValue ?? "";
  }
  return {
    name: element.localName ?? element.nodeName,
    attributes,
    children,
    text: text.trim(),
    line: (element.lineNumber ?? 1) - 1,
  };
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
