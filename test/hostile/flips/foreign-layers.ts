import { entriesOf, type Workbench } from "../../fixtures/bag-workshop";
import { rawZip } from "../../fixtures/raw-zip";
import type { Change } from "./changes";
import type { Answer, Layer } from "./layer";
import type { Packed } from "./zip-layers";
import { sharedFields, zipFieldAt } from "./zip-map";

/** The bag as `zip -X -D -9` packs it: each file with its own method, and marked as a text or not. */
function foreignArchive(bench: Workbench): Uint8Array<ArrayBuffer> {
  const entries = entriesOf(bench).map((entry, index) => {
    const isText = index % 2 === 0;
    const both = { flags: 2, version: isText ? 20 : 10 };
    const central = { ...both, madeBy: 0x031e, internal: isText ? 1 : 0 };
    return { ...entry, deflate: isText, local: both, central };
  });
  return new Uint8Array(rawZip(entries));
}

const loose: readonly Answer[] = ["archive-malformed", "accepted"];
const sizes: readonly Answer[] = ["archive-malformed", "archive-limit"];

/**
 * Every byte of the directory of an archive that is not ours. What other writers say of each file for itself, its
 * permissions and whether it is a text, may change; names and contents may not.
 */
export function foreignDirectoryLayer({ subject, bench, wrap }: Packed): Layer {
  const archive = foreignArchive(bench);
  const start = archive.length - 22 - directorySize(archive);
  const fieldAt = zipFieldAt(archive);
  return {
    ...{ name: `directory of another's ZIP (${subject.name})`, subject, thoroughness: "every" },
    bytes: archive.subarray(start),
    make: (changed) => ({
      file: wrap(Buffer.concat([archive.subarray(0, start), changed])),
      signed: bench,
    }),
    answers: ({ at }: Change) => {
      const field = fieldAt(start + at);
      if (field === "central.internal" || field === "central.external") return loose;
      return /^central\.(packed|size)$/.test(field) ? sizes : ["archive-malformed"];
    },
  };
}

const directorySize = (archive: Uint8Array) => Buffer.from(archive).readUInt32LE(archive.length - 10);

/** Every bit of the flags in both headers of an archive that is not ours: the effort that it names may change. */
export function foreignFlagsLayer({ subject, bench, wrap }: Packed): Layer {
  const archive = foreignArchive(bench);
  const flags = sharedFields(archive).filter(({ name }) => name === "flags");
  return {
    ...{ name: `flags of another's ZIP (${subject.name})`, subject, thoroughness: "bits" },
    bytes: new Uint8Array(flags.flatMap(({ size, local }) => [...archive.subarray(local, local + size)])),
    make: (changed) => {
      const both = new Uint8Array(archive);
      for (const [index, { size, local, central }] of flags.entries())
        for (const place of [local, central])
          both.set(changed.subarray(index * size, (index + 1) * size), place);
      return { file: wrap(both), signed: bench };
    },
    answers: ({ at, name }) =>
      at % 2 === 0 && /xor 0x[24]$/.test(name) ? ["accepted"] : ["archive-malformed"],
  };
}
