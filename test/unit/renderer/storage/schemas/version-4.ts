import { expect } from "vitest";
import { readPreviews } from "../../../../../renderer/storage/preview";
import type { RecordedVersion } from "./version-1";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

const previews = [
  {
    version: 1,
    seatId: "00000000-0000-4000-8000-000000000001",
    roundId: "r2026",
    applicationId: "a1",
    materialId: "m1",
    pack: 1,
    usedOn: "2026-03-02",
    bytes: 128,
    box: {
      iv: bytes("oK2TxYaauUSlrxwL"),
      data: bytes(
        "K1sn8CUwGMSM8mXfHKtWlh7tUXprI9FDMLTciZYKfte3sFXV3xlXIjzIbCdFFEQGTkoO7uDecOYpISb1nxZEb+vvjJqpyv+" +
          "woJrRbfPCSRQ+1KD6VIbvNr4fbYAlvDWXfLZLDraXvt/lsZ3ykuVqLHmMF8LCF1bzlheruWtiwDY=",
      ),
    },
  },
];

/** Version 4 added the small pictures of pages and changed nothing else. The box is under 32 bytes of 1. */
export const versionFour: RecordedVersion = {
  version: 4,
  records: async () => ({ previews }),
  readBack: async (database, key) => {
    const seat = { seatId: "00000000-0000-4000-8000-000000000001", key };
    const name = { roundId: "r2026", applicationId: "a1", materialId: "m1", pack: 1 };
    const wanted = { sha256: "a".repeat(64), today: "2026-03-02" };
    expect(await readPreviews(database, seat, name, wanted)).toEqual([
      { page: 33, jpeg: Uint8Array.of(1, 2, 3) },
      { page: 40, jpeg: Uint8Array.of(4) },
    ]);
  },
};
