// Between two tests the worker's event loop runs: a file of long synchronous tests would otherwise not hear the runner's answers for
// so long that vitest takes the runner for dead ("Timeout calling onTaskUpdate"), which fails a run in which every test has passed.
import { afterEach } from "vitest";

afterEach(() => new Promise((resolve) => setImmediate(resolve)));
