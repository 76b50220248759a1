import type { Workbench } from "../../fixtures/bag-workshop";
import type { Change, Thoroughness } from "./changes";
import type { Answer, Layer, Part } from "./layer";
import type { Subject } from "./subject";

/** The parts of a small age file with one X25519 stanza. */
function ageParts(file: Uint8Array): Part[] {
  const lines = Buffer.from(file).toString("latin1").split("\n");
  const header = ["version", "stanza", "body", "mac"].map(
    (name, index): Part => [name, (lines[index]?.length ?? 0) + 1],
  );
  const before = header.reduce((sum, [, size]) => sum + size, 16);
  return [...header, ["nonce", 16], ["chunk", file.length - before]];
}

/** What a bundle's age file answers by the part that a change lies in. */
const answersTo: Readonly<Record<string, readonly Answer[]>> = {
  version: ["not-a-package"],
  stanza: ["not-a-package", "wrong-recipient", "decrypt-failed"],
  body: ["wrong-recipient", "decrypt-failed"],
  mac: ["decrypt-failed"],
  nonce: ["decrypt-failed"],
  chunk: ["decrypt-failed"],
};

/** The first line whole and an empty one after it: told for an age file, and then none. */
const isLineAfterVersion = (name: string, size: number, { at, name: change }: Change) =>
  name === "version" && at === size - 1 && change.endsWith("doubled");

/** Every byte of a bundle's age file as it lies on the stick, part by part. */
export function bundleLayers(subject: Subject, file: Uint8Array, signed: Workbench): Layer[] {
  let start = 0;
  return ageParts(file).map(([name, size]): Layer => {
    const [from, to] = [start, start + size];
    start = to;
    const thoroughness: Thoroughness = name === "chunk" ? "masks" : "every";
    return {
      ...{ name: `age file's ${name} (${subject.name})`, subject, thoroughness },
      bytes: file.subarray(from, to),
      make: (changed) => ({
        file: Buffer.concat([file.subarray(0, from), changed, file.subarray(to)]),
        signed,
      }),
      answers: (change) => (isLineAfterVersion(name, size, change) ? answersTo.mac : answersTo[name]) ?? [],
    };
  });
}
