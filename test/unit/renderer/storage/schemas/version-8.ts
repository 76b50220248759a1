import { expect } from "vitest";
import { readRemovals } from "../../../../../renderer/storage/removal";
import type { RecordedVersion } from "./version-1";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

const seatId = "00000000-0000-4000-8000-000000000001";
const id = "00000000-0000-4000-8000-00000000000b";
const at = "2026-03-02T09:00:00+08:00";

const row = {
  ...{ version: 1, seatId, id, at },
  box: {
    iv: bytes("ytriQHP7UCY5g/OG"),
    data: bytes(
      "IBehEk9ElSYDILMdj6gtC8Jj9I4G02fKhYhpIAMvzQS2EBQ/dDkrPm2aWRULwYoRXl799RrCMI3Mpa46Bf2RcQOnjax5k32gFrUcKfhuslt9ZG8jAmoemfyuWKTf0zZVTfr5zGfeucWipOljsbcOnogCU+kNxD9/vqn1qRiXQhXqb7gd9Obo/U7Ld1hCSXtsGEIAKgS4JikYAtLzCLmzRohktkntEZLLT38YWmmz47qDdEkZEnknO5O2qsXTlcmZiKbMrTB9uccq+fz06VSEvmVy7MKKWhrwkKxBYiXgzBH7h9YLm9ErwoJoUoPB0yY7Gjs9KrqoxBqkQso3UM7qiMSxS6bzWuVuFOREZ/AjsapjLjFZH0OXbX/nq9cCaN0ly06KOFi257ZpWC11GvtckMeMD4MSYNkJUJYzsOBVBAhWcTYpkpE0WbgTC0fyBP6BoQiNmYPcHl65oF0QzbrUivmAB7d3AlLuHge2tTvEJ8aUi3M64uZlGhAqY+JfFFnK1FBZoVoPVhKV4H47uimWGb5VnidF0qVkk5aFxVgt/bjF/R4vY3fSqSdJaMISoixhEMlCUmfnmFxxMypMsMVbr5BBK2DORJyy56zLEMJ4ALRYPKE=",
    ),
  },
};

/** Version 8 added the notes of removed rounds. The box is under 32 bytes of 1. */
export const versionEight: RecordedVersion = {
  version: 8,
  records: async () => ({ removals: [row] }),
  readBack: async (database, key) => {
    const [note] = await readRemovals(database, { seatId, key });
    expect(note).toMatchObject({
      ...{ id, at, compact: "e30.e30.AA", digest: "b".repeat(64) },
      removal: { format: 2, reason: "评审结束", decisions: 1, refusals: 2, round: { title: "样例批次" } },
    });
  },
};
