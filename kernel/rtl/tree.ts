// Binary trees in a driver's memory: RTL_SPLAY_LINKS and RTL_BALANCED_LINKS begin alike. Order, rotation, and a node taken out of its
// place; which node a tree hangs from and how it is kept low differ, and are said in splay.ts and avl.ts.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** Longest walk from a node to another: a corrupted tree must not hang the machine. */
const mostSteps = 1_000_000;

/** The links of one tree, read and written for the DDI whose frame is `f`. `anchor` is the node above the root, or what stands for it. */
export abstract class Tree {
  readonly k: Kernel;
  readonly f: Offset;

  constructor(k: Kernel, f: Offset) {
    this.k = k;
    this.f = f;
  }

  /** The node's parent; 0 for the root. */
  abstract parent(at: Offset): Offset;
  /** Hangs a node from another; from 0, as the root. */
  abstract hang(at: Offset, parent: Offset): void;

  left(at: Offset): Offset {
    return this.k.pointerAt(this.f, at + this.k.s.RTL_SPLAY_LINKS.LeftChild);
  }
  right(at: Offset): Offset {
    return this.k.pointerAt(this.f, at + this.k.s.RTL_SPLAY_LINKS.RightChild);
  }
  child(at: Offset, side: Side): Offset {
    return side < 0 ? this.left(at) : this.right(at);
  }
  setChild(at: Offset, side: Side, child: Offset): void {
    const { LeftChild, RightChild } = this.k.s.RTL_SPLAY_LINKS;
    this.k.setPointer(at + (side < 0 ? LeftChild : RightChild), child);
    if (child !== 0) this.hang(child, at);
  }
  /** Which child of its parent a node is. */
  side(at: Offset): Side {
    return this.left(this.parent(at)) === at ? -1 : 1;
  }

  /** The node furthest to a side in the subtree of `at`. */
  outermost(at: Offset, side: Side): Offset {
    let node = at;
    for (let i = 0; i < mostSteps; i++) {
      const next = this.child(node, side);
      if (next === 0) return node;
      node = next;
    }
    return node;
  }
  /** The node before (-1) or after (1) another within its subtree; 0 if there is none. */
  inSubtree(at: Offset, side: Side): Offset {
    const child = this.child(at, side);
    return child === 0 ? 0 : this.outermost(child, side < 0 ? 1 : -1);
  }
  /** The node before (-1) or after (1) another in the whole tree; 0 if there is none. */
  neighbour(at: Offset, side: Side): Offset {
    const below = this.inSubtree(at, side);
    if (below !== 0) return below;
    let node = at;
    for (let i = 0; i < mostSteps; i++) {
      const parent = this.parent(node);
      if (parent === 0) return 0;
      if (this.side(node) !== side) return parent;
      node = parent;
    }
    return 0;
  }
  root(at: Offset): Offset {
    let node = at;
    for (let i = 0; i < mostSteps; i++) {
      const parent = this.parent(node);
      if (parent === 0) return node;
      node = parent;
    }
    return node;
  }

  /** Puts `other`, or nothing if it is 0, where `at` hangs. */
  replace(at: Offset, other: Offset): void {
    const parent = this.parent(at);
    if (parent === 0) {
      this.hang(other, 0);
      return;
    }
    this.setChild(parent, this.side(at), other);
  }

  /** A node and its parent change places, keeping their order. */
  rotateUp(at: Offset): void {
    const parent = this.parent(at);
    const side = this.side(at);
    const inner = this.child(at, side < 0 ? 1 : -1);
    this.replace(parent, at);
    this.setChild(parent, side, inner);
    this.setChild(at, side < 0 ? 1 : -1, parent);
  }

  /** Puts a node with two children and the one before it in the tree in each other's places, so that it has one child at most. */
  sinkToPredecessor(at: Offset): Offset {
    const other = this.inSubtree(at, -1);
    const [left, right] = [this.left(at), this.right(at)];
    const below = this.left(other);
    const parent = this.parent(other);
    this.replace(at, other);
    this.setChild(other, 1, right);
    if (parent === at) this.setChild(other, -1, at);
    else {
      this.setChild(parent, 1, at);
      this.setChild(other, -1, left);
    }
    this.setChild(at, -1, below);
    this.setChild(at, 1, 0);
    return other;
  }
}

export type Side = -1 | 1;
