import "fake-indexeddb/auto";
import type { Dexie } from "dexie";
import { describe, expect, it } from "vitest";
import type { OpenSeat } from "../../../../renderer/storage/box";
import { addCard, readCards, withdrawCard } from "../../../../renderer/storage/card";
import { appendEntries } from "../../../../renderer/storage/change";
import {
  changeDeclaration,
  openDeclarationRow,
  readDeclarationRow,
} from "../../../../renderer/storage/declaration";
import {
  beginExport,
  confirmExport,
  openExportRow,
  readExportRows,
} from "../../../../renderer/storage/exported";
import { keepGuesses } from "../../../../renderer/storage/guesses";
import {
  bundlePath,
  readLedger,
  recordBundle,
  recordDecision,
  recordRefusal,
} from "../../../../renderer/storage/ledger";
import { keepPassword } from "../../../../renderer/storage/password";
import { putPieces } from "../../../../renderer/storage/payload";
import { keepPhrases } from "../../../../renderer/storage/phrase";
import { recordPlaintext } from "../../../../renderer/storage/plaintext";
import { keepPreviews } from "../../../../renderer/storage/preview";
import { keepRelations } from "../../../../renderer/storage/relations";
import { boxRemoval, putRemoval } from "../../../../renderer/storage/removal";
import { addSeal, reopenSeal } from "../../../../renderer/storage/sealed";
import { addSeat, readSeats, type Seat } from "../../../../renderer/storage/seat";
import { beginStage } from "../../../../renderer/storage/stage";
import { commitImport } from "../../../../renderer/storage/task-import";
import {
  applicationOf,
  at,
  entryOf,
  freshDatabase,
  kid,
  newBundle,
  newDecision,
  newNote,
  newRefusal,
  openSeatOf,
  packageId,
  recipient,
  secret,
  storedPackage,
  storeId,
} from "./fixtures";

const seatContent: Omit<Seat, "id"> = {
  ...{ createdAt: at, example: false, sealedKeys: new Uint8Array([1]), role: "expert", title: secret },
  ...{
    name: secret,
    organisation: secret,
    fingerprint: "AAAA BBBB",
    kid,
    recipient,
    openKeys: null,
    ...{ recovery: null, former: [], spareMadeAt: null, handovers: [] },
  },
  card: `header.${btoa(String.fromCharCode(...new TextEncoder().encode(secret)))}.signature`,
};

const card = {
  ...{ kid, role: "bureau" as const, name: secret, organisation: secret, title: secret, recipient },
  ...{ fingerprint: "AAAA BBBB", createdAt: at, compact: secret },
};

const bundle = {
  ...{ packageId, revision: 1, bundleId: storeId, digest: "f".repeat(64), createdAt: at, bytes: 9 },
  ...{ seals: [{ applicationId: "a1", number: 1 }], supersedes: null },
};
const place = { fileName: `${secret}.jpreview`, folder: secret };

/** A database in which every kind of record holds the planted string wherever a person could have written it. */
async function plantedDatabase() {
  const [database, seat] = await Promise.all([freshDatabase(), openSeatOf(1)]);
  const name = { packageId, applicationId: "a1" };
  const figures = { scored: 1, points: 1 };
  await addSeat(database, { id: seat.seatId, ...seatContent });
  await addCard(database, seat, card, { at, by: secret });
  await withdrawCard(database, seat, kid, { at, by: secret, reason: secret });
  await beginStage(database, storeId, at);
  const applications = [applicationOf("a1")];
  const envelope = new Map([["bureau.jpcard", new TextEncoder().encode(secret)]]);
  const verified = { stored: storedPackage, files: [], envelope, applications, carried: null, over: null };
  await commitImport(database, seat, verified);
  const answer = { declared: true, reason: secret, at, why: secret };
  const recusal = { applicationId: "a1", ...answer, earlier: [answer] };
  await changeDeclaration(database, seat, packageId, (before) => ({ ...before, recusals: [recusal] }));
  await appendEntries(database, seat, name, [entryOf(1)], figures, at);
  const planted = new TextEncoder().encode(secret);
  await addSeal(
    database,
    seat,
    {
      ...{ ...name, number: 1, lastSeq: 1, sealedAt: at, state: "scored", total: 1, signedOn: "2026-03-02" },
      ...{ reviewSha256: "d".repeat(64), review: planted, annotations: planted, opinionPdf: planted },
    },
    figures,
  );
  await beginExport(database, seat.seatId, bundle);
  await confirmExport(database, seat, bundle, place);
  await reopenSeal(database, seat, name, 1, { at, reason: secret });
  await plantLedger(database, seat);
  await keepPassword(database, seat, { roundId: "r2026", applicationId: "a1", materialId: "m1" }, secret);
  await keepPhrases(database, seat, [{ id: storeId, text: secret }], 0);
  await keepPreviews(
    database,
    seat,
    { roundId: "r2026", applicationId: "a1", materialId: "m1", pack: 0 },
    { sha256: "c".repeat(64), pictures: [{ page: 1, jpeg: planted }], today: "2026-03-02" },
  );
  await keepGuesses(database, seat.seatId, { wrong: 1, lastAt: at });
  await putRemoval(database, await boxRemoval(seat, newNote));
  const relation = { kind: "person" as const, name: secret, note: secret };
  await keepRelations(database, seat, { relations: [relation], revision: 0 });
  const path = "data/applications/a1/m1.age";
  await recordPlaintext(database, { storeId, path, verdict: "holds", checkedAt: at });
  return { database, seat };
}

async function plantLedger(database: Dexie, seat: OpenSeat): Promise<void> {
  const store = "00000000-0000-4000-8000-0000000000ee";
  await beginStage(database, store, at);
  const piece = { version: 1, storeId: store, path: bundlePath, index: 0, blob: new Blob(["age"]) } as const;
  await putPieces(database, [piece]);
  await recordBundle(database, seat, { ...newBundle, storeId: store }, 0);
  await recordRefusal(database, seat, newRefusal);
  await recordDecision(database, seat, newDecision, 2);
}

/** Every byte string and text inside a stored value. */
function leavesOf(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (typeof value === "string") return [new TextEncoder().encode(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [new TextEncoder().encode(key), ...leavesOf(each)]);
}

const utf8 = Buffer.from(secret, "utf8");
// A base64 text shows the middle of a string in one of three alignments.
const base64 = [0, 1, 2].map((shift) =>
  Buffer.concat([Buffer.alloc(shift), utf8])
    .toString("base64")
    .slice(4, -4),
);
const forms = [utf8, Buffer.from(secret, "utf16le"), ...base64.map((text) => Buffer.from(text))];
const holdsSecret = (leaf: Uint8Array) => forms.some((form) => Buffer.from(leaf).includes(form));

describe("what lies in the database", () => {
  it("shows no planted string, in no encoding, in no table", async () => {
    const { database } = await plantedDatabase();
    const used = ["device", "stages", "files", "pieces"];
    for (const table of database.tables) {
      const rows = await table.toArray();
      if (!used.includes(table.name)) expect([table.name, rows.length > 0]).toEqual([table.name, true]);
      expect([table.name, rows.flatMap(leavesOf).filter(holdsSecret)]).toEqual([table.name, []]);
    }
    expect(holdsSecret(utf8) && forms.every((form) => holdsSecret(form))).toBe(true);
  });

  it("comes back for its seat", async () => {
    const { database, seat } = await plantedDatabase();
    expect(await readSeats(database)).toEqual([{ id: seat.seatId, ...seatContent }]);
    const decision = { at, by: secret };
    const withdrawal = { kind: "withdrawn", ...decision, reason: secret };
    expect(await readCards(database, seat)).toEqual([
      { ...card, decisions: [{ kind: "accepted", ...decision }, withdrawal] },
    ]);
    const [row] = await readExportRows(database, seat.seatId, packageId);
    expect(row && (await openExportRow(seat, row))).toEqual({ ...bundle, ...place });
    const declared = await openDeclarationRow(
      seat,
      await readDeclarationRow(database, seat.seatId, packageId),
    );
    expect(declared.recusals[0]?.reason).toBe(secret);
    const { bundles, refusals, decisions } = await readLedger(database, seat);
    expect(bundles[0]?.claims.expert.name).toBe(secret);
    expect([refusals[0]?.inside, decisions[0]?.reason]).toEqual([secret, secret]);
  });

  it("is not another seat's", async () => {
    const { database, seat } = await plantedDatabase();
    const other = await openSeatOf(2);
    expect(await readCards(database, other)).toEqual([]);
    const thief = { seatId: seat.seatId, key: other.key };
    await expect(readCards(database, thief)).rejects.toMatchObject({ refusal: { code: "storage-failed" } });
  });

  it("keeps an accepted card as it was accepted", async () => {
    const { database, seat } = await plantedDatabase();
    await expect(addCard(database, seat, { ...card, name: "他人" }, { at, by: "" })).rejects.toThrow();
    expect((await readCards(database, seat))[0]?.name).toBe(secret);
  });
});
