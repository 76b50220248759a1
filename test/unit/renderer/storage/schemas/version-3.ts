import { expect } from "vitest";
import { readPassword } from "../../../../../renderer/storage/password";
import type { RecordedVersion } from "./version-1";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

const passwords = [
  {
    version: 1,
    box: {
      iv: bytes("YnCkIsojFWdQoNqS"),
      data: bytes("Q/0ws2KWW71Hkum0vDIydLqhLq7uj/teIKNNtfVzvakfwaNXlycvJOM="),
    },
    seatId: "00000000-0000-4000-8000-000000000001",
    roundId: "r2026",
    applicationId: "a1",
    materialId: "m1",
  },
];

/** Version 3 added the passwords of encrypted materials and changed nothing else. The box is under 32 bytes of 1. */
export const versionThree: RecordedVersion = {
  version: 3,
  records: async () => ({ passwords }),
  readBack: async (database, key) => {
    const seat = { seatId: "00000000-0000-4000-8000-000000000001", key };
    const name = { roundId: "r2026", applicationId: "a1", materialId: "m1" };
    expect(await readPassword(database, seat, name)).toBe("开启2026");
  },
};
