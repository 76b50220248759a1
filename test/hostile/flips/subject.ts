import { isDeepStrictEqual } from "node:util";
import { bytesSource, readAll } from "../../../shared/package/byte-source";
import type { Bytes } from "../../../shared/package/bytes";
import { readCard, type TrustedCard } from "../../../shared/package/card";
import type { PayloadPiece } from "../../../shared/package/verify-bag";
import { verifyReview } from "../../../shared/package/verify-review";
import { verifyTask } from "../../../shared/package/verify-task";
import type { Workbench } from "../../fixtures/bag-workshop";
import { counted } from "../../fixtures/counted-source";
import { type Person, people } from "../../fixtures/people";
import { openedByLibrary } from "./age-envelope";
import { cardFrame, cardPlace, cardSaid, reviewSaid, type Said, taskSaid } from "./said";
import { unzippedByOthers } from "./unzipped";

/** What a verification cost, in bytes. */
export interface Cost {
  readonly read: number;
  readonly largestRead: number;
  readonly handedOver: number;
  /** What array buffers took more than before: memory that nothing had cleared away meanwhile. */
  readonly buffers: number;
}

/** What became of a file. */
export interface Outcome {
  readonly code: string;
  /** `null` where the file was refused. */
  readonly said: Said | null;
  readonly pieces: number;
  readonly cost: Cost;
}

/** A kind of package with the keys that read it. */
export interface Subject {
  readonly name: string;
  readonly kind: "task" | "review" | "card";
  readonly reader: Person;
  verify(file: Uint8Array): Promise<Outcome>;
  /** What a bag says whose every byte was signed, found without the program. */
  expected(signed: Workbench): Promise<Said>;
  /** The files in an accepted package as two other ZIP readers see them, by name. */
  files(file: Uint8Array): Promise<Record<string, Bytes>[]>;
}

const everyone = async (): Promise<TrustedCard[]> => {
  const { bureau, expert, second } = await people();
  return [bureau.trusted, expert.trusted, second.trusted];
};

/** Keeps the pieces that a verifier hands over, and counts. */
class Taken {
  readonly files = new Map<string, Bytes>();
  pieces = 0;
  bytes = 0;

  readonly take = async ({ path, size, offset, bytes }: PayloadPiece): Promise<void> => {
    this.pieces++;
    this.bytes += bytes.length;
    const whole = this.files.get(path) ?? new Uint8Array(size);
    whole.set(bytes, offset);
    this.files.set(path, whole);
  };
}

type Verify = (
  source: ReturnType<typeof counted>["source"],
  taken: Taken,
) => Promise<{ ok: true; said: Said } | { ok: false; code: string }>;

async function measured(file: Uint8Array, verify: Verify): Promise<Outcome> {
  const taken = new Taken();
  const watched = counted(bytesSource(file));
  const before = process.memoryUsage().arrayBuffers;
  const result = await verify(watched.source, taken);
  const buffers = process.memoryUsage().arrayBuffers - before;
  const cost = { read: watched.total(), largestRead: watched.largest(), handedOver: taken.bytes, buffers };
  const common = { pieces: taken.pieces, cost };
  return result.ok
    ? { ...common, code: "accepted", said: result.said }
    : { ...common, code: result.code, said: null };
}

/** Task packages as `reader` opens them, every material whole; with a passphrase, by that and not by the reader's keys. */
export async function taskSubject(name: string, reader: Person, passphrase?: string): Promise<Subject> {
  const cards = await everyone();
  const { identity, kid } = reader.keys;
  const key = passphrase === undefined ? { identity } : { passphrase };
  const verify: Verify = async (source, taken) => {
    const options = { source, cards, ...key, depth: "materials", onPayload: taken.take } as const;
    const result = await verifyTask(options);
    if (!result.ok) return { ok: false, code: result.refusal.code };
    const { digest, claims, files, tags, contents } = result.value;
    return { ok: true, said: { digest, claims, files: sorted(files), ...bytesOf(tags, taken), contents } };
  };
  return {
    ...{ name, kind: "task", reader },
    verify: (file) => measured(file, verify),
    expected: (signed) => taskSaid(signed, { identity, kid }),
    files: (file) => unzippedByOthers(file),
  };
}

/** Review bundles as the bureau opens them. */
export async function reviewSubject(name: string): Promise<Subject> {
  const cards = await everyone();
  const { bureau } = await people();
  const { identity } = bureau.keys;
  const verify: Verify = async (source, taken) => {
    const result = await verifyReview({ source, cards, identity, onPayload: taken.take });
    if (!result.ok) return { ok: false, code: result.refusal.code };
    const { digest, claims, files, card, declaration, reviews } = result.value;
    const contents = { card: card.compact, declaration, reviews };
    return { ok: true, said: { digest, claims, files: sorted(files), ...bytesOf(null, taken), contents } };
  };
  return {
    ...{ name, kind: "review", reader: bureau },
    verify: (file) => measured(file, verify),
    expected: reviewSaid,
    files: async (file) => unzippedByOthers(await openedByLibrary(file, identity)),
  };
}

/** A card of its own, as anyone looks at it. In its "bag" it is the one file. */
export function cardSubject(name: string, owner: Person): Subject {
  const verify: Verify = async (source) => {
    const result = await readCard(await readAll(source));
    if (!result.ok) return { ok: false, code: result.refusal.code };
    const { kid, payload, fingerprint, compact } = result.value;
    return { ok: true, said: { ...cardFrame, claims: payload, contents: { kid, fingerprint, compact } } };
  };
  return {
    ...{ name, kind: "card", reader: owner },
    verify: (file) => measured(file, verify),
    expected: async (signed) => cardSaid(signed),
    files: async (file) => [{ [cardPlace]: new Uint8Array(file) }],
  };
}

const sorted = (files: Said["files"]) => [...files].sort((one, other) => (one.path < other.path ? -1 : 1));

const bytesOf = (tags: ReadonlyMap<string, Bytes> | null, { files }: Taken) => ({
  tags: tags && Object.fromEntries(tags),
  payload: Object.fromEntries(files),
});

/** Why an accepted package is not the one that was signed; `null` where it is, by every reader. */
export async function differenceFrom(
  subject: Subject,
  signed: Workbench,
  file: Uint8Array,
  said: Said,
): Promise<string | null> {
  const expected = await subject.expected(signed);
  for (const [part, value] of Object.entries(expected)) {
    if (!isDeepStrictEqual(plain(said[part as keyof Said]), plain(value)))
      return `another ${part} than signed`;
  }
  const names = Object.fromEntries(
    [...signed.files].map(([path, bytes]) => [`${signed.root}/${path}`, bytes]),
  );
  for (const [index, files] of (await subject.files(file)).entries()) {
    if (!isDeepStrictEqual(plain(files), plain(names))) return `other files for ZIP reader ${index}`;
  }
  return null;
}

/** Buffers and byte arrays alike, members in one order. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
