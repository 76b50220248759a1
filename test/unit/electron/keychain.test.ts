import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Keychain, keychainFolder, type SafeStorage, standingOf } from "../../../electron/keychain";
import { emptyFolder } from "./folder";

const seatId = "00000000-0000-4000-8000-000000000001";
const half = Uint8Array.from({ length: 32 }, (_, index) => 7 * index);

/** A system whose keychain turns the bytes around; `account` is part of what it needs to turn them back. */
const systemOf = (backend: string | null, account = "a", available = true): SafeStorage => ({
  isEncryptionAvailable: () => available,
  encryptString: (text) => Buffer.from([...`${account}${text}`].reverse().join("")),
  decryptString: (encrypted) => {
    const text = [...encrypted.toString()].reverse().join("");
    if (!text.startsWith(account)) throw new Error("another account");
    return text.slice(account.length);
  },
  ...(backend === null ? {} : { getSelectedStorageBackend: () => backend }),
});

describe("a keychain", () => {
  it.each([
    ["linux", "gnome_libsecret", true, "real"],
    ["linux", "kwallet6", true, "real"],
    ["linux", "gnome_libsecret", false, "unavailable"],
    ["linux", "basic_text", true, "plain"],
    ["linux", "basic_text", false, "plain"],
    ["linux", "unknown", true, "unknown"],
    ["linux", "of-a-later-engine", true, "unknown"],
    ["linux", null, true, "unknown"],
    ["win32", null, true, "real"],
    ["darwin", null, true, "real"],
    ["darwin", null, false, "unavailable"],
    ["freebsd", null, true, "unknown"],
  ] as const)("on %s with %s, available: %s, is %s", (platform, backend, available, standing) => {
    expect(standingOf(systemOf(backend, "a", available), platform)).toBe(standing);
  });

  it("keeps a half for its owner's eyes, gives it back, and forgets it", async () => {
    const profile = await emptyFolder();
    const chain = new Keychain(profile, systemOf("gnome_libsecret"), "linux");
    expect(await chain.fetch(seatId)).toBeNull();
    await chain.keep(seatId, half);
    const file = join(profile, keychainFolder, seatId);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
    expect((await readFile(file)).includes(Buffer.from(half))).toBe(false);
    expect(await new Keychain(profile, systemOf("gnome_libsecret"), "linux").fetch(seatId)).toEqual(half);
    await chain.forget(seatId);
    expect(await chain.fetch(seatId)).toBeNull();
    await chain.keep(seatId, half);
    await chain.forgetAll();
    expect(await readdir(profile)).toEqual([]);
  });

  it("gives nothing to another account, nor where the keychain is no more real", async () => {
    const profile = await emptyFolder();
    await new Keychain(profile, systemOf("gnome_libsecret"), "linux").keep(seatId, half);
    expect(await new Keychain(profile, systemOf("gnome_libsecret", "b"), "linux").fetch(seatId)).toBeNull();
    expect(await new Keychain(profile, systemOf("basic_text"), "linux").fetch(seatId)).toBeNull();
  });

  it("writes nothing where it is not real", async () => {
    const profile = await emptyFolder();
    const chain = new Keychain(profile, systemOf("basic_text"), "linux");
    await expect(chain.keep(seatId, half)).rejects.toMatchObject({ code: "forbidden" });
    expect(await readdir(profile)).toEqual([]);
  });
});
