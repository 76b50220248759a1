import type { Dexie } from "dexie";
import type { OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import {
  type BundleContent,
  type BundleRow,
  bundleKind,
  type DecisionContent,
  type DecisionRow,
  decisionKind,
  type LedgerRow,
  ledgerRowSchema,
  type RefusalContent,
  type RefusalRow,
  refusalKind,
} from "./ledger-rows";
import { readFile } from "./payload";
import { PieceReader } from "./piece-reader";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";
import { closeStage } from "./stage";

type Opened<Row, Content> = Omit<Row, "version" | "seatId" | "kind" | "box"> & Content;

/** A bundle of the ledger, with what is personal of it. */
export interface StoredBundle extends Opened<BundleRow, BundleContent> {}
/** A refused file. */
export interface StoredRefusal extends Opened<RefusalRow, RefusalContent> {}
/** A person's decision. */
export interface StoredDecision extends Opened<DecisionRow, DecisionContent> {}

/** A seat's whole ledger (台账), each part in the order of what happened. */
export interface StoredLedger {
  readonly bundles: readonly StoredBundle[];
  readonly decisions: readonly StoredDecision[];
  readonly refusals: readonly StoredRefusal[];
  /** How many rows there are. What is decided by them is recorded only while there are no more. */
  readonly rows: number;
}

/** What a bundle's bytes are stored as, under their `storeId`: one payload file, encrypted to the bureau as it was shipped. */
export const bundlePath = "bundle.jpreview";

const ledgerOf = (database: Dexie) => database.table<LedgerRow, [string, string]>("ledger");

/** The whole ledger of a seat. */
export async function readLedger(database: Dexie, seat: OpenSeat): Promise<StoredLedger> {
  const stored = await ledgerOf(database).where({ seatId: seat.seatId }).toArray();
  const rows = stored
    .map((row) => checkRow<LedgerRow>("ledger", ledgerRowSchema, row))
    .sort((one, other) => one.number - other.number);
  const opened = await Promise.all(rows.map((row) => openRow(seat, row)));
  const of = <Kind extends LedgerRow["kind"]>(kind: Kind) =>
    opened.filter((each): each is Extract<OpenedRow, { kind: Kind }> => each.kind === kind);
  return {
    bundles: of("bundle").map((each) => each.row),
    decisions: of("decision").map((each) => each.row),
    refusals: of("refusal").map((each) => each.row),
    rows: rows.length,
  };
}

/** Whether a verified bundle of this digest is in the ledger. What was refused is not. */
export async function isRecorded(database: Dexie, seatId: string, digest: string): Promise<boolean> {
  return (await ledgerOf(database).where({ seatId, digest }).count()) > 0;
}

/** The bytes of a recorded bundle as shipped. Throws a `StorageRefusal` `storage-failed` where they are gone. */
export async function bundleSource(
  database: Dexie,
  bundle: Pick<StoredBundle, "storeId">,
): Promise<PieceReader> {
  const file = await readFile(database, bundle.storeId, bundlePath);
  if (!file) throw new StorageRefusal("storage-failed", undefined, "the bundle's file is missing");
  return new PieceReader(database, file);
}

/** A bundle to be recorded. Its pieces lie in the stage `storeId` already. */
export interface NewBundle extends Omit<StoredBundle, "number" | "fault"> {
  readonly size: number;
  /** Of the file. */
  readonly sha256: string;
}

/**
 * Records a bundle and makes its staged bytes part of the ledger, in one transaction. Throws a `StorageRefusal`
 * `internal` where the ledger has grown since it had `rows` rows: the bundle was judged by those.
 */
export async function recordBundle(
  database: Dexie,
  seat: OpenSeat,
  bundle: NewBundle,
  rows: number,
): Promise<void> {
  const { fileName, claims, organisation, fingerprint, reason, size, sha256, ...clear } = bundle;
  const content = { fileName, claims, organisation, fingerprint, reason };
  const boxed = await boxContent(bundleKind, seat.key, [seat.seatId, bundle.id], content);
  const row = { ...boxed, ...clear, seatId: seat.seatId, kind: "bundle", fault: null } as const;
  const file = { version: 1, storeId: bundle.storeId, path: bundlePath, size, sha256 } as const;
  await database.transaction("rw", ["stages", "files", "ledger"], async () => {
    const number = await nextNumber(database, seat.seatId, rows);
    await closeStage(database, bundle.storeId);
    await database.table("files").add(file);
    await ledgerOf(database).add({ ...row, number });
  });
}

/** Records that a file was refused. The same file for the same reason is recorded once. */
export async function recordRefusal(
  database: Dexie,
  seat: OpenSeat,
  refusal: Omit<StoredRefusal, "number">,
): Promise<void> {
  const { fileName, inside, ...clear } = refusal;
  const { seatId } = seat;
  const boxed = await boxContent(refusalKind, seat.key, [seatId, refusal.id], { fileName, inside });
  await database.transaction("rw", ledgerOf(database), async () => {
    const isSame = (row: LedgerRow) =>
      row.kind === "refusal" && row.sha256 === refusal.sha256 && row.code === refusal.code;
    if ((await ledgerOf(database).where({ seatId }).filter(isSame).count()) > 0) return;
    const number = await nextNumber(database, seatId);
    await ledgerOf(database).add({ ...boxed, ...clear, seatId, kind: "refusal", number });
  });
}

/** Records a person's decision. Throws a `StorageRefusal` `internal` as `recordBundle` does. */
export async function recordDecision(
  database: Dexie,
  seat: OpenSeat,
  decision: Omit<StoredDecision, "number">,
  rows: number,
): Promise<void> {
  const { reason, ...clear } = decision;
  const { seatId } = seat;
  const boxed = await boxContent(decisionKind, seat.key, [seatId, decision.id], { reason });
  await database.transaction("rw", ledgerOf(database), async () => {
    const number = await nextNumber(database, seatId, rows);
    await ledgerOf(database).add({ ...boxed, ...clear, seatId, kind: "decision", number });
  });
}

/** Records what checking a bundle against its task package came to; `fault` is why it was refused, or `null`. */
export async function recordCrossCheck(
  database: Dexie,
  seatId: string,
  id: string,
  fault: BundleRow["fault"],
): Promise<void> {
  const own = ledgerOf(database).where("[seatId+id]").equals([seatId, id]);
  const changed = await own.modify((row) => {
    if (row.kind === "bundle") Object.assign(row, { crossChecked: true, fault });
  });
  if (changed === 0) throw new StorageRefusal("storage-failed", undefined, "the bundle is not in the ledger");
}

async function nextNumber(database: Dexie, seatId: string, expected?: number): Promise<number> {
  const rows = await ledgerOf(database).where({ seatId }).toArray();
  if (expected !== undefined && rows.length !== expected)
    throw new StorageRefusal(
      "internal",
      undefined,
      `the ledger has ${rows.length} rows instead of ${expected}`,
    );
  return 1 + Math.max(0, ...rows.map(({ number }) => number));
}

type OpenedRow =
  | { readonly kind: "bundle"; readonly row: StoredBundle }
  | { readonly kind: "decision"; readonly row: StoredDecision }
  | { readonly kind: "refusal"; readonly row: StoredRefusal };

async function openRow(seat: OpenSeat, stored: LedgerRow): Promise<OpenedRow> {
  const content = <Content>(kind: ContentKind<Content>) =>
    unboxContent(kind, seat.key, [seat.seatId, stored.id], stored);
  const { version: _version, seatId: _seatId, box: _box, ...clear } = stored;
  switch (clear.kind) {
    case "bundle": {
      const { kind, ...row } = clear;
      return { kind, row: { ...row, ...(await content(bundleKind)) } };
    }
    case "decision": {
      const { kind, ...row } = clear;
      return { kind, row: { ...row, ...(await content(decisionKind)) } };
    }
    case "refusal": {
      const { kind, ...row } = clear;
      return { kind, row: { ...row, ...(await content(refusalKind)) } };
    }
  }
}
