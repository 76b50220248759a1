import { expect } from "vitest";
import type { ImportView, WorkSource } from "../../renderer/worker/contract";
import { type ByteSource, bytesSource } from "../../shared/package/byte-source";
import { sha256Hex } from "../../shared/package/fixity";
import type { TaskAtHand } from "../../shared/package/task-at-hand";
import { verifyReview } from "../../shared/package/verify-review";
import { verifyTask } from "../../shared/package/verify-task";
import type { RefusalCode, Result } from "../../shared/refusal";
import { counted, SourceBlob } from "../fixtures/counted-source";
import { bureauDesk, type Desk, everythingIn, expertDesk } from "../fixtures/desks";
import { toBureau } from "../fixtures/honest";
import { people } from "../fixtures/people";
import { quietJob } from "../unit/renderer/worker/desk-fixture";
import { mostMemoryOver } from "./limits/memory";

const MiB = 1024 * 1024;
/** No step of a verification reads more at once than a piece or a central directory. */
const mostAtOnce = 16 * MiB;
/** How often a file's bytes may be read in all: checking, hashing, opening documents, opening materials whole. */
const mostTimesRead = 20;
/** What a verification or an import may take over what was in use before, in bytes. */
export const mostMemory = 200 * MiB;

type Given = Uint8Array | ByteSource;

const asSource = (given: Given): ByteSource => (given instanceof Uint8Array ? bytesSource(given) : given);
const codeOf = (result: Result<unknown>) => (result.ok ? "accepted" : result.refusal.code);

/** The import leaves a card or a bundle alone and says what it is: to it that is no task package. */
function importCodeOf(result: Result<ImportView>): string {
  return result.ok && result.value.kind !== "task" ? "not-a-package" : codeOf(result);
}
const handedOver = (source: ByteSource, name: string): WorkSource => ({
  from: "file",
  file: new SourceBlob(source),
  name,
});

/**
 * Expects a task package to be refused with `code`: by the verifier, which reads no more than it may, and at the
 * expert's desk, where the import stores nothing.
 */
export async function expectTaskRefused(given: Given, code: RefusalCode): Promise<void> {
  await expectTaskAnswer(given, code);
  await expectTaskNotStored(given, code);
}

/** The verifier's half of `expectTaskRefused`, which also says `accepted`. */
export async function expectTaskAnswer(given: Given, code: RefusalCode | "accepted"): Promise<void> {
  const { bureau, expert, second } = await people();
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  const { identity } = expert.keys;
  await expectAnswer(given, code, (source) => verifyTask({ source, cards, identity, depth: "materials" }));
}

/** Expects an answer, that no more was read for it than may be, and that it took no more memory. */
async function expectAnswer(
  given: Given,
  code: RefusalCode | "accepted",
  verify: (source: ByteSource) => Promise<Result<unknown>>,
): Promise<void> {
  const watched = counted(asSource(given));
  const over = await mostMemoryOver(async () => {
    expect(codeOf(await verify(watched.source))).toBe(code);
  });
  expect(over).toBeLessThan(mostMemory);
  expectLittleRead(watched);
}

function expectLittleRead(watched: ReturnType<typeof counted>): void {
  const { size } = watched.source;
  expect(watched.largest()).toBeLessThanOrEqual(Math.min(mostAtOnce, size));
  expect(watched.total()).toBeLessThanOrEqual(mostTimesRead * size + 65_536);
}

/** The desk's half of `expectTaskRefused`. */
export async function expectTaskNotStored(given: Given, code: RefusalCode): Promise<void> {
  const desk = await expertDesk();
  await expectNothingStored(desk, async () => {
    const result = await desk.service.importTask(handedOver(asSource(given), "坏.jptask"), quietJob());
    expect(importCodeOf(result)).toBe(code);
  });
}

/** Expects a whole `.jpreview` to be refused with `code`, by the verifier and at the bureau's desk. */
export async function expectBundleRefused(given: Given, code: RefusalCode): Promise<void> {
  await expectBundleAnswer(given, code);
  const desk = await bureauDesk();
  const attempt = async () => {
    const result = await desk.service.openBundle(handedOver(asSource(given), "坏.jpreview"), quietJob());
    expect(codeOf(result)).toBe(code);
  };
  // What the bureau keeps of a file is one row of the ledger that says so, however often it is handed over.
  const sha256 = given instanceof Uint8Array ? await sha256Hex(Uint8Array.from(given)) : "";
  await expectNothingStored(desk, attempt, (row) =>
    [`code:"${code}"`, 'kind:"refusal"', `sha256:"${sha256}"`].every((part) => row.includes(part)),
  );
}

/** The verifier's half of `expectBundleRefused`, which also says `accepted`. */
export async function expectBundleAnswer(
  given: Given,
  code: RefusalCode | "accepted",
  task?: TaskAtHand,
): Promise<void> {
  const { bureau, expert, second } = await people();
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  const { identity } = bureau.keys;
  await expectAnswer(given, code, (source) => verifyReview({ source, cards, identity, task }));
}

/** As `expectBundleRefused`, for the bag inside: whoever knows the bureau's card can encrypt one to it. */
export const expectBagRefused = async (bag: Uint8Array, code: RefusalCode): Promise<void> =>
  expectBundleRefused(await toBureau(bag), code);

/** As `expectBundleAnswer`, for the bag inside. */
export const expectBagAnswer = async (
  bag: Uint8Array,
  code: RefusalCode | "accepted",
  task?: TaskAtHand,
): Promise<void> => expectBundleAnswer(await toBureau(bag), code, task);

/**
 * Expects a card to be refused when it is looked at, with `asFile`, and when it is accepted, with `code`, and nothing to be
 * stored.
 */
export async function expectCardRefused(
  bytes: Uint8Array,
  code: RefusalCode,
  asFile: RefusalCode = code,
): Promise<void> {
  const desk = await expertDesk();
  const { service } = desk;
  await expectNothingStored(desk, async () => {
    const looked = await service.previewCard(handedOver(bytesSource(bytes), "坏.jpcard"));
    expect(codeOf(looked)).toBe(asFile);
  });
  await expectNothingStored(desk, async () => {
    const accepted = await service.acceptCard(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    expect(codeOf(accepted)).toBe(code);
  });
}

type Everything = Awaited<ReturnType<typeof everythingIn>>;

/** What a desk held after the last attempt: nothing else is ever done at these desks. */
const held = new WeakMap<Desk, Everything>();

/**
 * Expects an attempt to take little memory and to leave the desk's database as it was, but for the one row of the
 * ledger that is asked for, which is then taken out again: thousands of attempts are made at one desk.
 */
async function expectNothingStored(
  desk: Desk,
  attempt: () => Promise<unknown>,
  isNote?: (row: string) => boolean,
): Promise<void> {
  const before = held.get(desk) ?? (await everythingIn(desk.database));
  held.set(desk, before);
  expect(await mostMemoryOver(attempt)).toBeLessThan(mostMemory);
  const after = await everythingIn(desk.database);
  const withoutNote = ({ ledger = [], ...others }: Everything) => ({
    ...others,
    ledger: ledger.filter((row) => !isNote?.(row)),
  });
  expect(withoutNote(after)).toEqual(withoutNote(before));
  if (!isNote) return;
  expect(after.ledger?.filter(isNote)).toHaveLength(1);
  expect(before.ledger).toEqual([]);
  await desk.database.table("ledger").clear();
}
