// Starts test/conformance/csmith.ts: `npm run conformance:csmith -- --count 2000`.
import { load } from "../../bench/load.mjs";

process.env.RINGSIDE_CSMITH = "1";
await load("test/conformance/csmith.ts");
