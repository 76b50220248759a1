import type { Dexie } from "dexie";
import { roleSchema } from "../../shared/domain/card";
import { instantSchema, kidSchema, recipientSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { StorageRefusal } from "./failure";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const statementSchema = z.strictObject({
  kid: kidSchema,
  role: roleSchema,
  name: z.string(),
  organisation: z.string(),
  title: z.string(),
  recipient: recipientSchema,
  fingerprint: z.string(),
  createdAt: instantSchema,
  /** The card itself, as received. */
  compact: z.string(),
});

const withdrawalSchema = z.strictObject({
  kind: z.literal("withdrawn"),
  at: instantSchema,
  by: z.string(),
  reason: z.string().min(1),
});

const renewalSchema = z.strictObject({
  kind: z.literal("accepted"),
  at: instantSchema,
  by: z.string(),
  /** The card as it was accepted before, where its owner had issued another one for the same keys meanwhile. */
  replaced: z.string().nullable(),
});

const cardContentSchema = statementSchema.extend({
  /** Who compared the fingerprint the first time; `null` where that was before names were kept. */
  acceptedBy: z.string().nullable(),
  /** What was decided after the first acceptance, oldest first: withdrawn and accepted again in turn. */
  later: z.array(z.discriminatedUnion("kind", [withdrawalSchema, renewalSchema])),
});

type CardContent = z.infer<typeof cardContentSchema>;

const cardRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  kid: kidSchema,
  /** The first acceptance. */
  acceptedAt: instantSchema,
  box: boxSchema,
});

type CardRow = z.infer<typeof cardRowSchema>;

/** What a card says of its owner, with the card. */
export type CardStatement = z.infer<typeof statementSchema>;

/** A card was accepted, by a person who compared its fingerprint; `by` is `null` where no name was kept. */
export interface CardAcceptance {
  readonly kind: "accepted";
  readonly at: string;
  readonly by: string | null;
}

/** A card was withdrawn: from then on its signatures count only on what was recorded before. */
export type CardWithdrawal = Readonly<z.infer<typeof withdrawalSchema>>;

/** What a person decided about a card, when (ISO 8601 with zone) and who it was. */
export type CardDecision = CardAcceptance | CardWithdrawal;

/** A card of a seat's register. */
export interface RegisteredCard extends CardStatement {
  /** Oldest first, an acceptance; the last one says whether the card counts. */
  readonly decisions: readonly CardDecision[];
}

/** When something was decided (ISO 8601 with zone), and by whom. */
export interface Decided {
  readonly at: string;
  readonly by: string;
}

/** Version 1 kept neither names nor withdrawals; the time of the acceptance was beside the box, and still is. */
const withDecisions = (content: unknown): unknown => ({
  ...(content as object),
  acceptedBy: null,
  later: [],
});

const cardKind: ContentKind<CardContent> = {
  table: "cards",
  field: "box",
  schema: cardContentSchema,
  upgrades: [withDecisions],
};

const tableOf = (database: Dexie) => database.table<CardRow, [string, string]>("cards");

/** The withdrawal that holds, or `null` where the card counts. */
export function withdrawalOf({ decisions }: RegisteredCard): CardWithdrawal | null {
  const last = decisions.at(-1);
  return last?.kind === "withdrawn" ? last : null;
}

/** A seat's register of cards that were accepted once, newest last. */
export async function readCards(database: Dexie, seat: OpenSeat): Promise<RegisteredCard[]> {
  const rows = await tableOf(database).where({ seatId: seat.seatId }).toArray();
  const sorted = rows
    .map((row) => checkRow("cards", cardRowSchema, row))
    .sort((a, b) => Date.parse(a.acceptedAt) - Date.parse(b.acceptedAt));
  return Promise.all(sorted.map(async (row) => registered(row, await openContent(seat, row))));
}

/** Puts a card into the register. Rejects where its `kid` is there already: an accepted card is never overwritten. */
export async function addCard(
  database: Dexie,
  seat: OpenSeat,
  card: CardStatement,
  { at, by }: Decided,
): Promise<RegisteredCard> {
  const content: CardContent = { ...card, acceptedBy: by, later: [] };
  const boxed = await boxContent(cardKind, seat.key, [seat.seatId, card.kid], content);
  const row: CardRow = { ...boxed, seatId: seat.seatId, kid: card.kid, acceptedAt: at };
  await tableOf(database).add(row);
  return registered(row, content);
}

/**
 * Withdraws a card; what was decided before stays. One that is withdrawn already stays as it is. Throws a
 * `StorageRefusal` `internal` where the register has no such card, `conflict` where it changed meanwhile.
 */
export function withdrawCard(
  database: Dexie,
  seat: OpenSeat,
  kid: string,
  { at, by, reason }: Decided & { readonly reason: string },
): Promise<RegisteredCard> {
  return changeContent(database, seat, kid, (content) =>
    isWithdrawn(content)
      ? content
      : { ...content, later: [...content.later, { kind: "withdrawn", at, by, reason }] },
  );
}

/**
 * Accepts a withdrawn card again, as it was handed over now; one that counts stays as it is. Throws as `withdrawCard`.
 */
export function renewCard(
  database: Dexie,
  seat: OpenSeat,
  card: CardStatement,
  { at, by }: Decided,
): Promise<RegisteredCard> {
  return changeContent(database, seat, card.kid, (content) => {
    if (!isWithdrawn(content)) return content;
    const replaced = content.compact === card.compact ? null : content.compact;
    return { ...content, ...card, later: [...content.later, { kind: "accepted", at, by, replaced }] };
  });
}

const isWithdrawn = ({ later }: CardContent) => later.at(-1)?.kind === "withdrawn";

async function changeContent(
  database: Dexie,
  seat: OpenSeat,
  kid: string,
  change: (content: CardContent) => CardContent,
): Promise<RegisteredCard> {
  const key: [string, string] = [seat.seatId, kid];
  const before = await tableOf(database).get(key);
  if (!before) throw new StorageRefusal("internal", undefined, "the register has no such card");
  const content = change(await openContent(seat, before));
  const row: CardRow = { ...before, ...(await boxContent(cardKind, seat.key, key, content)) };
  await database.transaction("rw", tableOf(database), async () => {
    const now = await tableOf(database).get(key);
    // Each box has a nonce of its own: another one means another content.
    if (now?.box.iv.join() !== before.box.iv.join())
      throw new StorageRefusal("conflict", undefined, "the card changed meanwhile");
    await tableOf(database).put(row);
  });
  return registered(row, content);
}

async function openContent(seat: OpenSeat, stored: unknown): Promise<CardContent> {
  const row = checkRow("cards", cardRowSchema, stored);
  return unboxContent(cardKind, seat.key, [seat.seatId, row.kid], row);
}

function registered({ acceptedAt }: CardRow, content: CardContent): RegisteredCard {
  const { acceptedBy, later, ...statement } = content;
  const first: CardAcceptance = { kind: "accepted", at: acceptedAt, by: acceptedBy };
  const next = later.map(
    (each): CardDecision =>
      each.kind === "withdrawn" ? each : { kind: "accepted", at: each.at, by: each.by },
  );
  return { ...statement, decisions: [first, ...next] };
}
