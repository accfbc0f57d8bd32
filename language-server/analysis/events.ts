// What the interpreter tells the rules while it walks a path, and what a rule reports back.
import type { Contract } from "../../compiler/contract/contract.ts";
import type { Expr, IrFunction, IrSymbol, Place } from "../../compiler/ir/ir.ts";
import type { SourceRange, TokenRange } from "../../compiler/source/source.ts";
import type { FunctionType } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { ConditionScope } from "./conditions.ts";
import type { IrqlRequirement, LockEvent } from "./contracts.ts";
import type { ElementPlace } from "./evaluate.ts";
import type { IrpEffect } from "./models.ts";
import type { Role } from "./roles.ts";
import type { Site, State, Why } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { World } from "./world.ts";

/** A note under a finding: what led to it. */
export interface Note {
  readonly message: string;
  readonly place: Site | SourceRange | Why | undefined;
}
export interface Report {
  /** What is wrong, naming the things involved. */
  readonly message: string;
  /** Where; the call or statement in question if left out. */
  readonly at?: TokenRange;
  readonly notes?: readonly Note[];
  /** It may happen, under the condition the message names: reported as a warning at most. */
  readonly may?: boolean;
  /** At a way out that is also come to on ways of which it does not hold. */
  readonly partial?: boolean;
  /** The thing that it is about, where whatever a function does to it later would be told as well: one finding tells of all of it. */
  readonly about?: Term;
}

/** About the driver as a whole or some of its routines, by name. */
export type Question<About extends readonly string[]> = (world: World, ...about: About) => boolean;

/** The function being walked, as rules see it. */
export interface Run {
  readonly fn: IrFunction;
  readonly unit: Unit;
  readonly terms: Terms;
  readonly name: string;
  /** Set for the outermost function of the analysis. */
  readonly root: RootContext | undefined;
  /** True for a function with a role of its own, whatever called it here. */
  readonly role: Role | undefined;
  /** What the parameters held on entry. */
  readonly params: readonly Term[];
  /** What its caller knew of values was not passed on: it has been called in too many ways to be followed in each. */
  readonly isGeneral: boolean;
  /** What holds of the driver beyond this function and its callees' outcomes; what is found here stands as long as the answer does. */
  ask<About extends readonly string[]>(question: Question<About>, ...about: About): boolean;
  /** Source text of a token range, white space collapsed. */
  text(at: TokenRange): string;
  /** Where a symbol's contract is written. */
  declarationOf(symbol: IrSymbol): SourceRange | undefined;
  report(rule: string, report: Report, at: TokenRange): void;
}
export interface RootContext {
  readonly role: Role | undefined;
  /** The IRP that a dispatch routine is given. */
  readonly irp: Term | undefined;
}

export interface CallEvent {
  readonly run: Run;
  readonly state: State;
  readonly site: Site;
  /** The routine's name; undefined for a call through an unknown pointer. */
  readonly name: string | undefined;
  /** Through which it is called; undefined for a call by name. */
  readonly pointer: Term | undefined;
  /** The name as the source writes it, for messages: a macro's, where one stands. */
  readonly written: string;
  readonly symbol: IrSymbol | undefined;
  readonly type: FunctionType;
  readonly contract: Contract | undefined;
  readonly scope: ConditionScope;
  readonly args: readonly Term[];
  readonly argExprs: readonly Expr[];
  /** Defined in the project, so that its body is walked too. */
  readonly hasBody: boolean;
  readonly irp: IrpEffect | undefined;
  readonly requirement: IrqlRequirement;
  argText(index: number): string | undefined;
}
export interface AfterCallEvent extends CallEvent {
  readonly result: Term;
  readonly before: State;
  readonly locks: readonly LockEvent[];
}
export interface AccessEvent {
  readonly run: Run;
  readonly state: State;
  readonly site: Site;
  readonly place: PlaceRef;
  readonly pointer: Term;
  readonly write: boolean;
  /** The expression of the member or element that is read or written. */
  readonly whole: Place;
}
/** An element of an array is read or written whose index is no constant. */
export interface IndexEvent {
  readonly run: Run;
  readonly state: State;
  readonly site: Site;
  readonly base: PlaceRef;
  readonly index: Term;
  readonly element: ElementPlace;
  readonly write: boolean;
}
export interface BranchEvent {
  readonly run: Run;
  readonly state: State;
  readonly site: Site;
  readonly condition: Expr;
  readonly value: Term;
}
export interface StoreEvent {
  readonly run: Run;
  readonly state: State;
  readonly site: Site;
  readonly place: PlaceRef;
  readonly value: Term;
}
export interface Exit {
  readonly state: State;
  readonly value: Term | undefined;
  readonly at: TokenRange;
}
export interface ExitEvent extends Exit {
  readonly run: Run;
  readonly site: Site;
}
/** An instruction that has a name like a routine's: of a model-specific register, a port, an interlocked operation. */
export interface IntrinsicEvent {
  readonly run: Run;
  readonly state: State;
  readonly site: Site;
  readonly name: string;
  readonly args: readonly Term[];
}
/** All the ways a function was left, in one context. */
export interface ExitsEvent {
  readonly run: Run;
  readonly exits: readonly Exit[];
  readonly entry: State;
}

/** What a rule may listen to while paths are walked. States given are the rule's to mark, not to change otherwise. */
export interface PathHooks {
  /** What it keeps of a walk from event to event, if it does: nothing else may stay behind an event. */
  readonly kept?: { carry(from: object, to: object): void };
  /**
   * `beforeCall`, `afterCall` and `intrinsic` hear only of calls of these routines, in every driver; of all calls if left out. A listener
   * that several rules share hears of each event once.
   */
  readonly calls?: readonly string[] | ((routine: string) => boolean);
  /** It hears of nothing in drivers of which no routine has a role with such a name. */
  readonly roles?: RegExp;
  /** Of such events it hears only on paths on which there is one of these: a mark of that name, or what `onPaths` names. */
  readonly needs?: { readonly [K in PathEventKind]?: readonly string[] };
  beforeCall?(this: void, event: CallEvent): void;
  afterCall?(this: void, event: AfterCallEvent): void;
  intrinsic?(this: void, event: IntrinsicEvent): void;
  access?(this: void, event: AccessEvent): void;
  index?(this: void, event: IndexEvent): void;
  /** Before anything is learnt from the condition. */
  branch?(this: void, event: BranchEvent): void;
  store?(this: void, event: StoreEvent): void;
  /** A value is assigned to a variable of the function. */
  bound?(this: void, event: StoreEvent): void;
  exit?(this: void, event: ExitEvent): void;
  exits?(this: void, event: ExitsEvent): void;
}
/** What listeners may need that is no mark: an IRP that the path knows of; of calls, a lock that the call takes or gives back. */
export const onPaths = { irp: "#irp", lock: "#lock" } as const;
export type EventKind = Exclude<keyof PathHooks, "calls" | "kept" | "needs" | "roles">;
/** Events on one path: what is known there can be asked. */
export type PathEventKind = Exclude<EventKind, "exits">;
export type EventOf<K extends EventKind> = Parameters<NonNullable<PathHooks[K]>>[0];
export type Listener<K extends EventKind> = (event: EventOf<K>) => void;
