import { createPublicKey } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { appFolder, root } from "../../../build/ready/places.mjs";
import { bagBytes } from "../../../shared/package/bag-write";
import { type SealedReview, sealReview, serialiseReview } from "../../../shared/package/seal-review";
import { type SealedTask, sealTask } from "../../../shared/package/seal-task";
import { declarationOf, oneAnnotation, scoredReview, tinyRound } from "../../fixtures/documents";
import { dossierOf } from "../../fixtures/packages";
import type { Person } from "../../fixtures/people";
import type { Figure } from "../frame";
import { noiseBytes } from "./noise";
import { timeOf } from "./shell";

const bundles = 200;
const applicationIds = ["a1", "a2", "a3", "a4", "a5", "a6"];
/** A printed form of a few pages with its embedded face, in bytes. */
const formBytes = 60_000;

const loop = join(root, "test", "bench", "packages", "bundle-loop.sh");

interface People {
  readonly bureau: Person;
  readonly expert: Person;
}

/** Two hundred bundles verified by the command line in one call, beside the shell's loop. Writes them into `folder`. */
export async function bundlesFigure(folder: string, people: People): Promise<Figure> {
  const places = await writeBundles(join(folder, "bundles"), people);
  const work = join(folder, "loop");
  await mkdir(work);
  return {
    figure: `verification of ${bundles} review bundles`,
    unit: "ms",
    peerName: "age -d; unzip; sha256sum -c; openssl dgst -verify",
    aim: 1 / 3,
    runs: 5,
    ours: () => timeOfCommandLine(places),
    peer: () => timeOf("bash", [loop, places.folder, places.identity, places.publicKey, work]),
  };
}

interface Places {
  readonly folder: string;
  readonly files: readonly string[];
  readonly cards: readonly string[];
  readonly task: string;
  readonly identity: string;
  readonly publicKey: string;
}

function timeOfCommandLine({ files, cards, task, identity }: Places): Promise<number> {
  const trust = cards.flatMap((card) => ["--card", card]);
  return timeOf(
    process.execPath,
    [
      ...[join(appFolder, "cli.cjs"), "verify", ...files, ...trust],
      ...["--identity", identity, "--task", task, "--json"],
    ],
    // The exit code says that each holds; that all were looked at, only the answers say.
    (said) => said.trim().split("\n").length === files.length,
  );
}

async function writeBundles(folder: string, people: People): Promise<Places> {
  await mkdir(folder);
  const { bureau, expert } = people;
  const task = await sealSmallTask(people);
  const files: string[] = [];
  for (let index = 0; index < bundles; index++) {
    const file = join(folder, `${String(index).padStart(3, "0")}.jpreview`);
    await writeFile(file, (await sealBundle(people, task, index)).bytes);
    files.push(file);
  }
  const write = async (name: string, content: Uint8Array | string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const key = createPublicKey({ key: { ...expert.trusted.jwk }, format: "jwk" });
  return {
    folder,
    files,
    cards: [await write("bureau.jpcard", bureau.card), await write("expert.jpcard", expert.card)],
    task: await write("round.jptask", await bagBytes(task)),
    identity: await write("bureau.age-key", `${bureau.keys.identity}\n`),
    publicKey: await write("expert.pem", key.export({ type: "spki", format: "pem" })),
  };
}

const taskId = "00000000-0000-4000-8000-000000000200";

async function sealSmallTask({ bureau, expert }: People): Promise<SealedTask> {
  return sealTask({
    packageId: taskId,
    bureau: bureau.keys,
    bureauCard: bureau.card,
    experts: [{ kid: expert.keys.kid, recipient: expert.keys.recipient }],
    round: tinyRound,
    dossiers: await Promise.all(applicationIds.map((id) => dossierOf(id, [noiseBytes(1000)]))),
    supersedes: null,
    issuedAt: "2026-09-02T09:00:00+08:00",
    appVersion: "bench",
  });
}

async function sealBundle(
  { bureau, expert }: People,
  task: SealedTask,
  index: number,
): Promise<SealedReview> {
  const reviews = applicationIds.map(async (applicationId) => {
    const names = { taskPackageId: taskId, expertKid: expert.keys.kid, applicationId };
    const { bytes } = await serialiseReview(scoredReview(names));
    return {
      reviewBytes: bytes,
      annotations: oneAnnotation(applicationId, "m1"),
      opinionPdf: noiseBytes(formBytes),
    };
  });
  return sealReview({
    bundleId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    keys: expert.keys,
    card: { bytes: expert.card, name: expert.name },
    task: { packageId: taskId, digest: task.digest },
    round: { id: tinyRound.id, revision: tinyRound.revision },
    bureau: { kid: bureau.keys.kid, recipient: bureau.keys.recipient },
    revision: 1,
    supersedes: null,
    declaration: declarationOf(
      expert.keys.kid,
      Object.fromEntries(applicationIds.map((applicationId) => [applicationId, false])),
    ),
    reviews: await Promise.all(reviews),
    createdAt: "2026-10-08T15:00:00+08:00",
    appVersion: "bench",
  });
}
