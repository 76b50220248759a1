import { openKeys, sealKeys } from "../../shared/package/keys";
import { readRecoveryCode } from "../../shared/package/recovery-code";
import { Refused, unwrap } from "../../shared/package/refused";
import { sealedKeysOf } from "../storage/backup/backup-file";
import { StorageRefusal } from "../storage/failure";
import { standingHandover } from "../storage/handover";
import { readSeat } from "../storage/seat";
import type { SeatView } from "./contract";
import type { GuessGuard } from "./guess-guard";
import type { TakeOverRequest } from "./handover-contract";
import { ownerOf } from "./own-keys";
import type { ServiceParts } from "./parts";
import { bringBack, type Returning } from "./restoring";
import { cardFacts, newCard } from "./seats";

/**
 * Makes the seat of a handover file. Keys and fingerprint stay, so that what is on its way to the bureau still opens; the
 * card is a new one of the same keys, with the successor's title. A seat that is here makes room only where it was handed
 * over itself: the successor sits down at the same computer. Throws the refusals of `takeOver`.
 */
export function takeOver(
  parts: ServiceParts,
  guesses: GuessGuard,
  { code, passphrase }: TakeOverRequest,
  returning: Returning,
): Promise<SeatView> {
  return bringBack(parts, guesses, returning, {
    keysOf: async (header) => {
      if (header.kind !== "handover") throw new Refused("internal", undefined, "no handover");
      const here = await readSeat(parts.database, header.seatId);
      if (here && !standingHandover(here)) throw new Refused("seat-here");
      const reading = readRecoveryCode(code);
      if (!reading.ok) throw new Refused("wrong-passphrase", undefined, "no handover code");
      return unwrap(await openKeys(sealedKeysOf(header), reading.code));
    },
    seatOf: async (read, _here, keys) => {
      const handover = standingHandover(read);
      if (!handover) throw new StorageRefusal("backup-damaged", undefined, "a handover that names none");
      const at = parts.now();
      const { role, name, organisation } = read;
      const card = await newCard(keys, { role, name, organisation, title: handover.title, createdAt: at });
      const after = { ...read, ...cardFacts(card), recovery: null };
      const sealedKeys = await sealKeys({ ...keys, owner: ownerOf(after) }, passphrase);
      const earlier = read.handovers.filter(({ id }) => id !== handover.id);
      return { ...after, sealedKeys, handovers: [{ ...handover, receivedAt: at }, ...earlier] };
    },
  });
}
