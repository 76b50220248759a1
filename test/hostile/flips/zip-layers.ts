import type { Bytes } from "../../../shared/package/bytes";
import type { Workbench } from "../../fixtures/bag-workshop";
import type { Change, Thoroughness } from "./changes";
import { type Answer, type Layer, type Part, partAt } from "./layer";
import { archiveOf } from "./rebuild";
import type { Subject } from "./subject";
import { wideEndSize, withWideEnd } from "./wide-end";
import { sharedFields, zipFieldAt } from "./zip-map";

/** A bag as it is packed, and how its archive is handed over. */
export interface Packed {
  readonly subject: Subject;
  readonly bench: Workbench;
  readonly deflated: boolean;
  /** Puts an archive into what surrounds it. */
  readonly wrap: (archive: Uint8Array) => Uint8Array;
}

const names = ({ subject, deflated }: Packed) => `${subject.name}, ${deflated ? "deflated" : "stored"}`;

/** Every byte of the archive, nothing put right. */
export function archiveLayer(packed: Packed, thoroughness: Thoroughness): Layer {
  const bytes = archiveOf(packed.bench, packed.deflated);
  const fieldAt = zipFieldAt(bytes);
  const answers = (change: Change): readonly Answer[] => {
    if (change.at < 4)
      return isDoubled(change) && change.at === 3 ? ["archive-malformed"] : ["not-a-package"];
    const field = fieldAt(change.at);
    if (!packed.deflated) return ["archive-malformed"];
    // Another spelling of the same is as good a deflated file, but nothing may hide in the bits after its end.
    if (field === "data") return ["archive-malformed", "accepted"];
    return /^central\.(packed|size)$/.test(field)
      ? ["archive-malformed", "archive-limit"]
      : ["archive-malformed"];
  };
  return {
    ...{ name: `ZIP bytes (${names(packed)})`, subject: packed.subject, bytes, thoroughness, answers },
    make: (changed) => ({ file: packed.wrap(changed), signed: packed.bench }),
  };
}

const isDoubled = (change: Change) => change.name.endsWith("doubled");

/** Every byte of the end records of an archive that has Zip64's too: the reader takes them where they tell the truth. */
export function wideEndLayer(packed: Packed): Layer {
  const { subject, bench } = packed;
  const archive = withWideEnd(archiveOf(bench, packed.deflated));
  const start = archive.length - wideEndSize;
  return {
    ...{ name: `Zip64 end records (${names(packed)})`, subject, thoroughness: "every" },
    bytes: archive.subarray(start),
    make: (changed) => ({
      file: packed.wrap(Buffer.concat([archive.subarray(0, start), changed])),
      signed: bench,
    }),
    answers: () => ["archive-malformed"],
  };
}

/** Every bit of what both headers of an entry say, changed in both. */
export function sharedFieldLayer(packed: Packed): Layer {
  const archive = archiveOf(packed.bench, packed.deflated);
  const fields = sharedFields(archive);
  const parts = fields.map(({ name, size }): Part => [name, size]);
  const fieldAt = partAt(parts);
  const bytes = new Uint8Array(
    fields.flatMap(({ size, local }) => [...archive.subarray(local, local + size)]),
  );
  const make = (changed: Bytes) => {
    const both = new Uint8Array(archive);
    let at = 0;
    for (const { size, local, central } of fields) {
      both.set(changed.subarray(at, at + size), local);
      both.set(changed.subarray(at, at + size), central);
      at += size;
    }
    return { file: packed.wrap(both), signed: packed.bench };
  };
  const answers = (change: Change): readonly Answer[] => {
    const field = fieldAt(change.at);
    if (field === "time" || field === "date") return ["accepted"];
    if (/^(packed|size)$/.test(field) && packed.deflated) return ["archive-malformed", "archive-limit"];
    return field === "name"
      ? [answerToName(packed, nameAround(fields, change, bytes))]
      : ["archive-malformed"];
  };
  return {
    ...{ name: `ZIP fields in both headers (${names(packed)})`, subject: packed.subject, bytes },
    ...{ thoroughness: "bits", make, answers },
  };
}

interface Renamed {
  readonly from: string;
  readonly to: string;
}

function nameAround(fields: ReturnType<typeof sharedFields>, change: Change, bytes: Uint8Array): Renamed {
  let start = 0;
  for (const { size } of fields) {
    if (change.at < start + size) {
      const text = (of: Uint8Array) => Buffer.from(of.subarray(start, start + size)).toString("latin1");
      return { from: text(bytes), to: text(change.apply(bytes)) };
    }
    start += size;
  }
  throw new Error("no such byte");
}

/** What the rules of names, presence and file set say to one file renamed, written out here once more. */
function answerToName({ subject }: Packed, { from, to }: Renamed): Answer {
  const [root = "", ...path] = from.split("/");
  if (to.endsWith("/")) return "archive-malformed";
  const segments = to.split("/");
  const allowed = segments.every((each) => /^[a-z0-9][a-z0-9._-]*$/.test(each) && !each.endsWith("."));
  if (!allowed || segments[0] !== root) return "name-forbidden";
  if (path.join("/") === "signature.jws") return "signature-missing";
  const required = subject.kind === "task" ? "data/round.json.age" : "data/declaration.json";
  const isFixed = path.length === 1 || path.join("/") === required;
  return isFixed ? "file-missing" : "file-unlisted";
}

/** Every byte of the folder's name, changed in all names. */
export function folderLayer(packed: Packed): Layer {
  const { bench, subject } = packed;
  const bytes = new TextEncoder().encode(bench.root);
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const rootOf = (changed: Uint8Array) => Buffer.from(changed).toString("latin1");
  const answers = (change: Change): readonly Answer[] =>
    uuid.test(rootOf(change.apply(bytes))) ? ["cross-check"] : ["name-forbidden"];
  return {
    ...{ name: `folder's name (${names(packed)})`, subject, bytes, thoroughness: "every", answers },
    make: (changed) => ({
      file: packed.wrap(archiveOf({ root: rootOf(changed), files: bench.files }, packed.deflated)),
      signed: bench,
    }),
  };
}
