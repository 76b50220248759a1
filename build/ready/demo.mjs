// `npm run demo`: the whole journey under a virtual display, its results in out/demo.
import { runDemo } from "./demo-run.mjs";
import { runMain } from "./say.mjs";

await runMain(runDemo);
