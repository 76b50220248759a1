import { parseArgs } from "node:util";
import { writeApplication, writeRound } from "./dossier-writer";
import { allDossiers, smallDossiers } from "./dossiers/all";
import { createRandom } from "./random";

/** Seed of the sample as it ships. */
const DEFAULT_SEED = 20260831;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string" },
    small: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
if (values.out === undefined) {
  process.stderr.write("usage: sample --out DIR [--seed N] [--small]\n");
  process.exit(2);
}

const random = createRandom(values.seed === undefined ? DEFAULT_SEED : Number(values.seed));
writeRound(values.out);
for (const dossier of values.small ? smallDossiers : allDossiers) {
  if (values.only && dossier.facts.id !== values.only) continue;
  const started = performance.now();
  const application = await writeApplication(values.out, dossier, random.fork(dossier.facts.id));
  const pages = application.materials.reduce((sum, material) => sum + material.pages, 0);
  const bytes = application.materials.reduce((sum, material) => sum + material.bytes, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${application.number}  ${application.materials.length} files  ${pages} pages  ${(bytes / 1e6).toFixed(1)} MB  ${seconds} s\n`,
  );
}
