// AVL trees: the heights of a node's two subtrees differ by one at most, and Balance says by how much the right one is higher.
// The root is the right child of the table's own BalancedRoot.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { type Side, Tree } from "./tree.ts";

export class AvlTree extends Tree {
  readonly #table: Offset;
  readonly #anchor: Offset;

  constructor(k: Kernel, f: Offset, table: Offset) {
    super(k, f);
    this.#table = table;
    this.#anchor = table + k.s.RTL_AVL_TABLE.BalancedRoot;
  }

  /** The root; 0 for an empty tree. */
  get top(): Offset {
    return this.right(this.#anchor);
  }
  override parent(at: Offset): Offset {
    const parent = this.k.pointerAt(this.f, at + this.k.s.RTL_BALANCED_LINKS.Parent);
    return parent === this.#anchor ? 0 : parent;
  }
  override hang(at: Offset, parent: Offset): void {
    const above = parent === 0 ? this.#anchor : parent;
    if (at !== 0) this.k.setPointer(at + this.k.s.RTL_BALANCED_LINKS.Parent, above);
    if (parent === 0) this.k.setPointer(this.#anchor + this.k.s.RTL_BALANCED_LINKS.RightChild, at);
  }

  /** Puts a new node below `parent`, or makes it the root if that is 0. */
  insert(at: Offset, parent: Offset, side: Side): void {
    this.#setBalance(at, 0);
    if (parent === 0) this.hang(at, 0);
    else this.setChild(parent, side, at);
    let node = at;
    for (;;) {
      const above = this.parent(node);
      if (above === 0) {
        this.#grow(1);
        return;
      }
      const heavier = this.side(node);
      const balance = this.#balance(above);
      if (balance === heavier) this.#rebalance(above, heavier);
      else this.#setBalance(above, balance === 0 ? heavier : 0);
      if (balance !== 0) return;
      node = above;
    }
  }

  remove(at: Offset): void {
    if (this.left(at) !== 0 && this.right(at) !== 0) {
      const balance = this.#balance(at);
      const other = this.sinkToPredecessor(at);
      this.#setBalance(other, balance);
    }
    const child = this.left(at) !== 0 ? this.left(at) : this.right(at);
    let above = this.parent(at);
    let lighter: Side = above === 0 ? 1 : this.side(at);
    this.replace(at, child);
    while (above !== 0) {
      const next = this.parent(above);
      const side: Side = next === 0 ? 1 : this.side(above);
      const balance = this.#balance(above);
      if (balance === 0) {
        this.#setBalance(above, lighter < 0 ? 1 : -1);
        return;
      }
      if (balance === lighter) this.#setBalance(above, 0);
      else if (!this.#rebalance(above, lighter < 0 ? 1 : -1)) return;
      above = next;
      lighter = side;
    }
    this.#grow(-1);
  }

  /** Rotates what has become two higher on a side; whether the whole is one lower than it was. */
  #rebalance(at: Offset, side: Side): boolean {
    const other: Side = side < 0 ? 1 : -1;
    const child = this.child(at, side);
    const balance = this.#balance(child);
    if (balance !== other) {
      this.rotateUp(child);
      this.#setBalance(at, balance === 0 ? side : 0);
      this.#setBalance(child, balance === 0 ? other : 0);
      return balance !== 0;
    }
    const inner = this.child(child, other);
    const lean = this.#balance(inner);
    this.rotateUp(inner);
    this.rotateUp(inner);
    this.#setBalance(at, lean === side ? other : 0);
    this.#setBalance(child, lean === other ? side : 0);
    this.#setBalance(inner, 0);
    return true;
  }

  #balance(at: Offset): number {
    return ((this.k.m.u8[at + this.k.s.RTL_BALANCED_LINKS.Balance] ?? 0) << 24) >> 24;
  }
  #setBalance(at: Offset, balance: number): void {
    this.k.m.u8[at + this.k.s.RTL_BALANCED_LINKS.Balance] = balance & 0xff;
  }
  #grow(by: number): void {
    const depth = this.#table + this.k.s.RTL_AVL_TABLE.DepthOfTree;
    this.k.m.setU32(depth, this.k.m.u32(depth) + by);
  }
}
