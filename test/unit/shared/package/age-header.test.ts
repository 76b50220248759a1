import { Decrypter } from "age-encryption";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { toAgeBase64 } from "../../../../shared/package/age-base64";
import { type AgeStanza, ageVersionLine, parseAgeHeader } from "../../../../shared/package/age-grammar";
import { type AgeKey, readAgeHeader } from "../../../../shared/package/age-header";
import { newIdentity, recipientOf } from "../../../../shared/package/age-keys";
import { openAge, readSealedHeader } from "../../../../shared/package/age-read";
import { sealBytes, sealBytesUnderPassphrase } from "../../../../shared/package/age-seal";
import { bytesSource } from "../../../../shared/package/byte-source";
import { utf8 } from "../../../../shared/package/bytes";

const refused = { refusal: { code: "decrypt-failed" } };

/** A header as age writes it, with a MAC of zeros. */
function written(stanzas: readonly AgeStanza[], mac = "A".repeat(43)): string {
  const parts = stanzas.map(({ type, args, body }) => {
    const text = toAgeBase64(body);
    const lines = Array.from({ length: Math.floor(text.length / 64) + 1 }, (_, at) =>
      text.slice(at * 64, (at + 1) * 64),
    );
    return `-> ${[type, ...args].join(" ")}\n${lines.join("\n")}\n`;
  });
  return `${ageVersionLine}${parts.join("")}--- ${mac}\n`;
}

const word = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
});
const stanza: fc.Arbitrary<AgeStanza> = fc.record({
  type: word,
  args: fc.array(word, { maxLength: 3 }),
  body: fc.uint8Array({ maxLength: 150 }).map((body) => new Uint8Array(body)),
});

describe("the grammar of a header", () => {
  it("reads what age writes, any stanza", () => {
    fc.assert(
      fc.property(fc.array(stanza, { minLength: 1, maxLength: 4 }), (stanzas) => {
        expect(parseAgeHeader(written(stanzas))).toEqual(stanzas);
      }),
    );
  });

  it("has one spelling: whatever a changed header is read as, it is written like that", () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom(..."-> AZaz09+/=_\n\r\t\u0000\u007f\u00e9"), fc.nat(2));
    fc.assert(
      fc.property(stanza, fc.array(change, { minLength: 1, maxLength: 2 }), (one, changes) => {
        let text = written([one]);
        for (const [place, character, taken] of changes) {
          const at = place % text.length;
          text = text.slice(0, at) + character + text.slice(at + taken);
        }
        const read = parseAgeHeader(text);
        const mac = text.slice(text.lastIndexOf("--- ") + 4, -1);
        if (read) expect(written(read, mac)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("accepts nothing that the library would not parse", async () => {
    const texts = fc.asyncProperty(fc.array(stanza, { minLength: 1, maxLength: 3 }), async (stanzas) => {
      const header = utf8(written(stanzas));
      // Parsed, it goes on to look for a key; a malformed one fails before.
      await expect(new Decrypter().decryptHeader(header)).rejects.toThrow("no identity matched");
    });
    await fc.assert(texts, { numRuns: 50 });
  });

  it("has at least one stanza", () => {
    expect(parseAgeHeader(written([]))).toBeNull();
  });
});

describe("a file of this format", () => {
  const passphrase = "工匠";
  let identity = "";
  let x25519 = "";
  let scrypt = "";

  const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
  const fromLatin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
  beforeAll(async () => {
    identity = await newIdentity();
    x25519 = latin1(await sealBytes(utf8("secret"), await recipientOf(identity)));
    scrypt = latin1(await sealBytesUnderPassphrase(utf8("secret"), passphrase, 8));
  });

  const answer = (text: string, key: AgeKey) =>
    openAge(bytesSource(fromLatin1(text)), key, "f").then(
      (source) => source && "opened",
      (error: { refusal?: { code: string } }) => error.refusal?.code,
    );

  it("opens", async () => {
    expect(await answer(x25519, { identity })).toBe("opened");
    expect(await answer(scrypt, { passphrase })).toBe("opened");
    expect((await readSealedHeader(bytesSource(fromLatin1(x25519)), "X25519", "f")).bytes).toHaveLength(168);
  });

  const grease = "-> grease-4f x\nAAAA\n";
  /** Each is a change that another reader might pass over. */
  const spellings: readonly (readonly [string, (text: string) => string])[] = [
    ["a grease stanza before", (text) => text.replace("-> ", `${grease}-> `)],
    ["a grease stanza behind", (text) => text.replace("--- ", `${grease}--- `)],
    ["its stanza twice", (text) => text.replace(/(-> [^-]+)(?=---)/, "$1$1")],
    ["a stanza for a key of another kind", (text) => text.replace("--- ", "-> ssh-ed25519 AAAA\nAAAA\n--- ")],
    ["carriage returns", (text) => text.replace(/\n/g, "\r\n")],
    ["a carriage return in the version", (text) => text.replace("v1\n", "v1\r\n")],
    ["two spaces", (text) => text.replace(/-> (\S+) /, "-> $1  ")],
    ["a space at a line's end", (text) => text.replace(/(-> [^\n]+)\n/, "$1 \n")],
    ["a tab", (text) => text.replace(/-> (\S+) /, "-> $1\t")],
    ["one more argument", (text) => text.replace(/(-> [^\n]+)\n/, "$1 x\n")],
    ["padding", (text) => text.replace(/\n--- /, "=\n--- ")],
    ["padding in the MAC", (text) => text.replace(/(--- \S+)\n/, "$1=\n")],
    ["an empty line behind the body", (text) => text.replace("\n--- ", "\n\n--- ")],
    ["a comment", (text) => text.replace("\n-> ", "\n# comment\n-> ")],
    ["another version", (text) => text.replace("/v1", "/v2")],
    ["a type in other letters", (text) => text.replace("-> X", "-> x").replace("-> s", "-> S")],
    ["a byte before it", (text) => `\n${text}`],
    ["a byte order mark", (text) => `\u00ef\u00bb\u00bf${text}`],
    ["no payload", (text) => text.slice(0, text.indexOf("--- ") + 48)],
    ["no end of its header", (text) => text.slice(0, text.indexOf("--- "))],
    ["a body without its last character", (text) => text.replace(/\S\n--- /, "\n--- ")],
    ["a body of one byte more", (text) => text.replace(/\n(\S{43})\n--- /, "\n$1A\n--- ")],
    ["a body on two lines", (text) => text.replace(/\n(\S{20})(\S{23})\n--- /, "\n$1\n$2\n--- ")],
    ["a MAC of one byte more", (text) => text.replace(/(--- \S{43})\n/, "$1A\n")],
    ["no space before the MAC", (text) => text.replace("--- ", "---")],
    ["a MAC that is another's", (text) => text.replace(/--- \S{42}/, `--- ${"A".repeat(42)}`)],
    [
      "a MAC spelled otherwise",
      (text) => text.replace(/(--- \S{42})(\S)/, (_, before, last) => before + sloppy(last)),
    ],
    ["a body spelled otherwise", (text) => text.replace(/(\S)\n--- /, (_, last) => `${sloppy(last)}\n--- `)],
    [
      "a share or salt spelled otherwise",
      (text) => text.replace(/(-> \S+ \S+)(\S)(?= 8\n|\n)/, (_, before, last) => before + sloppy(last)),
    ],
    ["url-safe letters", (text) => text.replace(/(-> \S+ )\S\S/, "$1-_")],
    [
      "armor",
      (text) =>
        `-----BEGIN AGE ENCRYPTED FILE-----\n${Buffer.from(text, "latin1").toString("base64")}\n-----END AGE ENCRYPTED FILE-----\n`,
    ],
    [
      "a header of over 64 KiB",
      (text) => text.replace("--- ", `-> x\n${`${"A".repeat(64)}\n`.repeat(1100)}\n--- `),
    ],
  ];

  /** The next letter of the alphabet: the same bytes to a careless reader, the last bits being left over. */
  function sloppy(letter: string): string {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return alphabet[alphabet.indexOf(letter) + 1] ?? "";
  }

  it.each(spellings)("with %s is refused", async (_name, change) => {
    expect(change(x25519)).not.toBe(x25519);
    expect(change(scrypt)).not.toBe(scrypt);
    expect(await answer(change(x25519), { identity })).toBe("decrypt-failed");
    expect(await answer(change(scrypt), { passphrase })).toBe("decrypt-failed");
  });

  it("that is for the other kind of key is refused", async () => {
    expect(await answer(scrypt, { identity })).toBe("decrypt-failed");
    expect(await answer(x25519, { passphrase })).toBe("decrypt-failed");
  });

  it.each(["0", "08", "+8", "8 ", "0x8", "21", "99", "8a", "1e1", "18446744073709551617", "-8"])(
    "with the work factor %s is refused",
    async (factor) => {
      expect(await answer(scrypt.replace(" 8\n", ` ${factor}\n`), { passphrase })).toBe("decrypt-failed");
    },
  );

  it("is refused without its key as far as that can be told", async () => {
    const look = (text: string, kind: "X25519" | "scrypt") =>
      readSealedHeader(bytesSource(fromLatin1(text)), kind, "f");
    await expect(look(x25519, "scrypt")).rejects.toMatchObject(refused);
    await expect(look(scrypt, "X25519")).rejects.toMatchObject(refused);
    await expect(look(x25519.slice(0, -7), "X25519")).rejects.toMatchObject(refused);
    await expect(look(x25519.replace("--- ", `${grease}--- `), "X25519")).rejects.toMatchObject(refused);
    // A look at it lists every stanza all the same.
    const listed = await readAgeHeader(bytesSource(fromLatin1(x25519.replace("--- ", `${grease}--- `))), "f");
    expect(listed.stanzas.map(({ type }) => type)).toEqual(["X25519", "grease-4f"]);
  });

  it("that is changed in any byte of its header is refused or for nobody", async () => {
    const changes = fc.asyncProperty(fc.nat(167), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = fromLatin1(x25519);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      expect([null, "decrypt-failed"]).toContain(await answer(latin1(bytes), { identity }));
    });
    await fc.assert(changes, { numRuns: 200 });
  });
});
