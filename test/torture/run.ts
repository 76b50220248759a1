// `torture [--kills N] [--minutes M] [--keep DIR] [--json]`: kills the built program at random moments and compares what
// is there afterwards with what it had acknowledged. Exit 0: nothing was lost; 1: something was, and the profile is kept.
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { killLoop } from "./kill-loop";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "10" },
    minutes: { type: "string", default: "600" },
    keep: { type: "string", default: tmpdir() },
    json: { type: "boolean", default: false },
  },
});
const outcome = await killLoop({
  kills: Number(values.kills),
  until: Date.now() + Number(values.minutes) * 60_000,
  keepIn: values.keep,
  random: Math.random,
  say: (line) => process.stderr.write(`${line}\n`),
});
const words = Object.entries(outcome).map(([what, count]) => `${what}: ${count}`);
process.stdout.write(`${values.json ? JSON.stringify(outcome) : words.join("\n")}\n`);
const sound = outcome.lost + outcome.halfImports + outcome.orphans === 0;
process.exit(sound ? 0 : 1);
