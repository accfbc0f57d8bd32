// Splay trees: a node that is looked at becomes the root. A root is its own parent, and nothing else says where the tree is.
import { ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { type Side, Tree } from "./tree.ts";

export class SplayTree extends Tree {
  override parent(at: Offset): Offset {
    const parent = this.k.pointerAt(this.f, at + this.k.s.RTL_SPLAY_LINKS.Parent);
    return parent === at ? 0 : parent;
  }
  override hang(at: Offset, parent: Offset): void {
    if (at !== 0) this.k.setPointer(at + this.k.s.RTL_SPLAY_LINKS.Parent, parent === 0 ? at : parent);
  }

  /** The node, which is the root now. */
  splay(at: Offset): Offset {
    for (let parent = this.parent(at); parent !== 0; parent = this.parent(at)) {
      if (this.parent(parent) === 0) this.rotateUp(at);
      else {
        this.rotateUp(this.side(at) === this.side(parent) ? parent : at);
        this.rotateUp(at);
      }
    }
    return at;
  }

  /** Takes a node out; what hung above it, or else the new root; 0 for the last one. */
  unlink(at: Offset): Offset {
    if (this.left(at) !== 0 && this.right(at) !== 0) this.sinkToPredecessor(at);
    const child = this.left(at) !== 0 ? this.left(at) : this.right(at);
    const parent = this.parent(at);
    this.replace(at, child);
    return parent === 0 ? child : parent;
  }
}

function walk(step: (tree: SplayTree, at: Offset, side: Side) => Offset, side: Side) {
  return (k: Kernel, f: Offset) => k.returnPointer(f, step(new SplayTree(k, f), k.argPointer(f, 0), side));
}

export const splayDdis: readonly Routine[] = [
  ddi("RtlSplay", 1, (k, f) => k.returnPointer(f, new SplayTree(k, f).splay(k.argPointer(f, 0)))),
  ddi("RtlDelete", 1, (k, f) => {
    const tree = new SplayTree(k, f);
    const above = tree.unlink(k.argPointer(f, 0));
    return k.returnPointer(f, above === 0 ? 0 : tree.splay(above));
  }),
  ddi("RtlDeleteNoSplay", 2, (k, f) => {
    const tree = new SplayTree(k, f);
    const root = k.argPointer(f, 1);
    k.touch(f, root, 8, true);
    const above = tree.unlink(k.argPointer(f, 0));
    k.setPointer(root, above === 0 ? 0 : tree.root(above));
    return k.returnVoid(f);
  }),
  ddi(
    "RtlSubtreePredecessor",
    1,
    walk((tree, at, side) => tree.inSubtree(at, side), -1),
  ),
  ddi(
    "RtlSubtreeSuccessor",
    1,
    walk((tree, at, side) => tree.inSubtree(at, side), 1),
  ),
  ddi(
    "RtlRealPredecessor",
    1,
    walk((tree, at, side) => tree.neighbour(at, side), -1),
  ),
  ddi(
    "RtlRealSuccessor",
    1,
    walk((tree, at, side) => tree.neighbour(at, side), 1),
  ),
];
