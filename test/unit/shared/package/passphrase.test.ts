import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../../../shared/package/byte-source";
import type { Bytes } from "../../../../shared/package/bytes";
import { passphraseReadings, plainPassphrase } from "../../../../shared/package/passphrase";
import { type TaskOptions, verifyTask } from "../../../../shared/package/verify-task";
import { sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";

describe("what a typed passphrase may mean", () => {
  it.each([
    ["abc 123", ["abc 123"]],
    ["工匠 精神", ["工匠 精神"]],
    ["ａｂｃ　１２３！", ["ａｂｃ　１２３！", "abc 123!"]],
    [" 工匠\n", [" 工匠\n", "工匠"]],
    ["cafe\u0301", ["caf\u00e9"]],
    // Chinese signs have no ordinary form of their own; superscripts and circled numbers are left what they are.
    ["“工匠”。①²", ["“工匠”。①²"]],
  ])("%j: %j", (typed, readings) => {
    expect(passphraseReadings(typed)).toEqual(readings);
  });

  it("is at most two, the plainest the last, which has itself alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const readings = passphraseReadings(typed);
        expect(readings.length).toBeLessThanOrEqual(2);
        expect(readings.at(-1)).toBe(plainPassphrase(typed));
        expect(passphraseReadings(plainPassphrase(typed))).toEqual([plainPassphrase(typed)]);
      }),
    );
  });
});

describe("a task package with a passphrase", () => {
  /** Made once: each passphrase tried takes a second. */
  const sealed = sampleTask({ passphrase: "工匠ＡＢＣ　12 " }).then(({ bytes }) => bytes);

  async function read(bytes: Bytes, reader: Partial<TaskOptions>) {
    const { bureau } = await people();
    const source = bytesSource(bytes);
    const verified = await verifyTask({ source, cards: [bureau.trusted], ...reader });
    return verified.ok ? (verified.value.contents ? "opened" : "closed") : verified.refusal.code;
  }

  /** Answers one after the other, and notes how it was asked. */
  function answers(given: readonly (string | null)[]) {
    const asked: boolean[] = [];
    const askPassphrase = async (wrong: boolean) => {
      asked.push(wrong);
      return given[asked.length - 1] ?? null;
    };
    return { asked, askPassphrase };
  }

  it("was sealed in its plainest form", async () => {
    const bytes = await sealed;
    expect(await read(bytes, { passphrase: "工匠ABC 12" })).toBe("opened");
    expect(await read(bytes, { passphrase: " 工匠ABC　１２" })).toBe("opened");
    await expect(sampleTask({ passphrase: " 　" })).rejects.toThrow("empty");
  });

  it("asks who has no key to it until the passphrase is right", async () => {
    const { stranger } = await people();
    const { asked, askPassphrase } = answers(["", "工匠", "工匠ABC 12"]);
    expect(await read(await sealed, { identity: stranger.keys.identity, askPassphrase })).toBe("opened");
    expect(asked).toEqual([false, true, true]);
  });

  it("is given up by who has none", async () => {
    const { stranger } = await people();
    const { asked, askPassphrase } = answers([null]);
    expect(await read(await sealed, { identity: stranger.keys.identity, askPassphrase })).toBe("cancelled");
    expect(asked).toEqual([false]);
  });

  it("asks nobody who has a key to it", async () => {
    const { expert, bureau } = await people();
    const { asked, askPassphrase } = answers([]);
    for (const { keys } of [expert, bureau])
      expect(await read(await sealed, { identity: keys.identity, askPassphrase })).toBe("opened");
    expect(asked).toEqual([]);
  });

  it("is asked for by no package that is not verified, and by none without the file", async () => {
    const { stranger } = await people();
    const { asked, askPassphrase } = answers(["工匠ABC 12"]);
    const reader = { identity: stranger.keys.identity, askPassphrase };
    const changed = (await sealed).slice();
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    expect(["digest-mismatch", "archive-malformed"]).toContain(await read(changed, reader));
    expect(await read(await sealed, { ...reader, cards: [] })).toBe("signer-unknown");
    expect(await read((await sampleTask()).bytes, reader)).toBe("wrong-recipient");
    expect(asked).toEqual([]);
  });

  it("without anyone asked stays closed, or is for another", async () => {
    const { stranger } = await people();
    expect(await read(await sealed, {})).toBe("closed");
    expect(await read(await sealed, { identity: stranger.keys.identity })).toBe("wrong-recipient");
  });
});
