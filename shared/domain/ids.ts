import { z } from "./schema";

/** An id that names files: of a round, an application or a material. */
export const fileIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** Any other id: of a criterion, a gate, a rubric. */
export const otherIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** A UUID in lower case: it names packages, bundles and annotations. */
export const uuidSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** 32 bytes in unpadded, canonical base64url (the last character holds four bits only). */
export const bytes32Schema = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** The RFC 7638 thumbprint that names a signing key. */
export const kidSchema = bytes32Schema;

/** An age X25519 recipient, by its form; the checksum is checked where cards are read. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** Lower-case hex SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const dayInMonth = (year: number, month: number, day: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A date of the calendar that exists, `YYYY-MM-DD`. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) =>
    dayInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))),
  );

/** A month, `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const instantForm =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|(?!-00:00)[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An instant: ISO 8601 with seconds and zone, which is never `-00:00`. */
export const instantSchema = z
  .string()
  .regex(instantForm)
  .refine((text) => dateSchema.safeParse(text.slice(0, 10)).success);

/** Version 1 of the written form, the only one there is. */
export const formatSchema = z.literal(1);

/** A whole number from `least` up that JavaScript holds exactly. */
export const wholeFrom = (least: number) => z.int().min(least);

/** Points, amounts and their bounds: a finite number from 0 up. */
export const amountSchema = z.number().min(0);

/** Whether each value occurs once. */
export const allDifferent = (values: readonly string[]) => new Set(values).size === values.length;
