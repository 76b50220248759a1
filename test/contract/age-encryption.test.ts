import { Decrypter, Encrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { openAge } from "../../shared/package/age-read";
import { sealBytesUnderPassphrase } from "../../shared/package/age-seal";
import { bytesSource, readAll } from "../../shared/package/byte-source";
import { utf8 } from "../../shared/package/bytes";

const passphrase = "工匠";
const workFactor = 10;

describe("age-encryption", () => {
  it("opens what we seal under a passphrase", async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const ours = await sealBytesUnderPassphrase(utf8("ours"), passphrase, workFactor);
    expect(await decrypter.decrypt(ours, "text")).toBe("ours");
  });

  it("seals under a passphrase what we open", async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(workFactor);
    const theirs = await encrypter.encrypt(utf8("theirs"));
    const opened = await openAge(bytesSource(theirs), { passphrase }, "f");
    expect(opened && (await readAll(opened))).toEqual(utf8("theirs"));
  });
});
