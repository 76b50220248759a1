import { type Application, applicationSchema, type Material } from "../domain/application";
import { type TaskClaims, taskClaimsSchema } from "../domain/claims";
import { type ReturnsDocument, returnsSchema } from "../domain/returns";
import { type Round, roundSchema } from "../domain/round";
import type { Result } from "../refusal";
import { openAgeHeader } from "./age-header";
import { AgeIdentity } from "./age-identity";
import { openAgePayload, readSealedHeader } from "./age-read";
import { isPayload } from "./bag-names";
import { type ByteSource, bytesSource, piecesOf, readAll } from "./byte-source";
import type { Bytes } from "./bytes";
import { containerOf } from "./container";
import { type DocumentSchema, readDocument } from "./document";
import { enclosedCard } from "./enclosed-card";
import { fixityOf, sha256Hex } from "./fixity";
import { pieceBytes } from "./limits";
import { openPackageIdentity, type PackageAccess, type PackageReader } from "./package-identity";
import { demand, guarded } from "./refused";
import { crossCheckApplication, crossCheckMaterial, crossCheckRound, crossCheckTask } from "./task-checks";
import {
  applicationsIn,
  isTaskDocument,
  isTaskPath,
  returnsKeyName,
  taskFiles,
  taskPaths,
} from "./task-layout";
import { type Bag, type BagOptions, type BagRules, type FileRecord, verifyBag } from "./verify-bag";
import { entrySource } from "./zip-read";

/** What a verification covered: the signature, the files as shipped, what they say once opened. */
export type Checked = "signature" | "files" | "contents";

/** How a task package is to be verified. */
export interface TaskOptions extends BagOptions, PackageReader {
  /**
   * `documents` opens every document and the header and last chunk of every material; `materials` opens every
   * material whole and compares its plaintext digest.
   */
  readonly depth?: "documents" | "materials" | undefined;
}

/** A task package that was accepted. */
export interface VerifiedTask {
  readonly kind: "task";
  readonly packageId: string;
  readonly digest: string;
  readonly claims: TaskClaims;
  readonly checked: readonly Checked[];
  readonly files: readonly FileRecord[];
  /** The files outside `data/` as shipped. */
  readonly tags: ReadonlyMap<string, Bytes>;
  /** `null` where neither identity nor passphrase was given: it was then checked as far as it can be. */
  readonly contents: TaskContents | null;
}

/** What a task package says to a reader whom it is for. */
export interface TaskContents {
  /** The secret that opens the payload files. */
  readonly packageIdentity: string;
  readonly round: Round;
  readonly applications: readonly Application[];
  readonly returns: ReturnsDocument | null;
  /** Lower-case hex SHA-256 of each material's plaintext by `application/material`, where `depth` was `materials`. */
  readonly plaintext: Readonly<Record<string, string>> | null;
}

const rules: BagRules<TaskClaims> = {
  role: "bureau",
  claims: taskClaimsSchema,
  cardFile: taskFiles.card,
  required: [taskFiles.round],
  isOfLayout: isTaskPath,
  askedFor: (paths) => [...applicationsIn(paths).keys()].map(taskPaths.application),
  isDocument: isTaskDocument,
  isHeld: isTaskDocument,
};

/**
 * Verifies a task package against the verifier's own register, in the order of package-format.md. With an identity
 * or a passphrase everything is opened and cross-checked too.
 */
export const verifyTask = (options: TaskOptions): Promise<Result<VerifiedTask>> =>
  guarded(async () => {
    demand((await containerOf(options.source)) === "zip", "not-a-package");
    const bag = await verifyBag(rules, options);
    const access = await openPackageIdentity(bag, options);
    await checkUnopened(bag, access);
    const opened = access && (await openPayload(bag, access, options));
    const card = await enclosedCard(bag.tags, taskFiles.card, options.cards);
    const documents = opened && readDocuments(opened);
    await crossCheckTask(bag, card);
    if (opened && documents) await crossCheckContents(bag, opened, documents);
    return verdictOf(bag, opened && documents && { ...documents, ...secretsOf(opened) });
  }, options.signal);

/** The plaintexts of a package: documents whole, materials by size and, where asked for, by digest. */
interface Opened {
  readonly packageIdentity: string;
  readonly documents: ReadonlyMap<string, Bytes>;
  readonly returns: { readonly path: string; readonly bytes: Bytes } | null;
  readonly materials: ReadonlyMap<string, { readonly size: number; readonly sha256: string | null }>;
}

async function openPayload(
  bag: Bag<TaskClaims>,
  access: PackageAccess,
  options: TaskOptions,
): Promise<Opened> {
  const { packageIdentity } = access;
  const identity = new AgeIdentity(packageIdentity);
  const documents = new Map<string, Bytes>();
  for (const [path, bytes] of bag.documents) {
    if (returnsKeyName(path) !== null) continue;
    documents.set(path, await readAll(await openPayloadFile(bytesSource(bytes), identity, path)));
  }
  const materials = new Map<string, { size: number; sha256: string | null }>();
  for (const [path, entry] of bag.entries) {
    if (!isPayload(path) || isTaskDocument(path)) continue;
    const sealed = (await options.kept?.(path, entry.header.size)) ?? entrySource(bag.archive, entry);
    const material = await openPayloadFile(sealed, identity, path);
    const pieces = piecesOf(material, pieceBytes, options.signal);
    const sha256 = options.depth === "materials" ? (await fixityOf(pieces)).sha256 : null;
    materials.set(path, { size: material.size, sha256 });
  }
  return { packageIdentity, documents, materials, returns: await openReturns(bag, access) };
}

/** The headers of the payload files that this reader cannot open: all of them, or the returns of other experts. */
async function checkUnopened(bag: Bag<TaskClaims>, access: PackageAccess | null): Promise<void> {
  for (const [path, entry] of bag.entries) {
    const returnsFor = returnsKeyName(path);
    const isOpened = access && (returnsFor === null || (returnsFor === access.keyName && access.identity));
    if (!isPayload(path) || isOpened) continue;
    const document = bag.documents.get(path);
    const source = document ? bytesSource(document) : entrySource(bag.archive, entry);
    await readSealedHeader(source, "X25519", path);
  }
}

/** The plaintext of a file that must be for this identity, and for it alone. */
async function openPayloadFile(source: ByteSource, identity: AgeIdentity, path: string): Promise<ByteSource> {
  const header = await readSealedHeader(source, "X25519", path);
  const fileKey = await openAgeHeader(header, { identity }, path);
  demand(fileKey !== null, "decrypt-failed", path, "not encrypted to the package identity");
  return openAgePayload(source, header, fileKey, path);
}

async function openReturns(
  bag: Bag<TaskClaims>,
  { keyName, identity }: PackageAccess,
): Promise<Opened["returns"]> {
  const path = keyName === null ? "" : taskPaths.returns(keyName);
  const shipped = bag.documents.get(path);
  if (!shipped || identity === null) return null;
  return { path, bytes: await readAll(await openPayloadFile(bytesSource(shipped), identity, path)) };
}

type Documents = Pick<TaskContents, "round" | "applications" | "returns">;

function readDocuments(opened: Opened): Documents {
  const read = <T>(schema: DocumentSchema<T>, path: string) =>
    readDocument(schema, opened.documents.get(path) ?? new Uint8Array(0), path);
  const ids = [...applicationsIn(opened.documents.keys()).keys()];
  return {
    round: read(roundSchema, taskFiles.round),
    applications: ids.map((id) => read(applicationSchema, taskPaths.application(id))),
    returns: opened.returns && readDocument(returnsSchema, opened.returns.bytes, opened.returns.path),
  };
}

async function crossCheckContents(bag: Bag<TaskClaims>, opened: Opened, documents: Documents): Promise<void> {
  const { round, applications } = documents;
  const roundBytes = opened.documents.get(taskFiles.round) ?? new Uint8Array(0);
  crossCheckRound(bag.claims, round, await sha256Hex(roundBytes));
  const folders = [...applicationsIn(opened.documents.keys()).keys()];
  const materials = applicationsIn(bag.entries.keys());
  for (const [index, folder] of folders.entries()) {
    const application = applications[index];
    if (!application) throw new Error("an application was not read");
    crossCheckApplication(materials.get(folder) ?? [], folder, application, round);
    for (const material of application.materials)
      checkMaterial(opened, taskPaths.material(folder, material.id), material);
  }
}

function checkMaterial(opened: Opened, path: string, material: Material): void {
  const plaintext = opened.materials.get(path);
  crossCheckMaterial(path, plaintext?.size ?? -1, material.bytes);
  const same = !plaintext?.sha256 || plaintext.sha256 === material.sha256;
  demand(same, "digest-mismatch", path, "the plaintext has another digest");
}

function secretsOf(opened: Opened): Pick<TaskContents, "packageIdentity" | "plaintext"> {
  const digests = [...opened.materials].flatMap(([path, { sha256 }]) => {
    const [id = "", materialId = ""] = path.slice("data/applications/".length, -".age".length).split("/");
    return sha256 === null ? [] : [[`${id}/${materialId}`, sha256] as const];
  });
  const whole = digests.length === opened.materials.size;
  return { packageIdentity: opened.packageIdentity, plaintext: whole ? Object.fromEntries(digests) : null };
}

function verdictOf(bag: Bag<TaskClaims>, contents: TaskContents | null): VerifiedTask {
  const { claims, digest, files, tags } = bag;
  const checked: Checked[] = contents ? ["signature", "files", "contents"] : ["signature", "files"];
  return { kind: "task", packageId: claims.packageId, digest, claims, checked, files, tags, contents };
}
