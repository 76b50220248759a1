import { instantSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";

/**
 * One handover of a seat (移交给接任者), as both sides keep it. Where it was made it is neither taken back nor received; the
 * successor's seat notes when it was received.
 */
export const handoverSchema = z.strictObject({
  id: uuidSchema,
  at: instantSchema,
  /** Who gave the seat away, and to whom: people, while the card names the bureau. */
  from: z.string().min(1).max(60),
  to: z.string().min(1).max(60),
  /** The successor's title, for the card; empty where none was given. */
  title: z.string().max(60),
  reason: z.string().min(1).max(200),
  takenBack: z.strictObject({ at: instantSchema, reason: z.string().min(1).max(200) }).nullable(),
  receivedAt: instantSchema.nullable(),
});

export type Handover = Readonly<z.infer<typeof handoverSchema>>;

/** A seat as far as its handovers go, the newest first. */
interface Handed {
  readonly handovers: readonly Handover[];
}

/** The handover by which the seat is somebody else's now; `null` while it is not. */
export function standingHandover({ handovers: [newest] }: Handed): Handover | null {
  return newest && newest.takenBack === null && newest.receivedAt === null ? newest : null;
}

/** The handover by which the seat came here, if it is the newest; `null` otherwise. */
export function receivedHandover({ handovers: [newest] }: Handed): Handover | null {
  return newest && newest.receivedAt !== null ? newest : null;
}

/**
 * What two states of one seat know of its handovers, the newest first: an older backup takes none of them back, and what
 * either knows of one holds.
 */
export function joinedHandovers(one: Handed, other: Handed): Handover[] {
  const known = new Map<string, Handover>();
  for (const each of [...one.handovers, ...other.handovers]) {
    const before = known.get(each.id);
    const takenBack = before?.takenBack ?? each.takenBack;
    const receivedAt = before?.receivedAt ?? each.receivedAt;
    known.set(each.id, { ...each, takenBack, receivedAt });
  }
  return [...known.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
