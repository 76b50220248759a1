import { keyNameOf } from "../../../shared/package/task-layout";
import { takeApart } from "../../fixtures/bag-workshop";
import { type Person, people } from "../../fixtures/people";
import { contentLayers, forgedLayers, forgersOf, listedLayers, thoroughly } from "./content-layers";
import { foreignDirectoryLayer, foreignFlagsLayer } from "./foreign-layers";
import type { Layer } from "./layer";
import {
  cardLayers,
  partLayers,
  type SelfSigned,
  selfSigned,
  signedPartLayers,
  signedPayloadLayer,
  signedTagLayers,
} from "./signed-layers";
import { type SmallTask, smallTask, type TaskMake } from "./small-packages";
import { taskSubject } from "./subject";
import {
  keyText,
  type Plaintext,
  plaintextsOf,
  reencryptedLayer,
  resealedLayer,
  roundClaim,
} from "./task-layers";
import { archiveLayer, folderLayer, type Packed, sharedFieldLayer, wideEndLayer } from "./zip-layers";

interface Made {
  readonly task: SmallTask;
  readonly packed: Packed;
  readonly self: SelfSigned;
  /** As `self`, to a reader who has the passphrase and no key, where there is one. */
  readonly opened: SelfSigned;
  readonly plaintext: (path: string) => Plaintext;
}

async function made(name: string, make: TaskMake, deflated: boolean): Promise<Made> {
  const { bureau, expert } = await people();
  const task = await smallTask(make);
  const subject = await taskSubject(name, task.reader);
  const byPassphrase = await taskSubject(`${name}, opened by it`, task.reader, make.passphrase);
  const bench = await takeApart(task.archive);
  const packed: Packed = { subject, bench, deflated, wrap: (archive) => archive };
  const plaintexts = await plaintextsOf(task.plaintexts, task.packageIdentity, expert.keys.recipient);
  return {
    ...{ task, packed, self: await selfSigned(packed, bureau) },
    opened: await selfSigned({ ...packed, subject: byPassphrase }, bureau),
    plaintext(path) {
      const found = plaintexts.find((each) => each.path === path);
      if (!found) throw new Error(`no ${path}`);
      return found;
    },
  };
}

/** Four packages that have all kinds of files among them: one that has them all would be larger than 6 KB. */
interface Tasks {
  readonly keys: Made;
  readonly dossier: Made;
  readonly returned: Made;
  readonly worded: Made;
  readonly paths: Readonly<
    Record<"ownKey" | "otherKey" | "passphrase" | "round" | "application" | "material" | "returns", string>
  >;
}

async function fourTasks(): Promise<Tasks> {
  const { bureau, expert } = await people();
  const name = async (person: Person) => keyNameOf(person.keys.kid);
  return {
    keys: await made("task with keys", { forExpert: true, dossier: false, returns: false }, false),
    dossier: await made("task with a dossier", { forExpert: false, dossier: true, returns: false }, true),
    returned: await made("task with returns", { forExpert: true, dossier: false, returns: true }, true),
    worded: await made(
      "task with a passphrase",
      { forExpert: false, dossier: false, returns: false, passphrase: "一句话" },
      false,
    ),
    paths: {
      ownKey: `keys/${await name(expert)}.age`,
      otherKey: `keys/${await name(bureau)}.age`,
      passphrase: "keys/passphrase.age",
      round: "data/round.json.age",
      application: "data/applications/a/application.json.age",
      material: "data/applications/a/m.age",
      returns: `data/returns/${await name(expert)}.json.age`,
    },
  };
}

/** The layers of a package's files that are of these paths. */
const ofPaths = (layers: readonly Layer[], ...paths: string[]) =>
  layers.filter((layer) => paths.some((path) => layer.name.startsWith(path)));

function shippedLayers({ keys, dossier, returned, worded, paths }: Tasks): Record<string, Layer[]> {
  const { application, material, returns, passphrase } = paths;
  return {
    "whose archive is changed": [
      ...[archiveLayer(keys.packed, "every"), archiveLayer(dossier.packed, "bits")],
      ...[sharedFieldLayer(keys.packed), sharedFieldLayer(dossier.packed), folderLayer(keys.packed)],
      ...[wideEndLayer(keys.packed), foreignDirectoryLayer(keys.packed), foreignFlagsLayer(keys.packed)],
    ],
    "whose files are changed": [
      ...contentLayers(keys.packed, thoroughly),
      ...ofPaths(contentLayers(dossier.packed, thoroughly), application, material),
      ...ofPaths(contentLayers(returned.packed, thoroughly), returns),
      ...ofPaths(contentLayers(worded.packed, thoroughly), passphrase),
    ],
    "whose files and manifests are changed": [
      ...listedLayers(keys.packed, "masks"),
      ...ofPaths(listedLayers(dossier.packed, "masks"), application, material),
      ...ofPaths(listedLayers(returned.packed, "masks"), returns),
      ...ofPaths(listedLayers(worded.packed, "masks"), passphrase),
    ],
    "whose signature is changed in its parts": partLayers(keys.self),
  };
}

async function forgedTasks(tasks: Tasks): Promise<Record<string, Layer[]>> {
  const { keys, dossier, returned, worded, paths } = tasks;
  const forgers = await forgersOf(keys.packed);
  return {
    "that someone else signed again": forgers.flatMap((forger) => [
      ...forgedLayers(keys.packed, forger),
      ...ofPaths(forgedLayers(worded.packed, forger), paths.passphrase),
    ]),
    "that a reader opened and encrypted again": await Promise.all([
      reencryptedLayer(keys.self, keys.plaintext(paths.round)),
      reencryptedLayer(dossier.self, dossier.plaintext(paths.application)),
      reencryptedLayer(dossier.self, dossier.plaintext(paths.material)),
      reencryptedLayer(returned.self, returned.plaintext(paths.returns)),
    ]),
  };
}

const signedLayers = ({ keys, dossier, returned, worded, paths }: Tasks): Layer[] => [
  ...[...signedTagLayers(keys.self), ...signedPartLayers(keys.self), ...cardLayers(keys.self)],
  signedPayloadLayer(keys.self, paths.ownKey, ["decrypt-failed"], "every"),
  // What of another's key file cannot be seen from here is left alone.
  signedPayloadLayer(keys.self, paths.otherKey, ["decrypt-failed", "accepted"], "every"),
  signedPayloadLayer(worded.self, paths.passphrase, ["decrypt-failed", "accepted"], "every"),
  // Each of these that has the form of a key file costs the whole work factor.
  signedPayloadLayer(worded.opened, paths.passphrase, ["decrypt-failed"], "one"),
  signedPayloadLayer(keys.self, paths.round, ["decrypt-failed"]),
  signedPayloadLayer(dossier.self, paths.application, ["decrypt-failed"]),
  signedPayloadLayer(dossier.self, paths.material, ["decrypt-failed"], "every"),
  signedPayloadLayer(returned.self, paths.returns, ["decrypt-failed"]),
];

const document = ["schema-invalid", "cross-check", "accepted"] as const;

async function resealedLayers({ keys, dossier, returned, paths }: Tasks): Promise<Layer[]> {
  const round = keys.plaintext(paths.round);
  const { recipient } = (await people()).expert.keys;
  const key = { path: paths.ownKey, bytes: keyText(keys.task.packageIdentity), recipient };
  const claimed = { name: "encrypted, claimed and", claims: roundClaim };
  return Promise.all([
    resealedLayer(keys.self, round, ["schema-invalid", "cross-check"], { thoroughness: "few" }),
    resealedLayer(keys.self, round, document, claimed),
    resealedLayer(dossier.self, dossier.plaintext(paths.application), [...document, "digest-mismatch"]),
    resealedLayer(dossier.self, dossier.plaintext(paths.material), ["digest-mismatch", "cross-check"]),
    resealedLayer(returned.self, returned.plaintext(paths.returns), ["schema-invalid", "accepted"]),
    resealedLayer(keys.self, key, ["decrypt-failed", "accepted"]),
  ]);
}

/** Small task packages, and every way in which a byte of them is changed, by what the attacker can do. */
export interface TaskFlips {
  readonly packages: readonly Packed[];
  readonly layers: Readonly<Record<string, readonly Layer[]>>;
}

/** New packages with their layers. */
export async function taskFlips(): Promise<TaskFlips> {
  const tasks = await fourTasks();
  const { keys, dossier, returned, worded } = tasks;
  return {
    packages: [keys, dossier, returned, worded].map(({ packed }) => packed).concat(worded.opened.packed),
    layers: {
      ...shippedLayers(tasks),
      ...(await forgedTasks(tasks)),
      "that its own bureau signed again": signedLayers(tasks),
      "that its own bureau encrypted and signed again": await resealedLayers(tasks),
    },
  };
}
