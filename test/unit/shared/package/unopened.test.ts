import { describe, expect, it } from "vitest";
import { recipientOf } from "../../../../shared/package/age-keys";
import { sealBytes } from "../../../../shared/package/age-seal";
import { bytesSource } from "../../../../shared/package/byte-source";
import { type Bytes, joinBytes, utf8 } from "../../../../shared/package/bytes";
import { keyNameOf, taskPaths } from "../../../../shared/package/task-layout";
import { verifyTask } from "../../../../shared/package/verify-task";
import { putTogether, restore, takeApart } from "../../../fixtures/bag-workshop";
import { sampleTask } from "../../../fixtures/packages";
import { type Person, people } from "../../../fixtures/people";

/** The sample package, signed by its bureau with `bytes` at `path`. */
async function packageWith(path: string, bytes: Bytes) {
  const { bureau } = await people();
  const bench = await takeApart((await sampleTask()).bytes);
  bench.files.set(path, bytes);
  await restore(bench, bureau.keys);
  return putTogether(bench);
}

/** What a reader, or nobody in particular, hears of a package. */
async function answerTo(reader: Person | null, bytes: Bytes) {
  const { bureau } = await people();
  const result = await verifyTask({
    ...{ source: bytesSource(bytes), cards: [bureau.trusted], readerKid: reader?.keys.kid },
    identity: reader?.keys.identity,
  });
  return result.ok ? result.value.checked : result.refusal;
}

const broken: [string, (sealed: Bytes) => Bytes][] = [
  ["no age file", () => utf8("plain")],
  ["one without a line of its MAC", (sealed) => sealed.slice(0, 100)],
  ["one without its payload", (sealed) => sealed.slice(0, 184)],
  ["one behind a byte", (sealed) => joinBytes([utf8("x"), sealed])],
];

describe("a file that the reader cannot open", () => {
  it("is taken as it is where its header holds", async () => {
    const { second, expert } = await people();
    const path = taskPaths.returns(await keyNameOf(second.keys.kid));
    const sealed = await sealBytes(utf8("{}"), second.keys.recipient);
    const shipped = await packageWith(path, sealed);
    expect(await answerTo(expert, shipped)).toEqual(["signature", "files", "contents"]);
    expect(await answerTo(null, shipped)).toEqual(["signature", "files"]);
  });

  it.each(broken)("is refused where it is %s: another expert's returns", async (_what, breaking) => {
    const { second, expert } = await people();
    const path = taskPaths.returns(await keyNameOf(second.keys.kid));
    const shipped = await packageWith(path, breaking(await sealBytes(utf8("{}"), second.keys.recipient)));
    for (const reader of [expert, null])
      expect(await answerTo(reader, shipped)).toMatchObject({ code: "decrypt-failed", file: path });
  });

  it.each(broken)("is refused where it is %s: a material, by whoever has no key", async (_what, breaking) => {
    const { stranger } = await people();
    const path = taskPaths.material("a1", "m1");
    const recipient = await recipientOf(stranger.keys.identity);
    const shipped = await packageWith(path, breaking(await sealBytes(utf8("%PDF-one"), recipient)));
    expect(await answerTo(null, shipped)).toMatchObject({ code: "decrypt-failed", file: path });
  });
});
