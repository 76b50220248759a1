import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../shared/package/byte-source";
import { readCard } from "../../../shared/package/card";
import { verifyReview } from "../../../shared/package/verify-review";
import { verifyTask } from "../../../shared/package/verify-task";
import { anyJws, setText, textOf, type Workbench } from "../../fixtures/bag-workshop";
import { everythingIn, newDesk } from "../../fixtures/desks";
import { changedBag, changedTask, honest, toBureau } from "../../fixtures/honest";
import { encoded, isHigh, joined, mirrored, order, partsOf, signatureOf } from "../../fixtures/jws-forgery";
import { people } from "../../fixtures/people";
import { acceptedOf, quietJob } from "../../unit/renderer/worker/desk-fixture";

// Of an ECDSA signature (r, s) anyone can make (r, n - s), which verifies too. Signers do not choose the lower s: half of
// all honest signatures have the higher one, so refusing it would refuse honest packages. It does no harm here: a digest
// names the signing input and never the signature, so both spellings are one package, one bundle, one card.

const file = "signature.jws";
const mirror = (bench: Workbench) => {
  const parts = partsOf(textOf(bench, file));
  setText(bench, file, joined({ ...parts, signature: mirrored(parts.signature) }));
};
const handedOver = (bytes: Uint8Array<ArrayBuffer>, name: string) => ({
  ...{ from: "file" as const, file: new Blob([bytes]), name },
});

describe("a signature with the higher s", () => {
  it("is told from its mirror here", () => {
    expect(isHigh(encoded(signatureOf(1n, order - 1n)))).toBe(true);
    expect(isHigh(mirrored(encoded(signatureOf(1n, order - 1n))))).toBe(false);
  });

  it("comes from honest signers as often as one with the lower", async () => {
    const { bureau } = await people();
    const made = await Promise.all(
      Array.from({ length: 64 }, (_, index) => anyJws({ alg: "ES256" }, { index }, bureau.keys)),
    );
    const high = made.filter((compact) => isHigh(partsOf(compact).signature)).length;
    // 64 tosses of a coin: outside these bounds once in ten thousand million runs.
    expect(high).toBeGreaterThan(5);
    expect(high).toBeLessThan(59);
  });

  it("of a task package is accepted like its mirror, and both are one package with one digest", async () => {
    const { bureau, expert } = await people();
    const { task } = await honest();
    const other = await changedTask(mirror);
    expect(Buffer.from(other).equals(Buffer.from(task.bytes))).toBe(false);
    const { identity } = expert.keys;
    for (const bytes of [task.bytes, other]) {
      const verified = await verifyTask({ source: bytesSource(bytes), cards: [bureau.trusted], identity });
      expect(verified).toMatchObject({ ok: true, value: { digest: task.digest } });
    }
  });

  it("does not bring a package onto the expert's desk twice", async () => {
    const { bureau, expert } = await people();
    const { service, database } = await newDesk(expert, [bureau]);
    const first = handedOver((await honest()).task.bytes, "一.jptask");
    acceptedOf(await service.importTask(first, quietJob()));
    const before = await everythingIn(database);
    const again = await service.importTask(handedOver(await changedTask(mirror), "二.jptask"), quietJob());
    expect(again).toMatchObject({ ok: true, value: { already: true } });
    expect(await everythingIn(database)).toEqual(before);
  });

  it("of a bundle is accepted like its mirror, with the same digest, so that the ledger knows it again", async () => {
    const { bureau, expert } = await people();
    const bundles = [(await honest()).bundle, await toBureau(await changedBag(mirror))];
    const digests: string[] = [];
    for (const bytes of bundles) {
      const cards = [bureau.trusted, expert.trusted];
      const { identity } = bureau.keys;
      const verified = await verifyReview({ source: bytesSource(bytes), cards, identity });
      digests.push(acceptedOf(verified).digest);
    }
    expect(digests).toEqual([digests[0], digests[0]]);
  });

  it("of a card is accepted like its mirror, with the same kid and fingerprint", async () => {
    const { expert } = await people();
    const parts = partsOf(new TextDecoder().decode(expert.card));
    const other = new TextEncoder().encode(joined({ ...parts, signature: mirrored(parts.signature) }));
    const [one, two] = [acceptedOf(await readCard(expert.card)), acceptedOf(await readCard(other))];
    expect([two.kid, two.fingerprint]).toEqual([one.kid, one.fingerprint]);
  });
});
