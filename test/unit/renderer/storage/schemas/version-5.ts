import { expect } from "vitest";
import { readEntries } from "../../../../../renderer/storage/change";
import { readPhrases } from "../../../../../renderer/storage/phrase";
import type { RecordedVersion } from "./version-1";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));
const seatId = "00000000-0000-4000-8000-000000000001";
const packageId = "00000000-0000-4000-8000-00000000000a";
const name = { packageId, applicationId: "a1" };

const phrases = [
  {
    version: 1,
    box: {
      iv: bytes("AGmivBhclD9P/Ru1"),
      data: bytes(
        "0KwI2xM5cS34j0AiMerYAekdYXWxdpHfTvMRvtVUcYw9seRBHkLs4/XwyPl27KBYcI1xd9uCpeGft0nkJqkeZxzoQNbmYnz4LaslshT44Kdrrz0OP/kJ/eZpMxHcvz7fKZnQDluwMzqjB1KiE1+6",
      ),
    },
    seatId,
    revision: 3,
  },
];

const changes = [
  {
    version: 2,
    box: {
      iv: bytes("FNKSk1oxxB7QUIl7"),
      data: bytes(
        "dR15qqJWm7KwLLD0iiQVeFLY0CSMBAB9UopbRuOjH9c5DRGpAfDDTKQCAe9+mnYCs1VfpnBKUXzVrdBqcmpZ12ESe/uHNKXiFvGj4OViH82+/QuXWYJJ213BLjhxiw8GpRi9rZyJxekLs1iOBPPgPl7LxBVm1qAZmLRkQbMp80ii7LxkTeJp1Xe8S6KNzyL/Rj2awCPGIRdAa6bzOLkhpshX66g=",
      ),
    },
    ...{ seatId, ...name, seq: 1 },
  },
];

const reviews = [
  {
    version: 1,
    box: {
      iv: bytes("pMy1J0pT5IEgFNMx"),
      data: bytes("LCFfMjOl5CycwOkChcz/m1/Fhk79bOr1Mas4yLm43jMghEYupFYtGk75"),
    },
    ...{ seatId, ...name, lastSeq: 1, savedAt: "2026-03-02T09:00:00+08:00", sealNumber: null },
  },
];

/**
 * Version 5 added the phrases of an expert's own; an entry of a history may say since which version it went back to. The
 * boxes are under 32 bytes of 1.
 */
export const versionFive: RecordedVersion = {
  version: 5,
  records: async () => ({ phrases, changes, reviews }),
  readBack: async (database, key) => {
    const seat = { seatId, key };
    expect(await readPhrases(database, seat)).toEqual({
      phrases: [{ id: packageId, text: "{领办人}技艺突出。" }],
      revision: 3,
    });
    expect(await readEntries(database, seat, name)).toMatchObject([{ seq: 1, restores: 0 }]);
  },
};
