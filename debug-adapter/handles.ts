// Numbers that stand for frames and expandable values while the machine is stopped. They are good until it moves; numbers are never
// used twice, so that an old one is told from a new one.
import type { FrameInfo } from "../kernel/machine/api.ts";
import type { Typed } from "../kernel/session/values.ts";

export interface FrameHandle {
  readonly context: number;
  readonly frame: FrameInfo;
}
export type Container =
  | { readonly kind: "locals" | "globals" | "processor"; readonly in: FrameHandle }
  | {
      readonly kind: "value";
      readonly value: Typed;
      readonly expression: string | undefined;
      readonly in: FrameHandle | undefined;
    };

export class Handles {
  #next = 1;
  readonly #frames = new Map<number, FrameHandle>();
  readonly #containers = new Map<number, Container>();

  /** The machine moves: nothing handed out is good any longer. */
  reset(): void {
    this.#frames.clear();
    this.#containers.clear();
  }

  frame(handle: FrameHandle): number {
    for (const [id, known] of this.#frames) {
      if (known.context === handle.context && known.frame.frame === handle.frame.frame) return id;
    }
    const id = this.#next++;
    this.#frames.set(id, handle);
    return id;
  }
  container(container: Container): number {
    const id = this.#next++;
    this.#containers.set(id, container);
    return id;
  }

  frameOf(id: number): FrameHandle | undefined {
    return this.#frames.get(id);
  }
  containerOf(id: number): Container | undefined {
    return this.#containers.get(id);
  }
}
