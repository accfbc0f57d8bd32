// Requests at random, sensible and not, at a driver that runs and stops: every one is answered once, and the adapter stays alive.
import { expect, it } from "vitest";
import { driverPath, labHost, launch, lineOf, scenarioPath } from "./lab.ts";

const requests = Number(process.env.RINGSIDE_FUZZ ?? 600);
const commands = [
  "initialize",
  "launch",
  "attach",
  "configurationDone",
  "setBreakpoints",
  "setFunctionBreakpoints",
  "setExceptionBreakpoints",
  "breakpointLocations",
  "continue",
  "next",
  "stepIn",
  "stepOut",
  "stepBack",
  "reverseContinue",
  "ringside/stepBackInto",
  "ringside/stepBackOut",
  "pause",
  "threads",
  "stackTrace",
  "scopes",
  "variables",
  "setVariable",
  "setExpression",
  "evaluate",
  "completions",
  "exceptionInfo",
  "readMemory",
  "writeMemory",
  "source",
  "loadedSources",
  "modules",
  "cancel",
  "ringside/time",
  "ringside/goToTime",
  "ringside/goToTraceRow",
  "ringside/deviceTree",
  "ringside/trace",
  "ringside/traceCount",
  "ringside/traceFind",
  "ringside/traceExport",
  "ringside/irp",
  "ringside/contexts",
  "ringside/describe",
  "ringside/results",
  "disassemble",
  "goto",
  "nonsense",
] as const;

it(`answers ${requests} random requests, each once`, async () => {
  const session = await launch(labHost("reads"), ["read: body"], { stopAtEnd: true });
  await session.where();
  const { client } = session;
  let seed = 4711;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  const pick = <T>(of: readonly T[]): T | undefined => of[random(of.length)];
  const numbers = [0, 1, 2, 3, 5, 17, 100, -1, 2 ** 31, 2 ** 53, 1.5, Number.MAX_VALUE, 1e308, null, "7", [], {}];
  const texts = [
    "Irp",
    "Irp->Tail",
    "length + 1",
    "buffer[100000000]",
    "*(int*)0",
    "((((",
    "Total = 3",
    "}",
    "",
    "0xfffff80000001000",
    "0x0",
    "\u0000",
    "é",
    4,
    null,
    { a: 1 },
  ];
  const anything = [...numbers, ...texts];
  const args = (): object => ({
    threadId: random(3) === 0 ? pick(numbers) : session.thread,
    frameId: random(3) === 0 ? pick(numbers) : random(60),
    variablesReference: random(3) === 0 ? pick(numbers) : random(200),
    expression: pick(texts),
    value: pick(texts),
    name: pick([...texts, "length", "i", "Total"]),
    text: pick(texts),
    column: pick(numbers),
    line: pick([...numbers, lineOf("read: body")]),
    context: pick(["hover", "watch", "repl", "clipboard", 5]),
    memoryReference: pick(texts),
    offset: pick(numbers),
    count: pick(numbers),
    start: pick(numbers),
    data: pick(["AAAA", "?", 5]),
    source: pick([{ path: driverPath }, { path: "/nowhere" }, { path: 5 }, {}, null, "x"]),
    breakpoints: pick([
      [],
      [{ line: lineOf("read: body") }],
      [{ line: lineOf("read: end"), condition: pick(texts) }],
      [{ name: "Square" }],
      [null],
      5,
    ]),
    filters: pick([[], ["bugcheck"], 5]),
    format: pick([{ hex: true }, 5, "csv", undefined]),
    granularity: pick(["line", "statement", 5, undefined]),
    time: random(2) === 0 ? random(200) : pick(numbers),
    index: random(2) === 0 ? random(40) : pick(numbers),
    from: pick(numbers),
    direction: pick(["forward", "backward", 5]),
    filter: pick([undefined, {}, { text: "irp" }, { kinds: ["irpCall"] }, { irp: "0x10" }, { kinds: 5 }, "named", 5]),
    address: pick(texts),
    levels: pick(numbers),
    startFrame: pick(numbers),
    requestId: pick(numbers),
    program: pick([5, scenarioPath, ""]),
    extra: pick(anything),
  });
  const answers: Promise<unknown>[] = [];
  for (let i = 0; i < requests; i++) {
    const command = pick(commands) ?? "threads";
    answers.push(client.request(command, random(20) === 0 ? pick(anything) : args()));
    if (random(3) > 0) await answers.at(-1);
  }
  await client.request("pause", { threadId: 1 });
  await Promise.all(answers);
  const numbersAnswered = client.messages
    .filter((message) => message.type === "response")
    .map((message) => message.request_seq);
  expect(new Set(numbersAnswered).size).toBe(numbersAnswered.length);
  expect(client.output).not.toMatch(/Ringside itself has failed/);
  const failures = client.messages
    .filter((message) => message.success === false)
    .map((message) => message.message ?? "");
  expect(failures.filter((text) => /undefined|is not a function|Cannot read|TypeError|of null/.test(text))).toEqual([]);
  await client.ask("disconnect");
});
