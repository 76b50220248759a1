import { afterAll, describe, expect, it } from "vitest";
import { takeApart } from "../../fixtures/bag-workshop";
import { people } from "../../fixtures/people";
import { envelopeTo } from "./age-envelope";
import { bundleLayers } from "./age-layers";
import type { Thoroughness } from "./changes";
import { contentLayers, forgedLayers, forgersOf, listedLayers } from "./content-layers";
import type { Layer } from "./layer";
import { archiveOf } from "./rebuild";
import { rememberCurves } from "./remembered-curves";
import { Report } from "./report";
import {
  cardLayers,
  partLayers,
  selfSigned,
  signedPartLayers,
  signedPayloadLayer,
  signedTagLayers,
} from "./signed-layers";
import { smallBag } from "./small-packages";
import { reviewSubject } from "./subject";
import { archiveLayer, folderLayer, type Packed, sharedFieldLayer } from "./zip-layers";

rememberCurves();
const { bureau, expert } = await people();
const subject = await reviewSubject("bundle");
const bench = await takeApart(await smallBag());
const wrap = await envelopeTo(bureau.keys.recipient);
const stored: Packed = { subject, bench, deflated: false, wrap };
const deflated: Packed = { ...stored, deflated: true };
const bundle = wrap(archiveOf(bench, false));

const thoroughly = (path: string): Thoroughness => (path === "signature.jws" ? "every" : "few");
const self = await selfSigned(stored, expert);
const document = ["schema-invalid", "cross-check", "accepted"] as const;

const layers: Record<string, Layer[]> = {
  "as it lies on the stick": bundleLayers(subject, bundle, bench),
  "whose archive is changed and encrypted again": [
    ...[archiveLayer(stored, "few"), archiveLayer(deflated, "masks")],
    ...[sharedFieldLayer(stored), sharedFieldLayer(deflated), folderLayer(stored)],
  ],
  "whose files are changed": contentLayers(stored, thoroughly),
  "whose files and manifests are changed": listedLayers(stored, "masks"),
  "that someone else signed again": (await forgersOf(stored)).flatMap((forger) =>
    forgedLayers(stored, forger),
  ),
  "whose signature is changed in its parts": partLayers(self),
  "that its own expert signed again": [
    ...[...signedTagLayers(self), ...signedPartLayers(self), ...cardLayers(self)],
    signedPayloadLayer(self, "data/declaration.json", document),
    signedPayloadLayer(self, "data/reviews/a/review.json", document),
    signedPayloadLayer(self, "data/reviews/a/annotations.json", document),
    signedPayloadLayer(self, "data/reviews/a/opinion.pdf", ["accepted"]),
  ],
};

const report = new Report("review bundle");
afterAll(() => report.print());

describe("a small review bundle", () => {
  it("is small, and accepted as it is, stored and deflated", async () => {
    expect(bundle.length).toBeLessThan(6 * 1024);
    const { code, said } = await subject.verify(bundle);
    expect({ code, said }).toEqual({ code: "accepted", said: await subject.expected(bench) });
    expect(await subject.verify(wrap(archiveOf(bench, true)))).toMatchObject({ code: "accepted", said });
  });

  for (const [which, list] of Object.entries(layers))
    describe(which, () => {
      for (const layer of list) report.test(layer);
    });
});
