import { takeApart, type Workbench } from "../../fixtures/bag-workshop";
import { people } from "../../fixtures/people";
import { envelopeTo } from "./age-envelope";
import { bundleLayers } from "./age-layers";
import { contentLayers, forgedLayers, forgersOf, listedLayers, thoroughly } from "./content-layers";
import type { Layer } from "./layer";
import { archiveOf } from "./rebuild";
import {
  cardLayers,
  partLayers,
  selfSigned,
  signedPartLayers,
  signedPayloadLayer,
  signedTagLayers,
} from "./signed-layers";
import { smallBag } from "./small-packages";
import { reviewSubject, type Subject } from "./subject";
import { archiveLayer, folderLayer, type Packed, sharedFieldLayer } from "./zip-layers";

/** A small bundle, and every way in which a byte of it is changed, by what the attacker can do. */
export interface BundleFlips {
  readonly subject: Subject;
  readonly bench: Workbench;
  readonly stored: Uint8Array;
  readonly deflated: Uint8Array;
  readonly layers: Readonly<Record<string, readonly Layer[]>>;
}

const document = ["schema-invalid", "cross-check", "accepted"] as const;

/** A new bundle with its layers. */
export async function bundleFlips(): Promise<BundleFlips> {
  const { bureau, expert } = await people();
  const subject = await reviewSubject("bundle");
  const bench = await takeApart(await smallBag());
  const wrap = await envelopeTo(bureau.keys.recipient);
  const stored: Packed = { subject, bench, deflated: false, wrap };
  const deflated: Packed = { ...stored, deflated: true };
  const bundle = wrap(archiveOf(bench, false));
  const self = await selfSigned(stored, expert);
  const forgers = await forgersOf(stored);
  const layers: Record<string, Layer[]> = {
    "as it lies on the stick": bundleLayers(subject, bundle, bench),
    "whose archive is changed and encrypted again": [
      ...[archiveLayer(stored, "few"), archiveLayer(deflated, "masks")],
      ...[sharedFieldLayer(stored), sharedFieldLayer(deflated), folderLayer(stored)],
    ],
    "whose files are changed": contentLayers(stored, thoroughly),
    "whose files and manifests are changed": listedLayers(stored, "masks"),
    "that someone else signed again": forgers.flatMap((forger) => forgedLayers(stored, forger)),
    "whose signature is changed in its parts": partLayers(self),
    "that its own expert signed again": [
      ...[...signedTagLayers(self), ...signedPartLayers(self), ...cardLayers(self)],
      signedPayloadLayer(self, "data/declaration.json", document),
      signedPayloadLayer(self, "data/reviews/a/review.json", document),
      signedPayloadLayer(self, "data/reviews/a/annotations.json", document),
      signedPayloadLayer(self, "data/reviews/a/opinion.pdf", ["accepted"]),
    ],
  };
  return { subject, bench, layers, stored: bundle, deflated: wrap(archiveOf(bench, true)) };
}
