import { tmpdir } from "node:os";
import { expect, test } from "@playwright/test";
import { fullDisk } from "../torture/full-disk";
import { handingInLoop } from "../torture/handing-in-loop";
import { killLoop } from "../torture/kill-loop";
import { migratingLoop } from "../torture/migrating-loop";
import { isSound, newOutcome, type TortureOptions } from "../torture/outcome";
import { powerCuts } from "../torture/power-cut";

// A short run of `npm run torture`: ten kills and a few full disks. What it finds is not always found again.
test.setTimeout(600_000);

const options = (kills: number): TortureOptions => ({
  ...{ kills, until: Number.POSITIVE_INFINITY, keepIn: tmpdir(), random: Math.random },
  say: (line) => console.log(line),
});

for (const [what, loop, kills] of [
  ["writing and importing", killLoop, 5],
  ["sealing, exporting and backing up", handingInLoop, 3],
  ["migrating", migratingLoop, 1],
  ["writing, by a power cut", powerCuts, 1],
] as const)
  test(`${kills} kills at random moments of ${what} lose nothing`, async () => {
    const outcome = newOutcome();
    await loop(options(kills), outcome);
    expect(outcome.kills).toBe(kills);
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(isSound(outcome), JSON.stringify(outcome)).toBe(true);
  });

test("a full disk stops saving, loses nothing, and saving goes on when there is room", async () => {
  const outcome = newOutcome();
  const met = await fullDisk(options(2), outcome, [0, 4]);
  if ("skipped" in met) {
    console.log(`full disk: skipped, nothing can be mounted here: ${met.skipped}`);
    test.skip(true, met.skipped);
    return;
  }
  expect(met.stopped).toBeGreaterThan(0);
  expect(isSound(outcome), JSON.stringify(outcome)).toBe(true);
});
