import type { Application } from "../domain/application";
import type { TaskClaims } from "../domain/claims";
import type { Round } from "../domain/round";
import { bagFiles, isPayload } from "./bag-names";
import type { IdentityCard } from "./card";
import { demand } from "./refused";
import { applicationsIn, keyFilesIn, keyNameOf, returnsKeyName, taskFiles, taskPaths } from "./task-layout";
import type { Bag } from "./verify-bag";

/** Refuses `cross-check` unless `condition` holds. */
function agree(condition: boolean, file: string, detail: string): asserts condition {
  demand(condition, "cross-check", file, detail);
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && new Set([...one, ...other]).size === one.length;

/** What the claims, the names, the cards and the files of a task package say about one another. */
export async function crossCheckTask(bag: Bag<TaskClaims>, card: IdentityCard): Promise<void> {
  const { claims, info, root, signer } = bag;
  agree(root === claims.packageId && root === info.identifier, bagFiles.info, "the package's id");
  agree(info.kind === claims.kind, bagFiles.info, "the kind");
  agree(signer.kid === claims.bureau.kid && card.kid === signer.kid, taskFiles.card, "the signer");
  agree(signer.recipient === claims.bureau.recipient, taskFiles.card, "the bureau's recipient");
  agree(!claims.experts.includes(claims.bureau.kid), bagFiles.signature, "the bureau is one of the experts");
  const isFirst = claims.round.revision === 1;
  agree(isFirst === (claims.supersedes === null), bagFiles.signature, "revision and supersedes");
  await checkKeyFiles(bag);
  checkApplicationFiles(bag);
}

async function checkKeyFiles({ claims, entries }: Bag<TaskClaims>): Promise<void> {
  const names = keyFilesIn(entries.keys()).map((each) => each.keyName);
  const wrapped = names.filter((name) => name !== "passphrase");
  // Counted first, then hashed one after another: claims may name more experts than an archive has files.
  const asMany = wrapped.length === claims.experts.length + 1;
  agree(asMany, bagFiles.signature, "the number of key files");
  const experts = new Set<string>();
  for (const kid of claims.experts) experts.add(await keyNameOf(kid));
  const readers = [...experts, await keyNameOf(claims.bureau.kid)];
  agree(sameSet(wrapped, readers), bagFiles.signature, "key files and readers");
  for (const path of entries.keys()) {
    const keyName = returnsKeyName(path);
    agree(keyName === null || experts.has(keyName), path, "returns for someone who is not an expert");
  }
}

function checkApplicationFiles({ claims, entries }: Bag<TaskClaims>): void {
  const found = applicationsIn([...entries.keys()].filter(isPayload));
  const claimed = claims.applications.map((each) => each.id);
  agree(sameSet([...found.keys()], claimed), bagFiles.signature, "applications and files");
  for (const { id, materials } of claims.applications) {
    agree(found.get(id)?.length === materials, taskPaths.application(id), "the number of materials");
  }
}

/** What `round.json` says against the claims; `sha256` is that of its plaintext. */
export function crossCheckRound(claims: TaskClaims, round: Round, sha256: string): void {
  agree(sha256 === claims.roundSha256, taskFiles.round, "the round's digest");
  const same = round.id === claims.round.id && round.revision === claims.round.revision;
  agree(same, taskFiles.round, "the round's name or revision");
}

/** What an `application.json` says against its folder, its materials' files (by id) and the round. */
export function crossCheckApplication(
  files: readonly string[],
  folder: string,
  application: Application,
  round: Round,
) {
  const file = taskPaths.application(folder);
  agree(application.id === folder, file, "the application's id");
  const listed = application.materials.map((each) => each.id);
  agree(sameSet(files, listed), file, "materials and files");
  const gates = new Set(round.gates.map((each) => each.id));
  agree(
    application.precheck.every((each) => gates.has(each.gateId)),
    file,
    "a gate of the precheck",
  );
  const criteria = new Map(round.rubric.criteria.map((each) => [each.id, each.max]));
  const anchors = application.calibration?.anchors ?? [];
  agree(
    anchors.every((each) => each.points <= (criteria.get(each.criterionId) ?? -1)),
    file,
    "an anchor's criterion or points",
  );
}

/** A material's plaintext size against what `application.json` says. */
export function crossCheckMaterial(path: string, size: number, bytes: number): void {
  agree(size === bytes, path, "the material's size");
}
