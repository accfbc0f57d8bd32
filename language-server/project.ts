// One driver: the files that are linked into it, compiled, joined and checked together. Kept between checks, so that a check
// after an edit repeats only what the edit changed.
import { compileInSlices, createCompileCache, Pace, type Slices, toEnd, unbroken } from "../compiler/index.ts";
import type { IrFunction } from "../compiler/ir/ir.ts";
import { definedBelow } from "../compiler/misspelt.ts";
import type { RuleLevel } from "../compiler/project/configuration.ts";
import type { FileAccess, SourceDiagnostic, TokenRange } from "../compiler/source/source.ts";
import type { CompileCache, CompileOptions, Target, Unit } from "../compiler/unit.ts";
import { codeOf } from "./analysis/code.ts";
import { withoutConsequences } from "./analysis/cut-short.ts";
import type { Levels, RawFinding } from "./analysis/findings.ts";
import type { LevelChange } from "./analysis/memo.ts";
import { findRoles, type Roles } from "./analysis/registrations.ts";
import { shapeOf } from "./analysis/shape.ts";
import { isUnread } from "./analysis/unread.ts";
import { type FunctionInfo, type World, writtenText } from "./analysis/world.ts";
import type { Finding } from "./finding.ts";
import { Following } from "./following.ts";
import type { HeaderNames } from "./header-names.ts";
import { findRule, rules } from "./rules/index.ts";
import type { BodyFinding, Rule } from "./rules/rule.ts";
import { applySuppressions } from "./suppress.ts";

export interface ProjectOptions {
  readonly target: Target;
  readonly files: FileAccess;
  readonly includePaths: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  /** Checked this once and not edited: what only edits need is not kept. */
  readonly once?: boolean;
  /** Terms and places that following one driver may make, some 700 bytes each; 2,500,000 without it. */
  readonly mostTerms?: number;
  /** Shared between projects with the same headers. */
  readonly cache?: CompileCache;
  /** How a source is compiled, where not all of them are compiled alike. */
  readonly optionsOf?: (path: string) => CompileOptions;
  /** Folders of driver headers: what they define is not the driver's own. All of `includePaths` without it. */
  readonly headers?: readonly string[];
  /** Our own headers, where others are used. */
  readonly contracts?: Unit;
  /** Says where a name is declared that a source does not include. */
  readonly headerNames?: HeaderNames;
  /** How the findings of a rule in a file are reported, if not as the rule says. */
  readonly levelOf?: (rule: string, file: string) => RuleLevel | undefined;
  /** Leaves out what was there before and is not to be told of. */
  readonly withoutKnown?: (findings: Finding[], units: readonly Unit[]) => Finding[];
}

/** Tokens that are read, parsed or lowered in one turn, some 80 ms of work: a file of 5,000 lines is done in one. */
const tokensInSlice = 300_000;
/** Blocks of code looked through, once for each thing that is asked of all of them, in one turn. */
const blocksLookedThrough = 50_000;
/** The same of what one rule asks of the driver as a whole, which is less: an edit in one of 50,000 lines pauses for none. */
const blocksRuled = 1_000_000;

/** What is said of a name that a header may declare. */
const ofMissingHeader: ReadonlySet<string> = new Set(["implicit-function", "undeclared", "unknown-type"]);
/** So many names are looked for in all headers in one check, some milliseconds each. */
const namesAsked = 20;

export class DriverProject {
  readonly paths: readonly string[];
  readonly #options: ProjectOptions;
  readonly #units = new Map<string, { unit: Unit; texts: readonly string[] }>();
  readonly #infos = new WeakMap<Unit, readonly FunctionInfo[]>();
  /** Sources that are being compiled, by path. */
  readonly #underWay = new Map<string, Slices<Unit>>();
  readonly #whole: Following;
  /** Of the open sources by themselves, until the whole has been checked. */
  #open: Following | undefined;
  #levels: ReadonlyMap<string, Levels> = new Map();
  #levelChanges: ReadonlyMap<string, readonly LevelChange[]> = new Map();

  constructor(paths: readonly string[], options: ProjectOptions) {
    this.paths = paths;
    this.#whole = new Following(options.mostTerms);
    this.#options = { ...options, cache: options.cache ?? createCompileCache() };
  }

  /** The same driver with other texts in some of its files, compiled and checked by itself: what would come of an edit. */
  withTexts(texts: ReadonlyMap<string, string>, cache: CompileCache): DriverProject {
    const { files, optionsOf } = this.#options;
    const read: FileAccess = { read: (path) => texts.get(path) ?? files.read(path) };
    return new DriverProject(this.paths, {
      ...this.#options,
      files: read,
      cache,
      ...(optionsOf === undefined ? {} : { optionsOf: (path) => ({ ...optionsOf(path), files: read, cache }) }),
    });
  }
  /** What is written in a file now. */
  textOf(path: string): string | undefined {
    return this.#options.files.read(path);
  }

  /** Compiled units of the files that can be read, in the order of the paths. */
  get units(): readonly Unit[] {
    return this.paths.flatMap((path) => this.#units.get(path)?.unit ?? []);
  }
  unit(path: string): Unit | undefined {
    return this.#units.get(path)?.unit;
  }
  /** A function of the driver as it is written now. */
  functionOf(linkName: string): FunctionInfo | undefined {
    return this.#functions(this.units.filter(({ functions }) => functions.has(linkName))).get(linkName);
  }
  get world(): World | undefined {
    return this.#whole.world;
  }
  get roles(): Roles | undefined {
    return this.#whole.roles;
  }

  /** Written for this driver, not a kernel header. */
  isOwn(file: string): boolean {
    const { headers, includePaths } = this.#options;
    return this.paths.includes(file) || !isKernelHeader(file, headers ?? includePaths);
  }

  /** The levels at which a function was found to be entered, as of the last check. */
  levelsOf(name: string): Levels | undefined {
    return this.#levels.get(name);
  }

  /** Calls in a function that change the level, as of the last check; undefined if not all of it was seen. */
  levelChangesOf(name: string): readonly LevelChange[] | undefined {
    return this.#levelChanges.get(name);
  }

  /** Some of its texts are others now: compilations that are under way are given up. */
  changed(): void {
    this.#underWay.clear();
  }
  /** Reads and compiles every file again; files whose tokens are unchanged keep what they had. */
  compile(): void {
    toEnd(this.compileAll(unbroken));
  }
  /** `compile` in slices. */
  *compileAll(pace = new Pace(tokensInSlice)): Slices<void> {
    const texts = new Map<string, string | undefined>();
    const read = (file: string): string | undefined => {
      if (!texts.has(file)) texts.set(file, this.#options.files.read(file));
      return texts.get(file);
    };
    for (const path of this.paths) yield* this.#compile(path, read, pace);
  }
  check(): Finding[] {
    return toEnd(this.checkInSlices(Number.POSITIVE_INFINITY));
  }
  /**
   * `check`, with a pause whenever so many blocks of code have been walked. To give up at a pause loses nothing that still holds at
   * the next check. Between pauses the driver's texts must stay as they are.
   */
  *checkInSlices(blocks: number): Slices<Finding[]> {
    yield* blocks === Number.POSITIVE_INFINITY ? this.compileAll(unbroken) : this.compileAll();
    yield;
    return yield* this.#findings(blocks);
  }
  /** Compiles one source, if it can be read and has changed; in slices, as few as there may be. */
  compileOne(path: string): Slices<void> {
    return this.#compile(path, (file) => this.#options.files.read(file), new Pace(tokensInSlice));
  }
  /** Compiles a slice of the first source that has not been; false if there is none. */
  compileOn(): boolean {
    const path = this.paths.find((one) => !this.#units.has(one) && this.#options.files.read(one) !== undefined);
    if (path !== undefined) this.compileOne(path).next();
    return path !== undefined;
  }
  /**
   * What some sources say by themselves, before the rest of the driver has been read: nothing that needs the whole of it, and
   * nothing in other files. In slices of so many blocks; once it has begun anew, one that was begun before is not to be gone on with.
   */
  *preview(paths: readonly string[], blocks: number): Slices<Finding[]> {
    const own = this.paths.filter((path) => paths.includes(path));
    for (const path of own) yield* this.compileOne(path);
    const units = own.flatMap((path) => this.#units.get(path)?.unit ?? []);
    const functions = this.#functions(units);
    const roles = findRoles(functions, units);
    this.#open ??= new Following(this.#options.mostTerms);
    const { world, findings } = yield* this.#open.follow(functions, roles, blocks, () => false);
    const inBodies = yield* bodyFindings(world, blocks);
    return this.#told([...findings.map(fromRaw), ...inBodies], units).filter(({ range }) => own.includes(range.file));
  }
  /** Checks what `compile` has read. */
  *#findings(blocks: number): Slices<Finding[]> {
    const units = this.units;
    const functions = this.#functions(units);
    const pace = blocks === Number.POSITIVE_INFINITY ? unbroken : new Pace(blocksLookedThrough);
    const size = yield* lookThrough(functions, pace);
    if (pace.isDue(size)) yield;
    const roles = findRoles(functions, units);
    if (pace.isDue(size)) yield;
    const followed = yield* this.#whole.follow(functions, roles, blocks, () => pace.isDue(size));
    const { world, findings: raw } = followed;
    this.#levels = followed.levels;
    this.#levelChanges = followed.levelChanges;
    this.#open = undefined;
    const found = raw.map(fromRaw);
    const ruled = blocks === Number.POSITIVE_INFINITY ? unbroken : new Pace(blocksRuled);
    found.push(...(yield* projectFindings(world, units, () => ruled.isDue(size))));
    found.push(...(yield* bodyFindings(world, blocks)));
    const [first] = units;
    if (followed.notFollowed > 0 && first) found.push(tooLarge(first, followed.notFollowed, functions));
    return this.#told(found, units);
  }
  /** What is found of some units, as it is told: at the levels that are set, without what is suppressed, in order. */
  #told(found: readonly (Finding | undefined)[], units: readonly Unit[]): Finding[] {
    const leveled = this.#leveled(found.filter((finding) => finding !== undefined));
    const kept = applySuppressions(leveled, units, (file) => this.#options.files.read(file));
    const told = [...this.#compilerFindings(units), ...kept].sort(byPlace);
    return this.#options.withoutKnown?.(told, units) ?? told;
  }

  /** Compiles a source, if that is to be done. Several may ask for it at once: each goes on with what is under way. */
  *#compile(path: string, read: (file: string) => string | undefined, pace: Pace): Slices<void> {
    if (read(path) === undefined) {
      this.#units.delete(path);
      return;
    }
    const known = this.#units.get(path);
    if (known && isComplete(known.unit) && known.unit.files.every((file, at) => read(file) === known.texts[at])) return;
    const { once, optionsOf } = this.#options;
    const options = optionsOf?.(path) ?? this.#options;
    let steps = this.#underWay.get(path);
    for (;;) {
      steps ??= compileInSlices(path, once === true ? { ...options, once } : options, pace);
      // One that fails is not gone on with.
      this.#underWay.delete(path);
      const { done, value } = steps.next();
      if (done === true) {
        this.#units.set(path, { unit: value, texts: value.files.map((file) => read(file) ?? "") });
        return;
      }
      this.#underWay.set(path, steps);
      yield;
      steps = this.#underWay.get(path);
      if (steps === undefined && this.#units.get(path) !== known) return;
    }
  }
  /** Severities as the configuration of the folder wants them. */
  #leveled(findings: readonly Finding[]): readonly Finding[] {
    const { levelOf } = this.#options;
    if (levelOf === undefined) return findings;
    return findings.flatMap((finding) => {
      const level = levelOf(finding.rule, finding.range.file);
      if (level === undefined) return [finding];
      return level === "off" ? [] : [{ ...finding, severity: level }];
    });
  }
  #compilerFindings(units: readonly Unit[]): Finding[] {
    const found: Finding[] = [];
    const seen = new Set<string>();
    const { headerNames } = this.#options;
    let asked = 0;
    const headerOf = ({ code, names, remedy }: SourceDiagnostic): string | undefined => {
      const [name, ...others] = ofMissingHeader.has(code) ? (names ?? []) : [];
      if (headerNames === undefined || name === undefined || others.length > 0 || remedy === definedBelow)
        return undefined;
      if (!headerNames.isKnown(name) && ++asked > namesAsked) return undefined;
      return headerNames.headerOf(name);
    };
    for (const unit of units) {
      for (const diagnostic of withoutConsequences(unit.diagnostics)) {
        const range = diagnostic.range;
        const key = `${diagnostic.code}:${range.file}:${range.startLine}:${range.startColumn}:${diagnostic.message}`;
        if (seen.has(key)) continue;
        seen.add(key);
        // What a kit's headers hold that only matters where it is executed is no concern of the driver's author.
        const isTheirs = this.#options.contracts !== undefined && diagnostic.severity !== "error";
        if (isTheirs && isKernelHeader(range.file, this.#options.headers ?? [])) continue;
        const header = headerOf(diagnostic);
        const remedy = header === undefined ? diagnostic.remedy : `It is declared in ${header}: include that.`;
        found.push({
          rule: diagnostic.code,
          kind: "compiler",
          severity: diagnostic.severity,
          message: remedy === undefined ? diagnostic.message : `${diagnostic.message} (${remedy})`,
          range,
          related: [],
        });
      }
    }
    return found;
  }
  #functions(units: readonly Unit[]): ReadonlyMap<string, FunctionInfo> {
    const functions = new Map<string, FunctionInfo>();
    for (const unit of units)
      for (const info of this.#functionsOf(unit)) if (!functions.has(info.name)) functions.set(info.name, info);
    return functions;
  }
  /** The same objects as long as the unit is the same. */
  #functionsOf(unit: Unit): readonly FunctionInfo[] {
    const known = this.#infos.get(unit);
    if (known) return known;
    const infos: FunctionInfo[] = [];
    for (const [name, fn] of unit.functions) {
      const file =
        fn.symbol.linkage === "internal" || fn.symbol.inline
          ? unit.range(fn.declaration, { first: 0, last: 0 }).file
          : unit.path;
      const own = this.isOwn(file);
      // Another kit's inline routine is known by our contract, not by how that kit writes it.
      if (!own && this.#options.contracts?.symbols.get(fn.symbol.name)?.kind === "function") continue;
      infos.push({ name, fn, unit, own });
    }
    this.#infos.set(unit, infos);
    return infos;
  }
}

/** Told at the top of the driver's first source. */
function tooLarge({ path }: Unit, left: number, functions: ReadonlyMap<string, FunctionInfo>): Finding {
  const all = [...functions.values()].filter(({ own }) => own).length;
  return {
    rule: "driver-too-large",
    kind: "compiler",
    severity: "information",
    message:
      `The driver is too large to be followed whole: the paths through ${left} of its ${all} functions were not. ` +
      "(What single bodies and declarations show is told of all of them. Check its parts as drivers of their own.)",
    range: { file: path, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 },
    related: [],
  };
}

/** What is asked of every body by many, and kept with it, is found out a slice at a time. How many blocks there are. */
function* lookThrough(functions: ReadonlyMap<string, FunctionInfo>, pace: Pace): Slices<number> {
  let size = 0;
  for (const { fn } of functions.values()) {
    shapeOf(fn);
    codeOf(fn);
    size += fn.blocks.length;
    if (pace.isDue(fn.blocks.length)) yield;
  }
  return size;
}

/** What rules say of the driver as a whole; with a pause behind a rule where one is due. */
function* projectFindings(world: World, units: readonly Unit[], isDue: () => boolean): Slices<Finding[]> {
  const found: Finding[] = [];
  for (const rule of rules) {
    if (!rule.project) continue;
    rule.project({
      world,
      units,
      report: (info, finding) => {
        if (info && isUnread(info)) return;
        found.push({
          rule: rule.id,
          kind: "rule",
          severity: rule.severity,
          message: finding.message,
          range: finding.range,
          related: finding.related ?? [],
        });
      },
    });
    if (isDue()) yield;
  }
  return found;
}

interface InBody {
  /** Which had it last: its text need not be looked at again there. */
  unit: Unit;
  readonly text: string;
  readonly findings: readonly { readonly rule: Rule; readonly finding: BodyFinding }[];
}
const inBodies = new WeakMap<IrFunction, InBody>();
const bodyRules = rules.filter(({ body }) => body !== undefined);
const none: { readonly rule: Rule; readonly finding: BodyFinding }[] = [];
/**
 * What rules about single bodies say; kept with each body and its text: two macros may expand to the same body. With a pause
 * after so many blocks.
 */
function* bodyFindings(world: World, blocks: number): Slices<Finding[]> {
  const found: Finding[] = [];
  let left = blocks;
  for (const info of world.functions.values()) {
    if (!info.own || isUnread(info)) continue;
    if (left <= 0) {
      left = blocks;
      yield;
    }
    let here = inBodies.get(info.fn);
    const text = here?.unit === info.unit ? here.text : writtenText(info);
    if (here?.text === text) here.unit = info.unit;
    else {
      const code = codeOf(info.fn);
      here = {
        unit: info.unit,
        text,
        findings: bodyRules.flatMap((rule) => rule.body?.(info, code)?.map((finding) => ({ rule, finding })) ?? none),
      };
      inBodies.set(info.fn, here);
      left -= info.fn.blocks.length;
    }
    const range = (at: TokenRange) => info.unit.range(info.fn.declaration, at);
    for (const { rule, finding } of here.findings) {
      found.push({
        rule: rule.id,
        kind: "rule",
        severity: rule.severity,
        message: finding.message,
        range: range(finding.at),
        related: (finding.notes ?? []).map((note) => ({ message: note.message, range: range(note.at) })),
      });
    }
  }
  return found;
}

function fromRaw(raw: RawFinding): Finding | undefined {
  const rule = findRule(raw.rule);
  if (!rule) return undefined;
  const severity = raw.may && rule.severity === "error" ? "warning" : rule.severity;
  const { message, range, related, partial } = raw;
  return { rule: raw.rule, kind: "rule", severity, message, range, related, ...(partial ? { partial } : {}) };
}
function isKernelHeader(file: string, includePaths: readonly string[]): boolean {
  return includePaths.some((folder) => file.startsWith(folder.endsWith("/") ? folder : `${folder}/`));
}
/** Every file it includes was there: no file that is new can change it. */
function isComplete(unit: Unit): boolean {
  return !unit.diagnostics.some(
    (diagnostic) => diagnostic.code === "no-file" || diagnostic.code.startsWith("include-"),
  );
}
function byPlace(a: Finding, b: Finding): number {
  if (a.range.file !== b.range.file) return a.range.file < b.range.file ? -1 : 1;
  return a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn;
}
