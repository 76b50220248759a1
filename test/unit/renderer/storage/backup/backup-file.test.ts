import { describe, expect, it } from "vitest";
import { BackupReader, BackupWriter } from "../../../../../renderer/storage/backup/backup-file";
import { importBoxKey } from "../../../../../renderer/storage/box";
import { bytesSource } from "../../../../../shared/package/byte-source";
import { joinBytes } from "../../../../../shared/package/bytes";

const seatId = "00000000-0000-4000-8000-000000000001";
const header = (backupId = "00000000-0000-4000-8000-00000000000b") => ({
  ...{ backupId, seatId, createdAt: "2026-03-02T09:00:00+08:00", databaseVersion: 6 },
  ...{ kind: "work" as const, recovery: null },
});
const keyOf = (byte: number) => importBoxKey(new Uint8Array(32).fill(byte));
/** As the program wrote it before there were recovery sheets: frames of the bytes 9 8 7 and 6, under 32 bytes of 1. */
const firstForm =
  "SlBCQUNLVVDNAAAAeyJ2ZXJzaW9uIjoxLCJiYWNrdXBJZCI6IjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDBiMSIsInNlYXRJZCI6IjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMSIsImNyZWF0ZWRBdCI6IjIwMjYtMDMtMDJUMDk6MDA6MDArMDg6MDAiLCJkYXRhYmFzZVZlcnNpb24iOjYsImtpbmQiOiJ3b3JrIiwic2VhbGVkS2V5cyI6IkFRSUQifR8AAADeSOLKZFAWYAA2QQ3VqVxbdfcY2RR7ra8n8RpMA8omHQAAAJ+hyk0LGTVC+9mJdGsI6/mAnXID32Qk6r+so5jQ";
const texts = ["one", "two", "three"];

async function partsOf(backupId?: string): Promise<Uint8Array[]> {
  const writer = new BackupWriter(await keyOf(1), header(backupId), new Uint8Array([1, 2, 3]));
  const parts: Uint8Array[] = [writer.start()];
  for (const [index, text] of texts.entries())
    parts.push(await writer.frame(new TextEncoder().encode(text), { last: index === texts.length - 1 }));
  return parts;
}

async function readAll(bytes: Uint8Array, key = keyOf(1)): Promise<string[]> {
  const reader = await BackupReader.open(bytesSource(bytes));
  const read: string[] = [];
  for await (const plain of reader.frames(await key, new AbortController().signal))
    read.push(new TextDecoder().decode(plain));
  return read;
}

const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "read",
    (error) => error.refusal?.code ?? String(error),
  );

describe("a backup file", () => {
  it("says what it is in clear, and gives its frames back in order", async () => {
    const bytes = joinBytes(await partsOf());
    const { header: read } = await BackupReader.open(bytesSource(bytes));
    expect(read).toEqual({ version: 2, ...header(), sealedKeys: "AQID" });
    expect(await readAll(bytes)).toEqual(texts);
  });

  it("of the first form, without a recovery sheet, opens", async () => {
    const bytes = Uint8Array.from(Buffer.from(firstForm, "base64"));
    const reader = await BackupReader.open(bytesSource(bytes));
    expect(reader.header).toMatchObject({
      version: 2,
      databaseVersion: 6,
      recovery: null,
      sealedKeys: "AQID",
    });
    const frames = reader.frames(await keyOf(1), new AbortController().signal);
    const read: number[][] = [];
    for await (const plain of frames) read.push([...plain]);
    expect(read).toEqual([[9, 8, 7], [6]]);
  });

  it("does not open with any single byte changed", async () => {
    const bytes = joinBytes(await partsOf());
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
      const code = await codeOf(readAll(changed));
      expect([at, code]).toEqual([
        at,
        at < 8 ? "not-a-backup" : expect.stringMatching(/^backup-damaged|format-unsupported$/),
      ]);
    }
  });

  it("does not open cut off at any place", async () => {
    const bytes = joinBytes(await partsOf());
    for (let length = 12; length < bytes.length; length += 1)
      expect([length, await codeOf(readAll(bytes.slice(0, length)))]).toEqual([length, "backup-damaged"]);
  });

  it("does not open with frames left out, moved, doubled, or of another backup", async () => {
    const [start, one, two, three] = (await partsOf()) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const other = await partsOf("00000000-0000-4000-8000-00000000000c");
    const puttings = [
      [start, one, three],
      [start, two, one, three],
      [start, one, one, two, three],
      [start, one, two, three, three],
      [start, one, two],
      [start],
      [start, one, other[2] as Uint8Array, three],
      [other[0] as Uint8Array, one, two, three],
    ];
    for (const [index, parts] of puttings.entries())
      expect([index, await codeOf(readAll(joinBytes(parts)))]).toEqual([index, "backup-damaged"]);
  });

  it("does not open with another key", async () => {
    expect(await codeOf(readAll(joinBytes(await partsOf()), keyOf(2)))).toBe("backup-damaged");
  });

  it("of a later form says that the program is too old for it", async () => {
    const head = new TextEncoder().encode(JSON.stringify({ version: 4 }));
    const length = new Uint8Array(new Uint32Array([head.length]).buffer);
    const bytes = joinBytes([new TextEncoder().encode("JPBACKUP"), length, head]);
    expect(await codeOf(readAll(bytes))).toBe("format-unsupported");
  });

  it.each([
    ["nothing", ""],
    ["a task package", "PK and so on, long enough"],
  ])("is not %s", async (_what, text) => {
    expect(await codeOf(readAll(new TextEncoder().encode(text)))).toBe("not-a-backup");
  });
});
