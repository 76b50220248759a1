import type { Dexie } from "dexie";
import { roleSchema } from "../../shared/domain/card";
import { instantSchema, kidSchema, recipientSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const cardContentSchema = z.strictObject({
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

const cardRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  kid: kidSchema,
  acceptedAt: instantSchema,
  box: boxSchema,
});

type CardRow = z.infer<typeof cardRowSchema>;

/** A card of a seat's register, with the time at which a person accepted it. */
export interface RegisteredCard extends z.infer<typeof cardContentSchema> {
  readonly acceptedAt: string;
}

const cardKind: ContentKind<z.infer<typeof cardContentSchema>> = {
  table: "cards",
  field: "box",
  schema: cardContentSchema,
  upgrades: [],
};

const tableOf = (database: Dexie) => database.table<CardRow, [string, string]>("cards");

/** A seat's register of accepted cards, newest last. */
export async function readCards(database: Dexie, seat: OpenSeat): Promise<RegisteredCard[]> {
  const rows = await tableOf(database).where({ seatId: seat.seatId }).toArray();
  const cards = await Promise.all(rows.map((row) => openCardRow(seat, row)));
  return cards.sort((a, b) => Date.parse(a.acceptedAt) - Date.parse(b.acceptedAt));
}

/** Puts a card into the register. Rejects where its `kid` is there already: an accepted card is never overwritten. */
export async function addCard(database: Dexie, seat: OpenSeat, card: RegisteredCard): Promise<void> {
  const { acceptedAt, ...content } = card;
  const boxed = await boxContent(cardKind, seat.key, [seat.seatId, card.kid], content);
  await tableOf(database).add({ ...boxed, seatId: seat.seatId, kid: card.kid, acceptedAt });
}

async function openCardRow(seat: OpenSeat, stored: unknown): Promise<RegisteredCard> {
  const row = checkRow("cards", cardRowSchema, stored);
  const content = await unboxContent(cardKind, seat.key, [seat.seatId, row.kid], row);
  return { ...content, acceptedAt: row.acceptedAt };
}
