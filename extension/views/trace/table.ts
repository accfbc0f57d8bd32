// A table of any number of rows as a grid for mouse, keyboard and screen reader. It draws the visible rows into elements that are
// used again as it scrolls; a row keeps its element while it is visible, so focus stays where it is.
import type { TraceRowBody } from "../../../debug-adapter/protocol.ts";
import { category, cell, columns } from "./cells.ts";
import { areaHeight, clampTop, type Geometry, scrollTopFor, topAt, topShowing, visibleRows } from "./windowing.ts";

export interface TableSource {
  /** Undefined if it is not here yet; the table is drawn again when it comes. */
  row(index: number): TraceRowBody | undefined;
  /** Tells what will be looked at. */
  need(first: number, count: number): void;
}

export interface TableEvents {
  /** Enter or a double click. */
  open(row: TraceRowBody): void;
  copy(rows: readonly TraceRowBody[]): void;
  /** The user moved away from the end, or to it. */
  atEnd(atEnd: boolean): void;
}

/** Pixels; the style sheet's --row-height is the same. */
const rowHeight = 22;

export class Table {
  readonly #grid: HTMLElement;
  readonly #source: TableSource;
  readonly #events: TableEvents;
  readonly #head = element("div", "head");
  readonly #scroller = element("div", "scroller");
  readonly #area = element("div", "area");
  readonly #body = element("div", "body");
  readonly #elements: RowElement[] = [];
  #total = 0;
  #top = 0;
  #viewport = 0;
  /** The row that has the keyboard, and the other end of what is selected. */
  #active = 0;
  #anchor = 0;
  #settingScroll = -1;
  #drawing = false;

  constructor(grid: HTMLElement, source: TableSource, events: TableEvents) {
    this.#grid = grid;
    this.#source = source;
    this.#events = events;
    grid.setAttribute("role", "grid");
    grid.setAttribute("aria-label", "Trace");
    grid.setAttribute("aria-multiselectable", "true");
    grid.setAttribute("aria-colcount", String(columns.length));
    grid.tabIndex = 0;
    this.#makeHead();
    this.#body.setAttribute("role", "rowgroup");
    this.#area.append(this.#body);
    this.#scroller.append(this.#area);
    // The scroller itself is no stop for Tab: the active row is.
    this.#scroller.tabIndex = -1;
    grid.append(this.#head, this.#scroller);
    this.#scroller.addEventListener("scroll", () => this.#scrolled());
    this.#scroller.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    grid.addEventListener("keydown", (event) => this.#key(event));
    grid.addEventListener("focus", () => this.#focusActive());
    this.#body.addEventListener("mousedown", (event) => this.#press(event));
    this.#body.addEventListener("dblclick", (event) => this.#open(this.#rowOf(event)));
    new ResizeObserver(() => this.#resized()).observe(this.#scroller);
    this.setTotal(0);
  }

  /** How many rows there are now; `toEnd` shows the last one. */
  setTotal(total: number, toEnd = false): void {
    this.#total = total;
    this.#active = Math.min(this.#active, Math.max(0, total - 1));
    this.#anchor = Math.min(this.#anchor, Math.max(0, total - 1));
    this.#grid.setAttribute("aria-rowcount", String(total + 1));
    this.#area.style.height = `${areaHeight(this.#geometry())}px`;
    if (toEnd) {
      this.#active = Math.max(0, total - 1);
      this.#anchor = this.#active;
    }
    this.#moveTo(toEnd ? total : this.#top);
  }

  /** Draws again: rows have come, or others are meant. */
  refresh(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  focus(): void {
    this.#focusActive();
  }

  #geometry(): Geometry {
    return { total: this.#total, rowHeight, viewport: this.#viewport };
  }

  #makeHead(): void {
    this.#head.setAttribute("role", "row");
    this.#head.setAttribute("aria-rowindex", "1");
    columns.forEach((column, i) => {
      const heading = element("div", `cell ${column.id}`);
      heading.setAttribute("role", "columnheader");
      heading.setAttribute("aria-colindex", String(i + 1));
      heading.textContent = column.title;
      heading.title = column.help;
      this.#head.append(heading);
    });
  }

  #resized(): void {
    const atEnd = this.#isAtEnd();
    this.#viewport = this.#scroller.clientHeight;
    // Heads end where rows end: short of the scroll bar.
    this.#head.style.paddingRight = `${this.#scroller.offsetWidth - this.#scroller.clientWidth}px`;
    this.#area.style.height = `${areaHeight(this.#geometry())}px`;
    this.#moveTo(atEnd ? this.#total : this.#top);
  }

  #isAtEnd(): boolean {
    return this.#top >= clampTop(this.#geometry(), this.#total) - 0.5;
  }

  /** The one way the position changes; the scroll bar follows. */
  #moveTo(top: number): void {
    const geometry = this.#geometry();
    this.#top = clampTop(geometry, top);
    const offset = scrollTopFor(geometry, this.#top);
    if (Math.abs(this.#scroller.scrollTop - offset) >= 1) {
      this.#scroller.scrollTop = offset;
      this.#settingScroll = this.#scroller.scrollTop;
    }
    this.#draw();
  }

  #scrolled(): void {
    const offset = this.#scroller.scrollTop;
    this.#head.style.transform = `translateX(${-this.#scroller.scrollLeft}px)`;
    // The echo of a position this class has set says nothing new, and in a shortened area it says it less exactly.
    if (Math.abs(offset - this.#settingScroll) < 1) return;
    this.#settingScroll = -1;
    this.#top = topAt(this.#geometry(), offset);
    this.#draw();
    this.#events.atEnd(this.#isAtEnd());
  }

  /** A wheel moves by pixels of rows even where the scroll bar's pixels stand for many rows. */
  #wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.deltaY === 0 || event.shiftKey) return;
    const step =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE
        ? rowHeight
        : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
          ? this.#viewport
          : 1;
    event.preventDefault();
    this.#moveTo(this.#top + (event.deltaY * step) / rowHeight);
    this.#events.atEnd(this.#isAtEnd());
  }

  #key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#viewport / rowHeight) - 1);
    const target = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
    };
    const row = { ...target, Home: 0, End: this.#total - 1 }[event.key];
    if (row !== undefined) {
      this.#step(event, row);
      return;
    }
    switch (event.key) {
      case "ArrowRight":
      case "ArrowLeft":
        event.preventDefault();
        this.#scroller.scrollLeft += event.key === "ArrowRight" ? 60 : -60;
        return;
      case "Enter":
        event.preventDefault();
        this.#open(this.#active);
        return;
      case "c":
      case "C":
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.#events.copy(this.#selectedRows());
        return;
    }
  }

  #step(event: KeyboardEvent, row: number): void {
    event.preventDefault();
    this.#activate(row, event.shiftKey);
    this.#moveTo(topShowing(this.#geometry(), this.#top, this.#active));
    this.#focusActive();
    this.#events.atEnd(this.#active >= this.#total - 1);
  }

  #activate(row: number, extend: boolean): void {
    this.#active = Math.min(Math.max(0, row), Math.max(0, this.#total - 1));
    if (!extend) this.#anchor = this.#active;
  }

  #press(event: MouseEvent): void {
    const row = this.#rowOf(event);
    if (row === undefined || event.button !== 0) return;
    event.preventDefault();
    this.#activate(row, event.shiftKey);
    this.#draw();
    this.#focusActive();
    this.#events.atEnd(row >= this.#total - 1 && this.#isAtEnd());
  }

  #rowOf(event: MouseEvent): number | undefined {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    return target === null ? undefined : Number(target.dataset.row);
  }

  #open(index: number | undefined): void {
    const row = index === undefined ? undefined : this.#source.row(index);
    if (row !== undefined) this.#events.open(row);
  }

  #selectedRows(): readonly TraceRowBody[] {
    const rows: TraceRowBody[] = [];
    for (let i = Math.min(this.#active, this.#anchor); i <= Math.max(this.#active, this.#anchor); i++) {
      const row = this.#source.row(i);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  #focusActive(): void {
    if (this.#total === 0) return;
    const shown = () => this.#elements.find((row) => row.index === this.#active);
    if (shown() === undefined) this.#moveTo(topShowing(this.#geometry(), this.#top, this.#active));
    shown()?.element.focus({ preventScroll: true });
  }

  #draw(): void {
    const geometry = this.#geometry();
    const { first, count, hidden } = visibleRows(geometry, this.#top);
    this.#source.need(first, count);
    const hadFocus = this.#body.contains(document.activeElement);
    while (this.#elements.length < count) {
      const made = new RowElement();
      this.#elements.push(made);
      this.#body.append(made.element);
    }
    const pool = this.#elements.length;
    for (const row of this.#elements) row.used = false;
    const low = Math.min(this.#active, this.#anchor);
    const high = Math.max(this.#active, this.#anchor);
    for (let i = first; i < first + count; i++) {
      const row = this.#elements[i % pool];
      row?.show(i, this.#source.row(i), (i - first) * rowHeight - hidden, i >= low && i <= high, i === this.#active);
    }
    for (const row of this.#elements) if (!row.used) row.hide();
    const activeShown = this.#active >= first && this.#active < first + count && this.#total > 0;
    this.#grid.tabIndex = activeShown ? -1 : 0;
    // Scrolled away: the keyboard stays with the table, and comes back to the row with the next key.
    if (hadFocus && !activeShown) this.#scroller.focus({ preventScroll: true });
  }
}

class RowElement {
  readonly element = element("div", "row");
  readonly #cells: HTMLElement[];
  index = -1;
  used = false;
  #row: TraceRowBody | undefined;

  constructor() {
    this.element.setAttribute("role", "row");
    this.#cells = columns.map((column, i) => {
      const made = element("div", `cell ${column.id}`);
      made.setAttribute("role", "gridcell");
      made.setAttribute("aria-colindex", String(i + 1));
      this.element.append(made);
      return made;
    });
  }

  show(index: number, row: TraceRowBody | undefined, y: number, selected: boolean, active: boolean): void {
    this.used = true;
    const own = this.element;
    own.hidden = false;
    own.style.transform = `translateY(${y}px)`;
    own.tabIndex = active ? 0 : -1;
    own.setAttribute("aria-selected", String(selected));
    own.classList.toggle("active", active);
    if (this.index !== index) {
      this.index = index;
      own.dataset.row = String(index);
      own.setAttribute("aria-rowindex", String(index + 2));
      own.classList.toggle("odd", index % 2 === 1);
    } else if (this.#row === row) {
      return;
    }
    this.#row = row;
    own.dataset.category = row === undefined ? "" : category(row.kind);
    own.setAttribute("aria-busy", String(row === undefined));
    columns.forEach((column, i) => {
      const target = this.#cells[i];
      if (target === undefined) return;
      const text = row === undefined ? "" : cell(row, column.id);
      if (target.textContent !== text) {
        target.textContent = text;
        target.title = text;
      }
    });
  }

  hide(): void {
    this.element.hidden = true;
    this.element.classList.remove("active");
    delete this.element.dataset.row;
    this.index = -1;
    this.#row = undefined;
  }
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
