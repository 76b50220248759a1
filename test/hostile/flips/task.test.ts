import { afterAll, describe, expect, it } from "vitest";
import { keyNameOf } from "../../../shared/package/task-layout";
import { takeApart } from "../../fixtures/bag-workshop";
import { type Person, people } from "../../fixtures/people";
import type { Thoroughness } from "./changes";
import { contentLayers, forgedLayers, forgersOf, listedLayers } from "./content-layers";
import type { Layer } from "./layer";
import { archiveOf } from "./rebuild";
import { rememberCurves } from "./remembered-curves";
import { Report } from "./report";
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
import { archiveLayer, folderLayer, type Packed, sharedFieldLayer } from "./zip-layers";

rememberCurves();
const { bureau, expert } = await people();

interface Made {
  readonly task: SmallTask;
  readonly packed: Packed;
  readonly self: SelfSigned;
  readonly plaintext: (path: string) => Plaintext;
}

async function made(name: string, make: TaskMake, deflated: boolean): Promise<Made> {
  const task = await smallTask(make);
  const subject = await taskSubject(name, task.reader);
  const bench = await takeApart(task.archive);
  const packed: Packed = { subject, bench, deflated, wrap: (archive) => archive };
  const plaintexts = await plaintextsOf(task.plaintexts, task.packageIdentity, expert.keys.recipient);
  return {
    ...{ task, packed, self: await selfSigned(packed, bureau) },
    plaintext(path) {
      const found = plaintexts.find((each) => each.path === path);
      if (!found) throw new Error(`no ${path}`);
      return found;
    },
  };
}

// Not one package: it would be larger than 6 KB.
const keys = await made("task with keys", { forExpert: true, dossier: false, returns: false }, false);
const dossier = await made("task with a dossier", { forExpert: false, dossier: true, returns: false }, true);
const returned = await made("task with returns", { forExpert: true, dossier: false, returns: true }, true);

const pathOfKey = async ({ keys: { kid } }: Person) => `keys/${await keyNameOf(kid)}.age`;
const [ownKey, otherKey] = await Promise.all([expert, bureau].map(pathOfKey));
const round = "data/round.json.age";
const application = "data/applications/a/application.json.age";
const material = "data/applications/a/m.age";
const returns = `data/returns/${await keyNameOf(expert.keys.kid)}.json.age`;
const document = ["schema-invalid", "cross-check", "accepted"] as const;

const thoroughly = (path: string): Thoroughness => (path === "signature.jws" ? "every" : "few");
const isOwn = (names: readonly string[]) => (layer: Layer) =>
  names.some((name) => layer.name.startsWith(name));
const ofDossier = isOwn([application, material]);
const ofReturns = isOwn([returns]);

const layers: Record<string, Layer[]> = {
  "whose archive is changed": [
    ...[archiveLayer(keys.packed, "every"), archiveLayer(dossier.packed, "bits")],
    ...[sharedFieldLayer(keys.packed), sharedFieldLayer(dossier.packed), folderLayer(keys.packed)],
  ],
  "whose files are changed": [
    ...contentLayers(keys.packed, thoroughly),
    ...contentLayers(dossier.packed, thoroughly).filter(ofDossier),
    ...contentLayers(returned.packed, thoroughly).filter(ofReturns),
  ],
  "whose files and manifests are changed": [
    ...listedLayers(keys.packed, "masks"),
    ...listedLayers(dossier.packed, "masks").filter(ofDossier),
    ...listedLayers(returned.packed, "masks").filter(ofReturns),
  ],
  "that someone else signed again": (await forgersOf(keys.packed)).flatMap((forger) =>
    forgedLayers(keys.packed, forger),
  ),
  "whose signature is changed in its parts": partLayers(keys.self),
  "that a reader opened and encrypted again": await Promise.all([
    reencryptedLayer(keys.self, keys.plaintext(round)),
    reencryptedLayer(dossier.self, dossier.plaintext(application)),
    reencryptedLayer(dossier.self, dossier.plaintext(material)),
    reencryptedLayer(returned.self, returned.plaintext(returns)),
  ]),
  "that its own bureau signed again": [
    ...[...signedTagLayers(keys.self), ...signedPartLayers(keys.self), ...cardLayers(keys.self)],
    signedPayloadLayer(keys.self, ownKey ?? "", ["decrypt-failed"], "every"),
    signedPayloadLayer(keys.self, otherKey ?? "", ["decrypt-failed", "accepted"], "every"),
    signedPayloadLayer(keys.self, round, ["decrypt-failed"]),
    signedPayloadLayer(dossier.self, application, ["decrypt-failed"]),
    signedPayloadLayer(dossier.self, material, ["decrypt-failed"], "every"),
    signedPayloadLayer(returned.self, returns, ["decrypt-failed"]),
  ],
  "that its own bureau encrypted and signed again": await Promise.all([
    resealedLayer(keys.self, keys.plaintext(round), ["schema-invalid", "cross-check"], {
      thoroughness: "few",
    }),
    resealedLayer(keys.self, keys.plaintext(round), document, {
      ...{ name: "encrypted, claimed and", claims: roundClaim },
    }),
    resealedLayer(dossier.self, dossier.plaintext(application), [...document, "digest-mismatch"]),
    resealedLayer(dossier.self, dossier.plaintext(material), ["digest-mismatch", "cross-check"]),
    resealedLayer(returned.self, returned.plaintext(returns), ["schema-invalid", "accepted"]),
    resealedLayer(
      keys.self,
      { path: ownKey ?? "", bytes: keyText(keys.task.packageIdentity), recipient: expert.keys.recipient },
      ["decrypt-failed", "accepted"],
    ),
  ]),
};

const report = new Report("task packages");
afterAll(() => report.print());

describe("a small task package", () => {
  it.each([keys, dossier, returned])(
    "is small, and accepted as it is: $packed.subject.name",
    async ({ packed }) => {
      const { subject, bench, deflated } = packed;
      const archive = archiveOf(bench, deflated);
      expect(archive.length).toBeLessThan(6 * 1024);
      const { code, said } = await subject.verify(archive);
      expect({ code, said }).toEqual({ code: "accepted", said: await subject.expected(bench) });
    },
  );

  for (const [which, list] of Object.entries(layers))
    describe(which, () => {
      for (const layer of list) report.test(layer);
    });
});
