// Where rows lie in a scroll area when there may be millions: browsers stop laying out somewhere above ten million pixels,
// so a long table's scroll bar moves in a shorter area than its rows would fill. The position is kept in rows, not pixels.

/** Height the scroll area never exceeds, CSS pixels. */
export const tallest = 8_000_000;

export interface Geometry {
  readonly total: number;
  readonly rowHeight: number;
  /** Height of the visible part, CSS pixels. */
  readonly viewport: number;
}

export interface Rows {
  /** First row that is at least partly visible, and how many are. */
  readonly first: number;
  readonly count: number;
  /** Pixels by which the first row begins above the visible part; from 0 to rowHeight. */
  readonly hidden: number;
}

/** Height of the scroll area. */
export function areaHeight(geometry: Geometry): number {
  return Math.max(geometry.viewport, Math.min(tallest, geometry.total * geometry.rowHeight));
}

/** Greatest position: with it the last row is wholly visible at the bottom. */
export function lastTop(geometry: Geometry): number {
  return Math.max(0, geometry.total - geometry.viewport / geometry.rowHeight);
}

/** Position (row at the top edge, with fraction) for a scroll bar's offset. */
export function topAt(geometry: Geometry, scrollTop: number): number {
  const range = areaHeight(geometry) - geometry.viewport;
  if (range <= 0) return 0;
  return clampTop(geometry, (scrollTop / range) * lastTop(geometry));
}

export function scrollTopFor(geometry: Geometry, top: number): number {
  const last = lastTop(geometry);
  if (last <= 0) return 0;
  return (clampTop(geometry, top) / last) * (areaHeight(geometry) - geometry.viewport);
}

export function clampTop(geometry: Geometry, top: number): number {
  return Math.min(Math.max(0, top), lastTop(geometry));
}

export function visibleRows(geometry: Geometry, top: number): Rows {
  const place = clampTop(geometry, top);
  const first = Math.floor(place);
  const hidden = (place - first) * geometry.rowHeight;
  const count = Math.min(geometry.total - first, Math.ceil((geometry.viewport + hidden) / geometry.rowHeight));
  return { first, count: Math.max(0, count), hidden };
}

/** The position nearest to `top` at which the row is wholly visible. */
export function topShowing(geometry: Geometry, top: number, row: number): number {
  const visible = Math.floor(geometry.viewport / geometry.rowHeight);
  if (row < top) return clampTop(geometry, row);
  if (row + 1 > top + geometry.viewport / geometry.rowHeight) {
    return clampTop(geometry, visible < 1 ? row : row + 1 - geometry.viewport / geometry.rowHeight);
  }
  return clampTop(geometry, top);
}
