import { describe, expect, it } from "vitest";
import type { RefusalCode } from "../../../shared/refusal";
import { expectBundleRefused, expectTaskNotStored } from "../expect-refused";
import { bundleFlips } from "./bundle-flips";
import { chanceFrom } from "./chance";
import { changeOf } from "./changes";
import type { Layer } from "./layer";
import { allFlips, seed } from "./report";
import { countOf } from "./run-layer";
import { taskFlips } from "./task-flips";

/** How many refused flips of each kind of package go through the real import. */
const wanted = allFlips ? 1000 : 60;

interface RefusedFlip {
  readonly name: string;
  readonly file: Uint8Array;
  readonly code: RefusalCode;
}

/** Refused flips from anywhere in these layers, each layer as likely as any other. */
async function* refusedFlips(layers: readonly Layer[]): AsyncGenerator<RefusedFlip> {
  const chance = chanceFrom(seed);
  for (;;) {
    const layer = layers[Math.floor(chance() * layers.length)];
    if (!layer) throw new Error("no layers");
    const change = changeOf(Math.floor(chance() * countOf(layer)), layer.thoroughness);
    const { file } = await layer.make(change.apply(layer.bytes), change);
    const { code } = await layer.subject.verify(file);
    if (code !== "accepted") yield { name: `${layer.name}: ${change.name}`, file, code: code as RefusalCode };
  }
}

async function expectNothingStored(
  layers: readonly Layer[],
  expectRefused: (file: Uint8Array, code: RefusalCode) => Promise<void>,
): Promise<void> {
  const codes = new Set<string>();
  let left = wanted;
  for await (const { name, file, code } of refusedFlips(layers)) {
    await expectRefused(file, code).catch((error) => {
      throw new Error(`${name}; FLIPS_SEED=${seed}`, { cause: error });
    });
    codes.add(code);
    left--;
    if (left === 0) break;
  }
  expect(codes.size).toBeGreaterThan(3);
}

describe("the real import of a flipped package", () => {
  it("stores nothing of a task package", { timeout: 600_000 }, async () => {
    const layers = Object.values((await taskFlips()).layers).flat();
    // The others are for the bureau alone, or for whoever has the passphrase.
    const forAll = ["task with keys", "task with returns"];
    const forExpert = layers.filter((layer) => forAll.includes(layer.subject.name));
    await expectNothingStored(forExpert, expectTaskNotStored);
  });

  it("stores nothing of a bundle but that it was refused", { timeout: 600_000 }, async () => {
    const layers = Object.values((await bundleFlips()).layers).flat();
    await expectNothingStored(layers, expectBundleRefused);
  });
});
