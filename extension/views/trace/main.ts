// The Driver Trace page: filter box, follow switch, and the table over windows of rows that the extension fetches from the adapter.
import type { TraceFilterBody } from "../../../debug-adapter/protocol.ts";
import { traceKinds } from "../../../kernel/trace/log.ts";
import { copyText } from "./cells.ts";
import { filterHelp, parseFilter } from "./filter.ts";
import type { ToExtension, ToPage } from "./messages.ts";
import { Pages } from "./pages.ts";
import { Table } from "./table.ts";

interface Host {
  postMessage(message: ToExtension): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const filterBox = find("filter", HTMLInputElement);
const problemLine = find("problem", HTMLElement);
const followButton = find("follow", HTMLButtonElement);
const countLine = find("count", HTMLElement);
const emptyNote = find("empty", HTMLElement);

const pages = new Pages();
/** Questions on their way. One asked before the rows changed their meaning is forgotten, and so is its answer. */
const asked = new Map<number, number>();
let nextRequest = 1;
let session: "none" | "live" | "ended" = "none";
let filter: TraceFilterBody | undefined;
let follow = true;
let total = 0;
let length = 0;
let generation = -1;

const table = new Table(
  find("grid", HTMLElement),
  { row: (index) => pages.row(index), need: ask },
  {
    open: (row) => {
      if (session === "live") host.postMessage({ type: "goToRow", index: row.index });
    },
    copy: (rows) => {
      if (rows.length > 0) host.postMessage({ type: "copy", text: copyText(rows) });
    },
    atEnd: setFollow,
  },
);

filterBox.placeholder = "Filter: words, kind:irp, driver:name, irp:0x…, cpu:0";
filterBox.title = filterHelp;
filterBox.value = savedFilter();
applyFilter();

let typing: ReturnType<typeof setTimeout> | undefined;
filterBox.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(applyFilter, 120);
});
filterBox.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    filterBox.value = "";
    applyFilter();
  } else if (event.key === "ArrowDown" || event.key === "Enter") {
    event.preventDefault();
    table.focus();
  }
});
followButton.addEventListener("click", () => {
  setFollow(!follow);
  if (follow) table.setTotal(total, true);
});
addEventListener("keydown", (event) => {
  const find =
    (event.key === "f" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && event.target !== filterBox);
  if (!find) return;
  event.preventDefault();
  filterBox.select();
});
addEventListener("message", (event: MessageEvent<ToPage>) => receive(event.data));
host.postMessage({ type: "ready" });

function receive(message: ToPage): void {
  switch (message.type) {
    case "session":
      if (message.state === "live") {
        forget();
        length = 0;
        setTotal(0);
        setFollow(message.follow);
      }
      session = message.state;
      describe();
      break;
    case "changed":
      if (message.traceGeneration !== generation) {
        generation = message.traceGeneration;
        forget();
        if (filter === undefined) setTotal(message.traceLength);
      }
      length = message.traceLength;
      if (filter === undefined) setTotal(length);
      // Only the adapter knows how many rows pass a filter: the answer to any question says so.
      else askWindow(follow ? -1 : total, 1);
      describe();
      break;
    case "rows": {
      const from = asked.get(message.request);
      if (from === undefined) return;
      asked.delete(message.request);
      if (message.body.generation !== generation) {
        generation = message.body.generation;
        forget();
      } else if (from >= 0 && message.body.from === from) {
        pages.put(from, message.body.rows);
      }
      length = message.body.length;
      setTotal(message.body.total);
      describe();
      break;
    }
    case "failed": {
      const from = asked.get(message.request);
      asked.delete(message.request);
      if (from !== undefined && from >= 0) pages.give(from);
      break;
    }
    case "focusFilter":
      filterBox.select();
      break;
    case "toggleFollow":
      followButton.click();
      break;
    case "askExport":
      host.postMessage({ type: "export", filter });
      break;
  }
}

function ask(first: number, count: number): void {
  if (session !== "live") return;
  // A screenful on either side, so that slow scrolling never shows a gap.
  const start = Math.max(0, first - count);
  for (const wanted of pages.want(start, count * 3, total)) askWindow(wanted.from, wanted.count);
}

function askWindow(from: number, count: number): void {
  if (session !== "live") return;
  const request = nextRequest++;
  asked.set(request, from);
  host.postMessage({ type: "window", request, from, count, filter });
}

function setTotal(rows: number): void {
  const changed = rows !== total;
  total = rows;
  table.setTotal(rows, follow && changed);
  table.refresh();
}

function forget(): void {
  pages.clear();
  asked.clear();
}

function applyFilter(): void {
  const parsed = parseFilter(filterBox.value, traceKinds);
  problemLine.textContent = parsed.problem ?? "";
  filterBox.setAttribute("aria-invalid", String(parsed.problem !== undefined));
  host.setState({ filter: filterBox.value });
  if (parsed.problem !== undefined || JSON.stringify(parsed.filter) === JSON.stringify(filter)) return;
  filter = parsed.filter;
  if (session === "ended") return;
  forget();
  if (filter === undefined) setTotal(length);
  askWindow(0, 200);
  describe();
}

function setFollow(on: boolean): void {
  follow = on;
  followButton.setAttribute("aria-pressed", String(on));
}

function describe(): void {
  const events = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "event" : "events"}`;
  const counted = filter === undefined ? events(length) : `${total.toLocaleString("en-US")} of ${events(length)}`;
  countLine.textContent = session === "none" ? "" : session === "ended" ? `${counted} · session ended` : counted;
  filterBox.disabled = session === "ended";
  followButton.disabled = session !== "live";
  emptyNote.hidden = total > 0;
  emptyNote.textContent =
    session === "none"
      ? "Start debugging a driver to see what the kernel does."
      : length === 0
        ? "Nothing has happened yet."
        : "No event passes the filter.";
}

function savedFilter(): string {
  const state = host.getState();
  if (typeof state !== "object" || state === null || !("filter" in state)) return "";
  return typeof state.filter === "string" ? state.filter : "";
}

function find<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}
