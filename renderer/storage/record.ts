import type { z } from "../../shared/domain/schema";
import { type Box, type BoxPlace, openBox, sealBox } from "./box";
import { StorageRefusal } from "./failure";

/** Turns the boxed content of one version into that of the next. */
export type Upgrade = (content: unknown) => unknown;

/**
 * One kind of boxed content. `upgrades[0]` turns version 1 into version 2 and so on, so the current version is one more
 * than their number. A box can only be rewritten while its seat is open, hence contents are upgraded when they are read.
 */
export interface ContentKind<Content> {
  readonly table: string;
  /** The field of the row that holds the box. */
  readonly field: string;
  readonly schema: z.ZodType<Content>;
  readonly upgrades: readonly Upgrade[];
}

/** The part of a row that holds boxed content: the content's version and the box itself. */
export interface Boxed {
  readonly version: number;
  readonly box: Box;
}

type RowKey = readonly (string | number)[];

/** The version that this program writes. */
export function currentVersion(kind: ContentKind<unknown>): number {
  return kind.upgrades.length + 1;
}

/**
 * Boxes `content` for the row `row` in the current version. Throws a `StorageRefusal` `internal` for content that could
 * not be read again: better a refused save than a review that does not open.
 */
export async function boxContent<Content>(
  kind: ContentKind<Content>,
  key: CryptoKey,
  row: RowKey,
  content: Content,
): Promise<Boxed> {
  const checked = kind.schema.safeParse(content);
  if (!checked.success) throw new StorageRefusal("internal", undefined, whereOf(kind, checked.error));
  const version = currentVersion(kind);
  const plain = new TextEncoder().encode(JSON.stringify(content));
  return { version, box: await sealBox(key, placeOf(kind, row, version), plain) };
}

/** Opens boxed content, upgrades it to the current version and checks it. Throws a `StorageRefusal` `storage-failed` otherwise. */
export async function unboxContent<Content>(
  kind: ContentKind<Content>,
  key: CryptoKey,
  row: RowKey,
  boxed: Boxed,
): Promise<Content> {
  if (boxed.version > currentVersion(kind))
    throw new StorageRefusal("storage-failed", undefined, `${kind.table} is of version ${boxed.version}`);
  const plain = await openBox(key, placeOf(kind, row, boxed.version), boxed.box);
  const stored: unknown = JSON.parse(new TextDecoder().decode(plain));
  const content = kind.upgrades.slice(boxed.version - 1).reduce((value, upgrade) => upgrade(value), stored);
  const checked = kind.schema.safeParse(content);
  if (!checked.success) throw new StorageRefusal("storage-failed", undefined, whereOf(kind, checked.error));
  return checked.data;
}

/** Checks the clear part of a row. Throws a `StorageRefusal` `storage-failed` where it is not of its kind. */
export function checkRow<Row>(table: string, schema: z.ZodType<Row>, row: unknown): Row {
  const checked = schema.safeParse(row);
  if (checked.success) return checked.data;
  const place = checked.error.issues[0]?.path.join(".");
  throw new StorageRefusal("storage-failed", undefined, `a row of ${table} is malformed at ${place}`);
}

function placeOf(kind: ContentKind<unknown>, row: RowKey, version: number): BoxPlace {
  return { table: kind.table, row, version, field: kind.field };
}

function whereOf(kind: ContentKind<unknown>, error: z.ZodError): string {
  return `content of ${kind.table}.${kind.field} is malformed at ${error.issues[0]?.path.join(".")}`;
}
