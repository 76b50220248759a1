// `torture [--kills N] [--minutes M] [--keep DIR] [--json] [--only NAMES]`: kills the built program at random moments of all
// that it does and compares what is there afterwards with what it had acknowledged. Exit 0: nothing was lost, nothing is
// half; 1: something was or is, and the profile is kept.
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { fullDisk } from "./full-disk";
import { handingInLoop } from "./handing-in-loop";
import { killLoop } from "./kill-loop";
import { migratingLoop } from "./migrating-loop";
import { isSound, newOutcome } from "./outcome";
import { powerCuts } from "./power-cut";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "10" },
    minutes: { type: "string", default: "600" },
    keep: { type: "string", default: tmpdir() },
    json: { type: "boolean", default: false },
    only: { type: "string", default: "writing,handing-in,migrating,power-cut,full-disk" },
  },
});
const kills = Number(values.kills);
const chosen = values.only.split(",");
/** Of ten kills: five while writing and importing, three while sealing, exporting and backing up, one each of the others. */
const shares = { writing: 0.5, "handing-in": 0.3, migrating: 0.1, "power-cut": 0.1 } as const;
const loops = {
  writing: killLoop,
  "handing-in": handingInLoop,
  migrating: migratingLoop,
  "power-cut": powerCuts,
} as const;

const outcome = newOutcome();
const options = {
  until: Date.now() + Number(values.minutes) * 60_000,
  keepIn: values.keep,
  random: Math.random,
  say: (line: string) => process.stderr.write(`${line}\n`),
};
for (const [name, loop] of Object.entries(loops)) {
  const share = shares[name as keyof typeof shares];
  const own = chosen.length === 1 ? kills : Math.max(1, Math.round(kills * share));
  if (chosen.includes(name) && isSound(outcome)) await loop({ ...options, kills: own }, outcome);
}
const disk =
  chosen.includes("full-disk") && isSound(outcome) ? await fullDisk({ ...options, kills }, outcome) : null;
if (disk && "skipped" in disk)
  options.say(`full disk: skipped, nothing can be mounted here: ${disk.skipped}`);
const told = { ...outcome, fullDisk: disk };
const words = Object.entries(told).map(([what, count]) => `${what}: ${JSON.stringify(count)}`);
process.stdout.write(`${values.json ? JSON.stringify(told) : words.join("\n")}\n`);
process.exit(isSound(outcome) ? 0 : 1);
