import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeApplication, writeRound } from "./dossier-writer";
import { allDossiers, smallDossiers } from "./dossiers/all";
import type { Dossier } from "./dossiers/dossier";
import { makeExample } from "./example";
import { runSideBySide } from "./processes";
import { createRandom } from "./random";

/** Seed of the sample as it ships. */
const DEFAULT_SEED = 20260831;

const USAGE = `usage: sample --out DIR [--seed N] [--small] [--only ID] [--all]
  writes round.json and applications/ into DIR; with --all into DIR/dossier, and the example package beside it`;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string", default: String(DEFAULT_SEED) },
    small: { type: "boolean", default: false },
    only: { type: "string" },
    all: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
if (values.out === undefined || !Number.isSafeInteger(seed)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const makeOne = async (folder: string, dossier: Dossier): Promise<void> => {
  const started = performance.now();
  const random = createRandom(seed).fork(dossier.facts.id);
  const { number, materials } = await writeApplication(folder, dossier, random);
  const pages = materials.reduce((sum, material) => sum + material.pages, 0);
  const megabytes = materials.reduce((sum, material) => sum + material.bytes, 0) / 1e6;
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${number}  ${materials.length} files  ${pages} pages  ${megabytes.toFixed(1)} MB  ${seconds.toFixed(1)} s\n`,
  );
};

/** The six side by side, each in a process of its own; the one with the ledger takes longest and begins. */
const makeAll = async (folder: string): Promise<void> => {
  const ids = allDossiers.map((dossier) => dossier.facts.id);
  const ledgerFirst = ids.sort((a, b) => Number(b === "sy2026-003") - Number(a === "sy2026-003"));
  const program = fileURLToPath(import.meta.url);
  await runSideBySide(
    ledgerFirst.map((id) => [program, "--out", folder, "--seed", String(seed), "--only", id]),
  );
};

const folder = values.all ? join(values.out, "dossier") : values.out;
if (values.only !== undefined) {
  const dossier = allDossiers.find((each) => each.facts.id === values.only);
  if (!dossier) throw new Error(`no application ${values.only}`);
  await makeOne(folder, dossier);
} else {
  writeRound(folder);
  if (values.small) for (const dossier of smallDossiers) await makeOne(folder, dossier);
  else await makeAll(folder);
  if (values.all) await makeExample(folder, values.out, seed);
}
