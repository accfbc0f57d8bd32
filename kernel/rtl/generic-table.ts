// Generic tables: sorted copies of a driver's structures, in a splay tree or, with the names that end in Avl, in an AVL tree.
// The driver compares, allocates and frees; the tree is changed between its calls. What a driver sees lies behind the links.
import { Frame } from "../../compiler/abi.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { AvlTree } from "./avl.ts";
import { SplayTree } from "./splay.ts";
import type { Side, Tree } from "./tree.ts";

type Form = "splay" | "avl";
/** TABLE_SEARCH_RESULT. */
const Search = { empty: 0, found: 1, left: 2, right: 3 } as const;
/** RTL_GENERIC_COMPARE_RESULTS. */
const Compare = { less: 0, greater: 1, equal: 2 } as const;

/** What a kind of table calls its parts. */
function partsOf(k: Kernel, form: Form) {
  const layout = form === "avl" ? k.s.RTL_AVL_TABLE : k.s.RTL_GENERIC_TABLE;
  const links = k.s.RTL_SPLAY_LINKS.size + k.s.LIST_ENTRY.size;
  return { layout, header: form === "avl" ? k.s.RTL_BALANCED_LINKS.size : links };
}
function root(k: Kernel, f: Offset, form: Form, table: Offset): Offset {
  if (form === "avl") return new AvlTree(k, f, table).top;
  return k.pointerAt(f, table + k.s.RTL_GENERIC_TABLE.TableRoot);
}
function treeOf(k: Kernel, f: Offset, form: Form, table: Offset): Tree {
  return form === "avl" ? new AvlTree(k, f, table) : new SplayTree(k, f);
}
function tableOf(k: Kernel, f: Offset, form: Form, write = false): Offset {
  const table = k.argPointer(f, 0);
  k.touch(f, table, partsOf(k, form).layout.size, write);
  return table;
}

function callCompare(
  k: Kernel,
  f: Offset,
  next: number,
  form: Form,
  table: Offset,
  buffer: Offset,
  node: Offset,
): Outcome {
  const { layout, header } = partsOf(k, form);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, table);
  k.setArgPointer(callee, 1, buffer);
  k.setArgPointer(callee, 2, node + header);
  return k.call(f, next, k.functionPointer(f, table + layout.CompareRoutine));
}

/** Slots: 0 table; 1 structure looked for; 2 node under way. Result: the node it ended at, and above it how. */
function findRoutine(form: Form): Routine {
  return internal(form === "avl" ? "RtlpFindAvlNode" : "RtlpFindSplayNode", 3, (k, f, step) => {
    const table = k.argPointer(f, 0);
    const buffer = k.argPointer(f, 1);
    const ended = (node: Offset, how: number) => k.return64(f, (BigInt(how) << 32n) | BigInt(node));
    let node = step === 0 ? root(k, f, form, table) : k.slotU32(f, 2);
    if (node === 0) return ended(0, Search.empty);
    if (step !== 0) {
      const answer = k.result32(f);
      if (answer === Compare.equal) return ended(node, Search.found);
      const side: Side = answer === Compare.less ? -1 : 1;
      const below = treeOf(k, f, form, table).child(node, side);
      if (below === 0) return ended(node, side < 0 ? Search.left : Search.right);
      node = below;
    }
    k.setSlot(f, 2, node);
    return callCompare(k, f, 1, form, table, buffer, node);
  });
}
const find = { splay: findRoutine("splay"), avl: findRoutine("avl") };

function callFind(k: Kernel, f: Offset, next: number, form: Form, table: Offset, buffer: Offset): Outcome {
  const callee = k.above(f);
  k.setArgPointer(callee, 0, table);
  k.setArgPointer(callee, 1, buffer);
  return k.callIndex(f, next, k.routineIndex(find[form].name));
}
function foundBy(k: Kernel, f: Offset): { readonly node: Offset; readonly how: number } {
  const at = k.above(f) + Frame.result;
  return { node: k.m.u32(at), how: k.m.u32(at + 4) };
}

/** A node that was looked at becomes the root of a splay tree. */
function touched(k: Kernel, f: Offset, form: Form, table: Offset, node: Offset): void {
  if (form === "splay" && node !== 0)
    k.setPointer(table + k.s.RTL_GENERIC_TABLE.TableRoot, new SplayTree(k, f).splay(node));
}

/** The driver's part of a node; NULL for none. */
function dataOf(k: Kernel, f: Offset, form: Form, node: Offset): Outcome {
  return k.returnPointer(f, node === 0 ? 0 : node + partsOf(k, form).header);
}

function initialize(form: Form) {
  return (k: Kernel, f: Offset): Outcome => {
    const table = tableOf(k, f, form, true);
    const { layout } = partsOf(k, form);
    k.m.u8.fill(0, table, table + layout.size);
    k.m.setU64(table + layout.CompareRoutine, k.arg64(f, 1));
    k.m.setU64(table + layout.AllocateRoutine, k.arg64(f, 2));
    k.m.setU64(table + layout.FreeRoutine, k.arg64(f, 3));
    k.m.setU64(table + layout.TableContext, k.arg64(f, 4));
    if (form === "avl") {
      const anchor = table + k.s.RTL_AVL_TABLE.BalancedRoot;
      k.setPointer(anchor + k.s.RTL_BALANCED_LINKS.Parent, anchor);
    } else {
      const list = table + k.s.RTL_GENERIC_TABLE.InsertOrderList;
      k.setPointer(list + k.s.LIST_ENTRY.Flink, list);
      k.setPointer(list + k.s.LIST_ENTRY.Blink, list);
      k.setPointer(table + k.s.RTL_GENERIC_TABLE.OrderedPointer, list);
    }
    return k.returnVoid(f);
  };
}

/** (table, buffer, size, newElement[, node, result]); slots 6 node or parent, 7 how. `full`: the place has been looked up already. */
function insert(form: Form, full: boolean) {
  return (k: Kernel, f: Offset, step: number): Outcome => {
    const table = tableOf(k, f, form, true);
    const { layout, header } = partsOf(k, form);
    const buffer = k.argPointer(f, 1);
    const size = k.argU32(f, 2);
    const isNew = k.argPointer(f, 3);
    const answer = (value: boolean) => {
      if (isNew === 0) return;
      k.touch(f, isNew, 1, true);
      k.m.u8[isNew] = value ? 1 : 0;
    };
    if (step === 0 && !full) return callFind(k, f, 1, form, table, buffer);
    if (step <= 1) {
      const { node, how } = full ? { node: k.argPointer(f, 4), how: k.argU32(f, 5) } : foundBy(k, f);
      if (how === Search.found) {
        answer(false);
        touched(k, f, form, table, node);
        return dataOf(k, f, form, node);
      }
      k.setSlot(f, 6, node);
      k.setSlot(f, 7, how);
      const callee = k.above(f);
      k.setArgPointer(callee, 0, table);
      k.setArg32(callee, 1, header + size);
      return k.call(f, 2, k.functionPointer(f, table + layout.AllocateRoutine));
    }
    const node = k.pointerAt(f, k.above(f) + Frame.result);
    if (node === 0) {
      answer(false);
      return k.returnPointer(f, 0);
    }
    k.touch(f, node, header + size, true);
    k.touch(f, buffer, size, false);
    k.m.u8.fill(0, node, node + header);
    k.m.u8.copyWithin(node + header, buffer, buffer + size);
    link(k, f, form, table, node, k.slotU32(f, 6), k.slotU32(f, 7) === Search.left ? -1 : 1);
    const count = table + layout.NumberGenericTableElements;
    k.m.setU32(count, k.m.u32(count) + 1);
    answer(true);
    return dataOf(k, f, form, node);
  };
}

function link(k: Kernel, f: Offset, form: Form, table: Offset, node: Offset, parent: Offset, side: Side): void {
  if (form === "avl") {
    new AvlTree(k, f, table).insert(node, parent, side);
    return;
  }
  const tree = new SplayTree(k, f);
  if (parent === 0) tree.hang(node, 0);
  else tree.setChild(parent, side, node);
  const list = table + k.s.RTL_GENERIC_TABLE.InsertOrderList;
  const entry = node + k.s.RTL_SPLAY_LINKS.size;
  const { Flink, Blink } = k.s.LIST_ENTRY;
  const last = k.pointerAt(f, list + Blink);
  k.setPointer(entry + Flink, list);
  k.setPointer(entry + Blink, last);
  k.setPointer(last + Flink, entry);
  k.setPointer(list + Blink, entry);
  touched(k, f, form, table, node);
}

function unlink(k: Kernel, f: Offset, form: Form, table: Offset, node: Offset): void {
  if (form === "avl") {
    const layout = k.s.RTL_AVL_TABLE;
    const tree = new AvlTree(k, f, table);
    // An enumeration that stands on the node goes on with the one after it.
    if (k.pointerAt(f, table + layout.RestartKey) === node)
      k.setPointer(table + layout.RestartKey, tree.neighbour(node, -1));
    k.m.setU32(table + layout.DeleteCount, k.m.u32(table + layout.DeleteCount) + 1);
    tree.remove(node);
    return;
  }
  const tree = new SplayTree(k, f);
  const above = tree.unlink(node);
  k.setPointer(table + k.s.RTL_GENERIC_TABLE.TableRoot, above === 0 ? 0 : tree.splay(above));
  const entry = node + k.s.RTL_SPLAY_LINKS.size;
  const { Flink, Blink } = k.s.LIST_ENTRY;
  const [before, after] = [k.pointerAt(f, entry + Blink), k.pointerAt(f, entry + Flink)];
  k.setPointer(before + Flink, after);
  k.setPointer(after + Blink, before);
}

function remove(form: Form) {
  return (k: Kernel, f: Offset, step: number): Outcome => {
    const table = tableOf(k, f, form, true);
    if (step === 0) return callFind(k, f, 1, form, table, k.argPointer(f, 1));
    if (step === 2) return k.returnBool(f, true);
    const { node, how } = foundBy(k, f);
    if (how !== Search.found) return k.returnBool(f, false);
    const { layout } = partsOf(k, form);
    unlink(k, f, form, table, node);
    const count = table + layout.NumberGenericTableElements;
    k.m.setU32(count, k.m.u32(count) - 1);
    const callee = k.above(f);
    k.setArgPointer(callee, 0, table);
    k.setArgPointer(callee, 1, node);
    return k.call(f, 2, k.functionPointer(f, table + layout.FreeRoutine));
  };
}

function lookup(form: Form) {
  return (k: Kernel, f: Offset, step: number): Outcome => {
    const table = tableOf(k, f, form);
    if (step === 0) return callFind(k, f, 1, form, table, k.argPointer(f, 1));
    const { node, how } = foundBy(k, f);
    touched(k, f, form, table, node);
    return dataOf(k, f, form, how === Search.found ? node : 0);
  };
}

/** (table, buffer, nodeOrParent, searchResult). */
function lookupFull(k: Kernel, f: Offset, step: number): Outcome {
  const table = tableOf(k, f, "avl");
  if (step === 0) return callFind(k, f, 1, "avl", table, k.argPointer(f, 1));
  const { node, how } = foundBy(k, f);
  const [place, result] = [k.argPointer(f, 2), k.argPointer(f, 3)];
  k.touch(f, place, 8, true);
  k.touch(f, result, 4, true);
  k.setPointer(place, node);
  k.m.setU32(result, how);
  return dataOf(k, f, "avl", how === Search.found ? node : 0);
}

/** (table, buffer, restartKey); slot 3 the first match so far, 4 the one before it. */
function lookupFirst(k: Kernel, f: Offset, step: number): Outcome {
  const table = tableOf(k, f, "avl");
  const buffer = k.argPointer(f, 1);
  if (step === 0) return callFind(k, f, 1, "avl", table, buffer);
  const key = k.argPointer(f, 2);
  k.touch(f, key, 8, true);
  const ended = (node: Offset) => {
    k.setPointer(key, node);
    return dataOf(k, f, "avl", node);
  };
  let first = k.slotU32(f, 3);
  if (step === 1) {
    const { node, how } = foundBy(k, f);
    if (how !== Search.found) return ended(0);
    first = node;
  } else {
    if (k.result32(f) !== Compare.equal) return ended(first);
    first = k.slotU32(f, 4);
  }
  const before = new AvlTree(k, f, table).neighbour(first, -1);
  if (before === 0) return ended(first);
  k.setSlot(f, 3, first);
  k.setSlot(f, 4, before);
  return callCompare(k, f, 2, "avl", table, buffer, before);
}

/** The first node, or the one after `last`. */
function next(k: Kernel, f: Offset, form: Form, table: Offset, last: Offset): Offset {
  const tree = treeOf(k, f, form, table);
  if (last !== 0) return tree.neighbour(last, 1);
  const top = root(k, f, form, table);
  return top === 0 ? 0 : tree.outermost(top, -1);
}

function enumerateByKey(form: Form) {
  return (k: Kernel, f: Offset): Outcome => {
    const table = tableOf(k, f, form);
    const key = k.argPointer(f, 1);
    k.touch(f, key, 8, true);
    const node = next(k, f, form, table, k.pointerAt(f, key));
    if (node !== 0) k.setPointer(key, node);
    return dataOf(k, f, form, node);
  };
}

function getElement(form: Form) {
  return (k: Kernel, f: Offset): Outcome => {
    const table = tableOf(k, f, form);
    const wanted = k.argU32(f, 1);
    if (wanted >= k.m.u32(table + partsOf(k, form).layout.NumberGenericTableElements)) return k.returnPointer(f, 0);
    // An AVL table numbers its elements in their order, the other in the order in which they came.
    let at = form === "avl" ? next(k, f, form, table, 0) : table + k.s.RTL_GENERIC_TABLE.InsertOrderList;
    const steps = form === "avl" ? wanted : wanted + 1;
    for (let i = 0; i < steps; i++)
      at = form === "avl" ? next(k, f, form, table, at) : k.pointerAt(f, at + k.s.LIST_ENTRY.Flink);
    return dataOf(k, f, form, form === "avl" ? at : at - k.s.RTL_SPLAY_LINKS.size);
  };
}

function count(k: Kernel, f: Offset, form: Form): number {
  return k.m.u32(tableOf(k, f, form) + partsOf(k, form).layout.NumberGenericTableElements);
}

function both(name: string, params: number, body: (form: Form) => Routine["run"], locals = 0): Routine[] {
  return [ddi(name, params, body("splay"), locals), ddi(`${name}Avl`, params, body("avl"), locals)];
}

export const genericTableRoutines: readonly Routine[] = [find.splay, find.avl];
export const genericTableDdis: readonly Routine[] = [
  ...both("RtlInitializeGenericTable", 5, initialize),
  ...both("RtlInsertElementGenericTable", 4, (form) => insert(form, false), 4),
  ddi("RtlInsertElementGenericTableFullAvl", 6, insert("avl", true), 2),
  ...both("RtlDeleteElementGenericTable", 2, remove),
  ...both("RtlLookupElementGenericTable", 2, lookup),
  ddi("RtlLookupElementGenericTableFullAvl", 4, lookupFull),
  ddi("RtlLookupFirstMatchingElementGenericTableAvl", 3, lookupFirst, 2),
  ...both("RtlGetElementGenericTable", 2, getElement),
  ...both("RtlNumberGenericTableElements", 1, (form) => (k, f) => k.return32(f, count(k, f, form))),
  ...both("RtlIsGenericTableEmpty", 1, (form) => (k, f) => k.returnBool(f, count(k, f, form) === 0)),
  ...both("RtlEnumerateGenericTableWithoutSplaying", 2, enumerateByKey),
  ddi("RtlEnumerateGenericTable", 2, (k, f) => {
    const table = tableOf(k, f, "splay", true);
    // What was given last is the root.
    const node = next(k, f, "splay", table, k.argBool(f, 1) ? 0 : root(k, f, "splay", table));
    touched(k, f, "splay", table, node);
    return dataOf(k, f, "splay", node);
  }),
  ddi("RtlEnumerateGenericTableAvl", 2, (k, f) => {
    const table = tableOf(k, f, "avl", true);
    const key = table + k.s.RTL_AVL_TABLE.RestartKey;
    const node = next(k, f, "avl", table, k.argBool(f, 1) ? 0 : k.pointerAt(f, key));
    k.setPointer(key, node);
    return dataOf(k, f, "avl", node);
  }),
];
