import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Application } from "../../shared/domain/application";
import { writeApplication, writeRound } from "./dossier-writer";
import { allDossiers, smallDossiers } from "./dossiers/all";
import { makeExample } from "./example";
import { createRandom } from "./random";

/** Seed of the sample as it ships. */
const DEFAULT_SEED = 20260831;

const USAGE = `usage: sample --out DIR [--seed N] [--small] [--all]
  writes round.json and applications/ into DIR; with --all into DIR/dossier, and the example package beside it`;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string", default: String(DEFAULT_SEED) },
    small: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
if (values.out === undefined || !Number.isSafeInteger(seed)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const report = ({ number, materials }: Application, started: number): void => {
  const pages = materials.reduce((sum, material) => sum + material.pages, 0);
  const megabytes = materials.reduce((sum, material) => sum + material.bytes, 0) / 1e6;
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${number}  ${materials.length} files  ${pages} pages  ${megabytes.toFixed(1)} MB  ${seconds.toFixed(1)} s\n`,
  );
};

const folder = values.all ? join(values.out, "dossier") : values.out;
const random = createRandom(seed);
writeRound(folder);
for (const dossier of values.small ? smallDossiers : allDossiers) {
  const started = performance.now();
  report(await writeApplication(folder, dossier, random.fork(dossier.facts.id)), started);
}
if (values.all) await makeExample(folder, values.out, seed);
