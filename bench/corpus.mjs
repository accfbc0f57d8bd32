// `npm run corpus -- DIR`
import { load } from "../scripts/load.mjs";

process.exitCode = (await load("bench/corpus.ts")).corpus(process.argv.slice(2));
