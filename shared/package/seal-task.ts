import { type Application, applicationSchema } from "../domain/application";
import { type TaskClaims, taskClaimsSchema } from "../domain/claims";
import { type ReturnsDocument, returnsSchema } from "../domain/returns";
import { type Round, roundSchema } from "../domain/round";
import { newIdentity, recipientOf } from "./age-keys";
import { ageFile, sealBytes, sealBytesUnderPassphrase } from "./age-seal";
import { type PayloadFile, type SealedBag, sealBag } from "./bag-write";
import { type ByteSource, bytesSource, piecesOf } from "./byte-source";
import { type Bytes, utf8 } from "./bytes";
import { fixityOf, sha256Hex } from "./fixity";
import type { OwnerKeys } from "./keys";
import { pieceBytes } from "./limits";
import { plainPassphrase } from "./passphrase";
import { keyNameOf, taskFiles, taskPaths } from "./task-layout";

/** Whom a package is for: what of an expert's accepted card is needed. */
export interface PackageExpert {
  readonly kid: string;
  readonly recipient: string;
  readonly returns?: ReturnsDocument | undefined;
}

/** One dossier: its document and the scans by material id. A scan is read three times and never held whole. */
export interface PackageDossier {
  readonly application: Application;
  readonly materials: ReadonlyMap<string, ByteSource>;
}

/** What a task package is made of. `issuedAt` is ISO 8601 with zone; its date is the bag's. */
export interface TaskPackage {
  readonly packageId: string;
  readonly bureau: OwnerKeys;
  /** The bureau's own card as its file is. */
  readonly bureauCard: Bytes;
  readonly experts: readonly PackageExpert[];
  readonly round: Round;
  readonly dossiers: readonly PackageDossier[];
  readonly supersedes: TaskClaims["supersedes"];
  readonly issuedAt: string;
  readonly appVersion: string;
  /** Opens the package too, whoever has it; sealed in its plainest form (passphrase.ts). */
  readonly passphrase?: string | undefined;
  /** Payload bytes measured so far. */
  readonly onMeasured?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A task package that is signed; `pieces` writes it. */
export type SealedTask = SealedBag<TaskClaims>;

const jsonBytes = (document: unknown) => utf8(`${JSON.stringify(document, null, 1)}\n`);

/**
 * Seals a task package. Throws where a document is not of the format, where a scan's size or digest is not what its
 * application says, and where a document tells an expert what the round's privacy takes out.
 */
export async function sealTask(task: TaskPackage): Promise<SealedTask> {
  const roundBytes = jsonBytes(roundSchema.parse(task.round));
  for (const dossier of task.dossiers) await checkDossier(task, dossier);
  const packageIdentity = await newIdentity();
  const payload = await payloadOf(task, roundBytes, await recipientOf(packageIdentity));
  const roundSha256 = await sha256Hex(roundBytes);
  return sealBag({
    id: task.packageId,
    kind: "task",
    date: task.issuedAt.slice(0, 10),
    agent: `jiangping ${task.appVersion}`,
    tags: new Map([[taskFiles.card, task.bureauCard], ...(await keyFiles(task, packageIdentity))]),
    payload,
    claimsOf: (tagmanifestSha256) => claimsOf(task, tagmanifestSha256, roundSha256),
    signer: task.bureau,
    onMeasured: task.onMeasured,
    signal: task.signal,
  });
}

async function checkDossier(task: TaskPackage, { application, materials }: PackageDossier): Promise<void> {
  applicationSchema.parse(application);
  checkPrivacy(task.round, application);
  if (materials.size !== application.materials.length)
    throw new Error(`${application.id}: scans and materials`);
  for (const { id, bytes, sha256 } of application.materials) {
    const scan = materials.get(id);
    if (!scan) throw new Error(`${application.id}/${id} has no scan`);
    const fixity = await fixityOf(piecesOf(scan, pieceBytes, task.signal));
    if (fixity.size !== bytes || fixity.sha256 !== sha256)
      throw new Error(`${application.id}/${id} is another file`);
  }
}

/** What an expert need not know is taken out before encryption; here it is only seen that it was. */
function checkPrivacy(round: Round, { id, master }: Application): void {
  if (!round.privacy.maskIdentity) return;
  const masked = !/\d{15}/.test(master.idNumber) && master.officePhone === "" && master.mobile === "";
  if (!masked) throw new Error(`${id} still has an identity or telephone number`);
}

async function payloadOf(task: TaskPackage, roundBytes: Bytes, recipient: string): Promise<PayloadFile[]> {
  const files = [await sealedFile(taskFiles.round, bytesSource(roundBytes), recipient)];
  for (const { kid, recipient: own, returns } of task.experts) {
    if (!returns) continue;
    const document = bytesSource(jsonBytes(returnsSchema.parse(returns)));
    files.push(await sealedFile(taskPaths.returns(await keyNameOf(kid)), document, own));
  }
  for (const { application, materials } of task.dossiers) {
    const document = bytesSource(jsonBytes(application));
    files.push(await sealedFile(taskPaths.application(application.id), document, recipient));
    for (const [id, scan] of materials) {
      files.push(await sealedFile(taskPaths.material(application.id, id), scan, recipient));
    }
  }
  return files;
}

async function sealedFile(path: string, plaintext: ByteSource, recipient: string): Promise<PayloadFile> {
  const file = await ageFile(plaintext, recipient);
  return { path, pieces: (signal) => file.pieces(signal) };
}

async function keyFiles(task: TaskPackage, packageIdentity: string): Promise<[string, Bytes][]> {
  const text = utf8(`${packageIdentity}\n`);
  const files: [string, Bytes][] = [];
  for (const { kid, recipient } of [...task.experts, task.bureau]) {
    files.push([taskPaths.key(await keyNameOf(kid)), await sealBytes(text, recipient)]);
  }
  if (task.passphrase !== undefined) {
    const passphrase = plainPassphrase(task.passphrase);
    if (passphrase === "") throw new Error("the passphrase is empty");
    files.push([taskFiles.passphrase, await sealBytesUnderPassphrase(text, passphrase)]);
  }
  return files;
}

function claimsOf(task: TaskPackage, tagmanifestSha256: string, roundSha256: string): TaskClaims {
  const { packageId, round, bureau, supersedes, issuedAt } = task;
  return taskClaimsSchema.parse({
    ...{ format: 1, kind: "task", packageId, tagmanifestSha256 },
    ...{ round: { id: round.id, revision: round.revision }, roundSha256 },
    bureau: { kid: bureau.kid, recipient: bureau.recipient },
    experts: task.experts.map((each) => each.kid),
    applications: task.dossiers.map(({ application }) => ({
      id: application.id,
      materials: application.materials.length,
    })),
    ...{ supersedes, issuedAt },
  });
}
