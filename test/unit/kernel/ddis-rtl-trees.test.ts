// Splay trees and the two forms of generic tables, against what the order of their elements must be, however they came and went.
import { describe } from "vitest";
import { holds } from "./checks.ts";

const common = `
typedef struct _ITEM { ULONG Key; ULONG Twice; } ITEM, *PITEM;
static LONG live; static BOOLEAN refuse;
static ULONG seed = 12345;
static ULONG Next(ULONG below) { seed = seed * 1103515245 + 12345; return (seed >> 16) % below; }
`;

const splayNames = `
#define INITIALIZE RtlInitializeGenericTable
#define INSERT RtlInsertElementGenericTable
#define DELETE_ RtlDeleteElementGenericTable
#define LOOKUP RtlLookupElementGenericTable
#define NUMBER RtlNumberGenericTableElements
#define EMPTY RtlIsGenericTableEmpty
#define GET RtlGetElementGenericTable
#define EACH RtlEnumerateGenericTable
#define EACH_BY_KEY RtlEnumerateGenericTableWithoutSplaying`;
const avlNames = `
#define INITIALIZE RtlInitializeGenericTableAvl
#define INSERT RtlInsertElementGenericTableAvl
#define DELETE_ RtlDeleteElementGenericTableAvl
#define LOOKUP RtlLookupElementGenericTableAvl
#define NUMBER RtlNumberGenericTableElementsAvl
#define EMPTY RtlIsGenericTableEmptyAvl
#define GET RtlGetElementGenericTableAvl
#define EACH RtlEnumerateGenericTableAvl
#define EACH_BY_KEY RtlEnumerateGenericTableWithoutSplayingAvl`;

/** Types and routines of one form of table, and `Sound`, which looks at every node. */
const form = (avl: boolean): string => {
  const [table, kind] = avl ? ["RTL_AVL_TABLE", "AVL"] : ["RTL_GENERIC_TABLE", "GENERIC"];
  return `
    ${common}
    static RTL_${kind}_COMPARE_ROUTINE Order;
    static RTL_${kind}_ALLOCATE_ROUTINE Take;
    static RTL_${kind}_FREE_ROUTINE Give;
    static RTL_GENERIC_COMPARE_RESULTS NTAPI Order(struct _${table} *t, PVOID a, PVOID b) {
        ULONG x = ((PITEM)a)->Key, y = ((PITEM)b)->Key;
        UNREFERENCED_PARAMETER(t);
        return x < y ? GenericLessThan : x > y ? GenericGreaterThan : GenericEqual;
    }
    static PVOID NTAPI Take(struct _${table} *t, CLONG size) {
        UNREFERENCED_PARAMETER(t);
        if (refuse) return NULL;
        live++;
        return ExAllocatePoolZero(NonPagedPoolNx, size, 'lbaT');
    }
    static VOID NTAPI Give(struct _${table} *t, PVOID p) {
        UNREFERENCED_PARAMETER(t);
        live--;
        ExFreePoolWithTag(p, 'lbaT');
    }
    ${avl ? avlNames : splayNames}
    static BOOLEAN InOrder(${table} *t, const BOOLEAN *has, ULONG most) {
        PVOID key = NULL;
        PITEM i;
        ULONG at = 0, n = 0;
        for (i = EACH_BY_KEY(t, &key); i != NULL; i = EACH_BY_KEY(t, &key), n++) {
            for (; at < i->Key; at++)
                if (has[at]) return FALSE;
            if (at >= most || !has[at] || i->Twice != 2 * i->Key) return FALSE;
            at++;
        }
        for (; at < most; at++)
            if (has[at]) return FALSE;
        return NUMBER(t) == n;
    }
  `;
};

/** Elements come and go at random; the table always holds just those that should be there, in order. */
const mixed = (extra: string): string => `
  BOOLEAN has[64];
  ULONG i, n;
  BOOLEAN fresh;
  ITEM item;
  PITEM found;
  RtlZeroMemory(has, sizeof(has));
  INITIALIZE(&table, Order, Take, Give, NULL);
  CHECK(EMPTY(&table) && NUMBER(&table) == 0 && EACH(&table, TRUE) == NULL && GET(&table, 0) == NULL);
  for (i = 0; i < 300; i++) {
      item.Key = Next(64);
      item.Twice = 2 * item.Key;
      if (Next(5) < (i < 150 ? 3u : 2u)) {
          found = INSERT(&table, &item, sizeof(item), &fresh);
          CHECK(found != NULL && found->Key == item.Key && found != &item);
          CHECK(fresh == !has[item.Key]);
          has[item.Key] = TRUE;
      } else {
          CHECK(DELETE_(&table, &item) == has[item.Key]);
          has[item.Key] = FALSE;
      }
      if (i % 10 == 0) {
          CHECK(InOrder(&table, has, 64));
          ${extra}
      }
  }
  CHECK(live == (LONG)NUMBER(&table));
  for (i = 0; i < 64; i++) {
      item.Key = i;
      found = LOOKUP(&table, &item);
      CHECK((found != NULL) == has[i]);
  }
  for (n = 0, found = EACH(&table, TRUE); found != NULL; found = EACH(&table, FALSE)) n++;
  CHECK(n == NUMBER(&table));
  item.Key = 1000;
  refuse = TRUE;
  fresh = TRUE;
  CHECK(INSERT(&table, &item, sizeof(item), &fresh) == NULL && !fresh);
  refuse = FALSE;
  while (!EMPTY(&table)) {
      found = GET(&table, 0);
      CHECK(DELETE_(&table, found));
  }
  CHECK(live == 0);
`;

describe("AVL tables", () => {
  holds(
    "hold what they are given, sorted and balanced",
    mixed("CHECK(Height(table.BalancedRoot.RightChild) == (LONG)table.DepthOfTree);"),
    {
      declarations: `
        ${form(true)} static RTL_AVL_TABLE table;
        static LONG Height(PRTL_BALANCED_LINKS n) {
            LONG l, r;
            if (n == NULL) return 0;
            l = Height(n->LeftChild);
            r = Height(n->RightChild);
            if (l < 0 || r < 0 || r - l != n->Balance || r - l > 1 || l - r > 1) return -1;
            return (l > r ? l : r) + 1;
        }
      `,
    },
  );
  holds(
    "tell places, go on after a deletion, and find the first of equals",
    `
      ITEM item;
      PITEM found;
      PVOID place;
      TABLE_SEARCH_RESULT how;
      BOOLEAN fresh;
      ULONG i;
      PVOID key;
      INITIALIZE(&table, Order, Take, Give, NULL);
      item.Twice = 0;
      item.Key = 5;
      CHECK(RtlLookupElementGenericTableFullAvl(&table, &item, &place, &how) == NULL && how == TableEmptyTree);
      CHECK(RtlInsertElementGenericTableFullAvl(&table, &item, sizeof(item), &fresh, place, how) != NULL && fresh);
      item.Key = 3;
      CHECK(RtlLookupElementGenericTableFullAvl(&table, &item, &place, &how) == NULL && how == TableInsertAsLeft);
      CHECK(RtlInsertElementGenericTableFullAvl(&table, &item, sizeof(item), &fresh, place, how) != NULL && fresh &&
            NUMBER(&table) == 2);
      item.Key = 9;
      CHECK(RtlLookupElementGenericTableFullAvl(&table, &item, &place, &how) == NULL && how == TableInsertAsRight);
      item.Key = 5;
      found = RtlLookupElementGenericTableFullAvl(&table, &item, &place, &how);
      CHECK(found != NULL && how == TableFoundNode);
      CHECK(RtlInsertElementGenericTableFullAvl(&table, &item, sizeof(item), &fresh, place, how) == found && !fresh);
      for (i = 10; i < 20; i++) {
          item.Key = i;
          INSERT(&table, &item, sizeof(item), NULL);
      }
      found = EACH(&table, TRUE);
      CHECK(found->Key == 3);
      found = EACH(&table, FALSE);
      CHECK(found->Key == 5);
      CHECK(DELETE_(&table, found));
      found = EACH(&table, FALSE);
      CHECK(found->Key == 10);
      item.Key = 15;
      found = RtlLookupFirstMatchingElementGenericTableAvl(&table, &item, &key);
      CHECK(found != NULL && found->Key == 15);
      found = EACH_BY_KEY(&table, &key);
      CHECK(found->Key == 16);
      item.Key = 99;
      CHECK(RtlLookupFirstMatchingElementGenericTableAvl(&table, &item, &key) == NULL);
      while (!EMPTY(&table)) DELETE_(&table, GET(&table, NUMBER(&table) - 1));
      CHECK(live == 0);
    `,
    { declarations: `${form(true)} static RTL_AVL_TABLE table;` },
  );
});

describe("generic tables", () => {
  holds("hold what they are given, sorted", mixed("CHECK(table.TableRoot == NULL || RtlIsRoot(table.TableRoot));"), {
    declarations: `${form(false)} static RTL_GENERIC_TABLE table;`,
  });
  holds(
    "number their elements as they came, and have at the root what was asked for last",
    `
      ITEM item;
      PITEM found;
      ULONG i;
      INITIALIZE(&table, Order, Take, Give, NULL);
      for (i = 0; i < 9; i++) {
          item.Key = (i * 5) % 9;
          item.Twice = 2 * item.Key;
          INSERT(&table, &item, sizeof(item), NULL);
      }
      for (i = 0; i < 9; i++) {
          found = GET(&table, i);
          CHECK(found->Key == (i * 5) % 9);
      }
      CHECK(GET(&table, 9) == NULL);
      item.Key = 4;
      found = LOOKUP(&table, &item);
      CHECK((PUCHAR)table.TableRoot + sizeof(RTL_SPLAY_LINKS) + sizeof(LIST_ENTRY) == (PUCHAR)found);
      DELETE_(&table, GET(&table, 0));
      found = GET(&table, 0);
      CHECK(found->Key == 5);
      while (!EMPTY(&table)) DELETE_(&table, GET(&table, 0));
      CHECK(live == 0);
    `,
    { declarations: `${form(false)} static RTL_GENERIC_TABLE table;` },
  );
});

describe("splay trees", () => {
  holds(
    "keep their order when nodes are looked at and taken out",
    `
      RTL_SPLAY_LINKS n[7];
      PRTL_SPLAY_LINKS root, at;
      ULONG i, c;
      for (i = 0; i < 7; i++) RtlInitializeSplayLinks(&n[i]);
      for (i = 1; i < 7; i++) RtlInsertAsRightChild(&n[i - 1], &n[i]);
      CHECK(RtlRealSuccessor(&n[2]) == &n[3] && RtlRealPredecessor(&n[2]) == &n[1] && RtlSubtreeSuccessor(&n[6]) == NULL &&
            RtlSubtreePredecessor(&n[6]) == NULL && RtlRealSuccessor(&n[6]) == NULL && RtlRealPredecessor(&n[0]) == NULL);
      root = RtlSplay(&n[6]);
      CHECK(root == &n[6] && RtlIsRoot(root) && RtlSubtreePredecessor(root) == &n[5]);
      root = RtlSplay(&n[3]);
      CHECK(root == &n[3]);
      for (c = 0, at = &n[0]; at != NULL; at = RtlRealSuccessor(at), c++) CHECK(at == &n[c]);
      CHECK(c == 7);
      root = RtlDelete(&n[3]);
      CHECK(root != NULL && RtlIsRoot(root) && RtlRealSuccessor(&n[2]) == &n[4]);
      RtlDeleteNoSplay(root, &root);
      CHECK(root != NULL && RtlIsRoot(root));
      for (c = 0, at = root; RtlLeftChild(at) != NULL; at = RtlLeftChild(at)) {}
      for (; at != NULL; at = RtlRealSuccessor(at)) c++;
      CHECK(c == 5);
      while (root != NULL) root = RtlDelete(root);
    `,
  );
});
