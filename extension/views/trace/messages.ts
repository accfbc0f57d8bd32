// What the trace page and the extension say to each other. The page asks for windows of rows; the extension passes the question to
// the adapter of the session that is looked at, and holds nothing itself.
import type { ChangedBody, TraceBody, TraceFilterBody } from "../../../debug-adapter/protocol.ts";

export type ToPage =
  /** A session has begun or ended. When it has ended, the page keeps the rows it has. */
  | {
      readonly type: "session";
      readonly state: "none" | "live" | "ended";
      readonly name: string;
      readonly follow: boolean;
    }
  | ({ readonly type: "changed" } & ChangedBody)
  | { readonly type: "rows"; readonly request: number; readonly body: TraceBody }
  | { readonly type: "failed"; readonly request: number; readonly message: string }
  | { readonly type: "focusFilter" }
  | { readonly type: "toggleFollow" }
  /** The export command wants to know what is filtered; answered by `export`. */
  | { readonly type: "askExport" };

export type ToExtension =
  | { readonly type: "ready" }
  | {
      readonly type: "window";
      readonly request: number;
      readonly from: number;
      readonly count: number;
      readonly filter: TraceFilterBody | undefined;
    }
  | { readonly type: "goToRow"; readonly index: number }
  | { readonly type: "copy"; readonly text: string }
  | { readonly type: "export"; readonly filter: TraceFilterBody | undefined };
