import type { Dexie } from "dexie";
import { fileIdSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

/** The longest password that is kept: PDF knows none longer than 127 bytes. */
const longest = 127;

const passwordContentSchema = z.strictObject({ password: z.string().min(1).max(longest) });

type PasswordContent = z.infer<typeof passwordContentSchema>;

const passwordRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  roundId: fileIdSchema,
  applicationId: fileIdSchema,
  materialId: fileIdSchema,
  box: boxSchema,
});

/** The clear part of a kept password with its box. */
export type PasswordRow = z.infer<typeof passwordRowSchema>;

/** Names a material in all revisions of its round: its password stays the same. One that does not is asked for again. */
export interface PasswordName {
  readonly roundId: string;
  readonly applicationId: string;
  readonly materialId: string;
}

const passwordKind: ContentKind<PasswordContent> = {
  table: "passwords",
  field: "box",
  schema: passwordContentSchema,
  upgrades: [],
};

type Key = [seatId: string, roundId: string, applicationId: string, materialId: string];

const passwordsOf = (database: Dexie) => database.table<PasswordRow, Key>("passwords");
const keyOf = (seat: OpenSeat, { roundId, applicationId, materialId }: PasswordName): Key => [
  seat.seatId,
  roundId,
  applicationId,
  materialId,
];

/** Keeps the password that opened a material, in place of an earlier one; resolves once it is on the disk. */
export async function keepPassword(
  database: Dexie,
  seat: OpenSeat,
  name: PasswordName,
  password: string,
): Promise<void> {
  const boxed = await boxContent(passwordKind, seat.key, keyOf(seat, name), { password });
  const { roundId, applicationId, materialId } = name;
  await passwordsOf(database).put({ ...boxed, seatId: seat.seatId, roundId, applicationId, materialId });
}

/** The kept password of a material, or `null`. Throws a `StorageRefusal` `storage-failed` where it is not this seat's. */
export async function readPassword(
  database: Dexie,
  seat: OpenSeat,
  name: PasswordName,
): Promise<string | null> {
  const stored = await passwordsOf(database).get(keyOf(seat, name));
  if (!stored) return null;
  const row = checkRow("passwords", passwordRowSchema, stored);
  return (await unboxContent(passwordKind, seat.key, keyOf(seat, name), row)).password;
}
