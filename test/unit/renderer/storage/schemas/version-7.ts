import { expect } from "vitest";
import { readGuesses } from "../../../../../renderer/storage/guesses";
import type { RecordedVersion } from "./version-1";

const seatId = "00000000-0000-4000-8000-000000000001";
const lastAt = "2026-03-02T09:00:00+08:00";

/** Version 7 added how often a passphrase was guessed wrong. */
export const versionSeven: RecordedVersion = {
  version: 7,
  records: async () => ({ guesses: [{ version: 1, seatId, wrong: 4, lastAt }] }),
  readBack: async (database) => {
    expect(await readGuesses(database, seatId)).toEqual({ wrong: 4, lastAt });
  },
};
