import type { Dexie } from "dexie";
import { instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { checkRow } from "./record";

const guessesRowSchema = z.strictObject({
  version: z.literal(1),
  /** A seat's, or the one that a backup is counted under. */
  seatId: uuidSchema,
  /** Wrong ones in a row. */
  wrong: z.int().min(1),
  lastAt: instantSchema,
});

/** Wrong passphrases of a seat one after the other, and when the last was given. */
export type Guesses = Pick<z.infer<typeof guessesRowSchema>, "wrong" | "lastAt">;

const tableOf = (database: Dexie) => database.table<z.infer<typeof guessesRowSchema>, string>("guesses");

/** What a seat's passphrase was guessed; `null` where the last was right. */
export async function readGuesses(database: Dexie, seatId: string): Promise<Guesses | null> {
  const row = await tableOf(database).get(seatId);
  if (!row) return null;
  const { wrong, lastAt } = checkRow("guesses", guessesRowSchema, row);
  return { wrong, lastAt };
}

/** Keeps them; `null` forgets them. */
export async function keepGuesses(database: Dexie, seatId: string, guesses: Guesses | null): Promise<void> {
  if (guesses) await tableOf(database).put({ version: 1, seatId, ...guesses });
  else await tableOf(database).delete(seatId);
}
