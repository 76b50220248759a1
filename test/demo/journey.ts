// `npm run demo`: the main job from end to end in real Electron, its results in the folder given by --out.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { plans, recusedNumber } from "./people";
import { Recorder } from "./recorder";
import { runJourney } from "./run-journey";

const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = values.out;
if (out === undefined) {
  process.stderr.write("usage: demo --out DIR\n");
  process.exit(2);
}
const recorder = new Recorder(out);
const started = Date.now();
await runJourney({
  out,
  source: join(out, "..", "sample", "dossier"),
  plans,
  recused: recusedNumber,
  recorder,
  look: async () => {},
});
await recorder.write({ milliseconds: Date.now() - started });
