import { beforeAll, describe, it } from "vitest";
import { sealBytesUnderPassphrase } from "../../../shared/package/age-seal";
import { type Bytes, joinBytes, utf8 } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import {
  ageFileOf,
  ageParts,
  armoured,
  chunk,
  cutsOf,
  honestChunks,
  sealChunks,
  stanza,
  stanzas,
  withHeaderText,
} from "../../fixtures/age-forgery";
import { putTogether, restore } from "../../fixtures/bag-workshop";
import { honest, reviewBench, toBureau } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { expectBundleAnswer, expectBundleRefused } from "../expect-refused";

// The age file around a bundle: whoever has the bureau's card can make one, so nothing in it is signed by anyone.

let bag: Bytes;
let bundle: Bytes;
let recipient: string;

/** The bundle's bag with a form that makes it `size` bytes large. */
async function bagOfSize(size: number): Promise<Bytes> {
  const { expert } = await people();
  const bench = await reviewBench();
  const path = "data/reviews/a1/opinion.pdf";
  // The numbers in bag-info change their length with the form's: twice is enough to arrive.
  let form = size - 8000;
  for (let round = 0; round < 4; round++) {
    bench.files.set(path, new Uint8Array(form).fill(37));
    await restore(bench, expert.keys);
    form += size - putTogether(bench).length;
  }
  const made = putTogether(bench);
  if (made.length !== size) throw new Error(`${made.length} bytes instead of ${size}`);
  return made;
}

beforeAll(async () => {
  recipient = (await people()).bureau.keys.recipient;
  bag = await bagOfSize(2 * chunk.plain + 1000);
  bundle = await toBureau(bag);
});

describe("an honest bundle of three chunks", () => {
  it("is accepted, as the program and as these tests seal it", async () => {
    await expectBundleAnswer(bundle, "accepted");
    await expectBundleAnswer(await sealChunks([recipient], honestChunks(bag)), "accepted");
  });

  it("is accepted where its last chunk is full", async () => {
    const full = await bagOfSize(chunk.plain);
    await expectBundleAnswer(await sealChunks([recipient], honestChunks(full)), "accepted");
  });
});

describe("a bundle that was cut", () => {
  it("at and around every border of header, nonce and chunks is refused", async () => {
    for (const cut of cutsOf(bundle)) await expectBundleAnswer(bundle.slice(0, cut), "decrypt-failed");
  });

  it("at each border exactly is refused at the desk too", async () => {
    const { header, chunks } = ageParts(bundle);
    const start = header.length + 16;
    const borders = [header.length, start, start + chunk.sealed, start + 2 * chunk.sealed];
    if (chunks.length !== 3) throw new Error("not three chunks");
    for (const cut of borders) await expectBundleRefused(bundle.slice(0, cut), "decrypt-failed");
  });

  it("within its first line is no package at all", async () => {
    for (const cut of [0, 1, 21]) await expectBundleRefused(bundle.slice(0, cut), "not-a-package");
  });
});

describe("a bundle whose chunks were moved", () => {
  type Move = (chunks: readonly Bytes[]) => readonly Bytes[];
  const moves: [string, Move][] = [
    ["the first two swapped", ([a, b, ...rest]) => [b, a, ...rest] as Bytes[]],
    ["the first and the last swapped", ([a, b, c]) => [c, b, a] as Bytes[]],
    ["the first missing", ([, ...rest]) => rest],
    ["the middle one missing", ([a, , c]) => [a, c] as Bytes[]],
    ["the last missing", (chunks) => chunks.slice(0, -1)],
    ["all but the last missing", (chunks) => chunks.slice(-1)],
    ["all missing", () => []],
    ["the first twice", ([a, ...rest]) => [a, a, ...rest] as Bytes[]],
    ["the last twice", (chunks) => [...chunks, ...chunks.slice(-1)]],
    ["an extra chunk of zeros", (chunks) => [...chunks, new Uint8Array(16)]],
    ["a byte more", (chunks) => [...chunks, new Uint8Array(1)]],
    ["a newline more", (chunks) => [...chunks, utf8("\n")]],
    ["another file after it", (chunks) => [...chunks, bundle]],
    [
      "a byte of the first changed",
      ([a, ...rest]) => [new Uint8Array((a ?? bag).map((byte, at) => (at === 9 ? byte ^ 1 : byte))), ...rest],
    ],
    [
      "a byte of the middle tag changed",
      ([a, b, c]) =>
        [
          a,
          new Uint8Array((b ?? bag).map((byte, at) => (at === chunk.sealed - 1 ? byte ^ 1 : byte))),
          c,
        ] as Bytes[],
    ],
  ];
  it.each(moves)("%s is refused", async (_name, move) => {
    const parts = ageParts(bundle);
    await expectBundleRefused(ageFileOf({ ...parts, chunks: move(parts.chunks) }), "decrypt-failed");
  });

  it("to another nonce is refused", async () => {
    await expectBundleRefused(
      ageFileOf({ ...ageParts(bundle), nonce: new Uint8Array(16) }),
      "decrypt-failed",
    );
  });
});

describe("a bundle that its own writer sealed wrongly", () => {
  const plan = () => honestChunks(bag);
  const cases: [string, () => ReturnType<typeof honestChunks>][] = [
    ["with no chunk that is the last", () => plan().map((each) => ({ ...each, last: false }))],
    ["with every chunk the last", () => plan().map((each) => ({ ...each, last: true }))],
    [
      "with the middle chunk the last as well",
      () => plan().map((each) => ({ ...each, last: each.index > 0 })),
    ],
    ["with a number left out", () => plan().map((each) => ({ ...each, index: each.index * 2 }))],
    ["with numbers from one", () => plan().map((each) => ({ ...each, index: each.index + 1 }))],
    ["with one number for all", () => plan().map((each) => ({ ...each, index: 0 }))],
    [
      "with an empty last chunk after another",
      () => [
        ...plan().map((each) => ({ ...each, last: false })),
        { bytes: new Uint8Array(0), index: 3, last: true },
      ],
    ],
    [
      "with a short chunk in the middle",
      () => [
        { bytes: bag.subarray(0, 1000), index: 0, last: false },
        ...honestChunks(bag.subarray(1000)).map((each) => ({ ...each, index: each.index + 1 })),
      ],
    ],
    [
      "with a chunk that is too long",
      () => [
        { bytes: bag.subarray(0, chunk.plain + 1), index: 0, last: false },
        { bytes: bag.subarray(chunk.plain + 1), index: 1, last: true },
      ],
    ],
    ["with all in one chunk", () => [{ bytes: bag, index: 0, last: true }]],
  ];
  it.each(cases)("%s is refused", async (_name, make) => {
    await expectBundleRefused(await sealChunks([recipient], make()), "decrypt-failed");
  });

  it("with an empty last chunk after a full one is refused", async () => {
    const full = await bagOfSize(chunk.plain);
    const chunks = [
      { bytes: full, index: 0, last: false },
      { bytes: new Uint8Array(0), index: 1, last: true },
    ];
    await expectBundleRefused(await sealChunks([recipient], chunks), "decrypt-failed");
  });

  it("with nothing in it is refused", async () => {
    await expectBundleRefused(await sealChunks([recipient], []), "decrypt-failed");
    await expectBundleRefused(
      await sealChunks([recipient], honestChunks(new Uint8Array(0))),
      "not-a-package",
    );
  });
});

describe("the header of a bundle", () => {
  const plan = () => honestChunks(bag);
  const grease = (index: number) => stanza([`grease-${index}`, "x"]);
  const many = (count: number) => stanzas(...Array.from({ length: count }, (_, index) => grease(index)));

  it("for another reader is refused as such", async () => {
    const { otherBureau, expert } = await people();
    for (const { keys } of [otherBureau, expert])
      await expectBundleRefused(await sealChunks([keys.recipient], plan()), "wrong-recipient");
  });

  it("of another file to the same reader is refused", async () => {
    const other = ageParts(await toBureau(bag));
    await expectBundleRefused(ageFileOf({ ...ageParts(bundle), header: other.header }), "decrypt-failed");
    const { header, nonce } = other;
    await expectBundleRefused(ageFileOf({ ...ageParts(bundle), header, nonce }), "decrypt-failed");
  });

  it("of another file to another reader is refused", async () => {
    const { otherBureau } = await people();
    const { header } = ageParts(await sealChunks([otherBureau.keys.recipient], plan()));
    await expectBundleRefused(ageFileOf({ ...ageParts(bundle), header }), "wrong-recipient");
  });

  const recipients: [string, () => Promise<Parameters<typeof sealChunks>[0]>, RefusalCode][] = [
    ["for the bureau twice", async () => [recipient, recipient], "not-a-package"],
    [
      "for the bureau and another",
      async () => [recipient, (await people()).otherBureau.keys.recipient],
      "not-a-package",
    ],
    [
      "for another and the bureau",
      async () => [(await people()).otherBureau.keys.recipient, recipient],
      "not-a-package",
    ],
    ["with a stanza that means nothing before", async () => [many(1), recipient], "not-a-package"],
    ["with a stanza that means nothing behind", async () => [recipient, many(1)], "not-a-package"],
    ["with 500 stanzas", async () => [many(500), recipient], "not-a-package"],
    ["with 10,000 stanzas", async () => [many(10_000), recipient], "decrypt-failed"],
    ["with 10,000 stanzas behind", async () => [recipient, many(10_000)], "decrypt-failed"],
    [
      "with a scrypt stanza beside",
      async () => [recipient, stanzas(stanza(["scrypt", "A".repeat(22), "18"]))],
      "not-a-package",
    ],
    [
      "with a scrypt stanza of work factor 30 alone",
      async () => [stanzas(stanza(["scrypt", "A".repeat(22), "30"]))],
      "not-a-package",
    ],
    ["of a plugin", async () => [stanzas(stanza(["piv-p256", "AAAA", "AAAA"]))], "not-a-package"],
    ["of SSH", async () => [stanzas(stanza(["ssh-ed25519", "AAAA", "A".repeat(43)]))], "not-a-package"],
    [
      "of the post-quantum kind",
      async () => [stanzas(stanza(["mlkem768x25519", "A".repeat(1494)]))],
      "not-a-package",
    ],
    ["of X25519 in lower case", async () => [stanzas(stanza(["x25519", "A".repeat(43)]))], "not-a-package"],
    [
      "with an argument more",
      async () => [stanzas(stanza(["X25519", "A".repeat(43), "x"]))],
      "decrypt-failed",
    ],
    ["without an argument", async () => [stanzas(stanza(["X25519"]))], "decrypt-failed"],
    ["with a short share", async () => [stanzas(stanza(["X25519", "A".repeat(42)]))], "decrypt-failed"],
    [
      "with a share of a second spelling",
      async () => [stanzas(stanza(["X25519", `${"A".repeat(42)}B`]))],
      "decrypt-failed",
    ],
    [
      "with a share of low order",
      async () => [stanzas(stanza(["X25519", "A".repeat(43)]))],
      "decrypt-failed",
    ],
    [
      "with a short body",
      async () => [stanzas(stanza(["X25519", "A".repeat(43)], new Uint8Array(31)))],
      "decrypt-failed",
    ],
    [
      "with a body of 48 KiB",
      async () => [stanzas(stanza(["X25519", "A".repeat(43)], new Uint8Array(48 * 1024)))],
      "decrypt-failed",
    ],
    [
      "of 1 MiB, by one body",
      async () => [stanzas(stanza(["X25519", "A".repeat(43)], new Uint8Array(786_432)))],
      "decrypt-failed",
    ],
    [
      "of 1 MiB, by one argument",
      async () => [stanzas(stanza(["X25519", "A".repeat(1_048_576)]))],
      "decrypt-failed",
    ],
    ["without a stanza", async () => [stanzas()], "decrypt-failed"],
  ];
  it.each(recipients)("%s is refused", async (_name, make, code) => {
    await expectBundleRefused(await sealChunks(await make(), plan()), code);
  });

  const spellings: [string, (text: string) => string, RefusalCode][] = [
    ["of the next version", (text) => text.replace("/v1", "/v2"), "not-a-package"],
    ["of version 10", (text) => text.replace("/v1", "/v10"), "not-a-package"],
    ["in capitals", (text) => text.replace("age-", "AGE-"), "not-a-package"],
    ["with a space before it", (text) => ` ${text}`, "not-a-package"],
    ["with a newline before it", (text) => `\n${text}`, "not-a-package"],
    ["with a byte order mark", (text) => `\u00ef\u00bb\u00bf${text}`, "not-a-package"],
    ["with Windows lines", (text) => text.replaceAll("\n", "\r\n"), "not-a-package"],
    ["with a space after the version", (text) => text.replace("/v1\n", "/v1 \n"), "not-a-package"],
    ["with an empty line", (text) => text.replace("/v1\n", "/v1\n\n"), "decrypt-failed"],
    ["with two spaces in its stanza", (text) => text.replace("-> X25519 ", "-> X25519  "), "decrypt-failed"],
    ["with a tab in its stanza", (text) => text.replace("-> X25519 ", "-> X25519\t"), "decrypt-failed"],
    ["with a space after its stanza", (text) => text.replace(/(-> X25519 \S+)/, "$1 "), "decrypt-failed"],
    [
      "with its body on two lines",
      (text) => text.replace(/\n(\S{20})(\S+)\n---/, "\n$1\n$2\n---"),
      "decrypt-failed",
    ],
    ["with its body padded", (text) => text.replace("\n---", "=\n---"), "decrypt-failed"],
    ["without its MAC", (text) => text.replace(/--- \S+/, "---"), "decrypt-failed"],
    ["with half of its MAC", (text) => text.replace(/(--- \S{20})\S+/, "$1"), "decrypt-failed"],
    ["with its MAC padded", (text) => text.replace(/(--- \S+)/, "$1="), "decrypt-failed"],
    ["with a MAC of zeros", (text) => text.replace(/--- \S+/, `--- ${"A".repeat(43)}`), "decrypt-failed"],
    ["with a space after its MAC", (text) => text.replace(/(--- \S+)/, "$1 "), "decrypt-failed"],
    ["with a second MAC", (text) => text.replace(/(--- \S+\n)/, "$1$1"), "decrypt-failed"],
    ["with its stanza doubled", (text) => text.replace(/(-> X25519 \S+\n\S+\n)/, "$1$1"), "not-a-package"],
    ["without its stanza", (text) => text.replace(/-> X25519 \S+\n\S+\n/, ""), "decrypt-failed"],
  ];
  it.each(spellings)("%s is refused", async (_name, change, code) => {
    await expectBundleRefused(withHeaderText(bundle, change), code);
  });

  it("under a passphrase is refused", async () => {
    await expectBundleRefused(await sealBytesUnderPassphrase(bag, "x", 8), "not-a-package");
  });

  it("in armour is refused", async () => {
    await expectBundleRefused(armoured(bundle), "not-a-package");
  });

  it("with megabytes of text and no end is refused", async () => {
    const endless = joinBytes([utf8("age-encryption.org/v1\n"), new Uint8Array(2_000_000).fill(65)]);
    await expectBundleRefused(endless, "decrypt-failed");
  });
});

describe("what is inside a bundle", () => {
  it("that is no archive is refused", async () => {
    const { task } = await honest();
    for (const inside of [utf8("hello"), bundle, armoured(bundle), (await people()).expert.card])
      await expectBundleRefused(await toBureau(inside), "not-a-package");
    // A task package, of which the bureau's signature is not an expert's.
    await expectBundleRefused(await toBureau(task.bytes), "file-missing");
  });

  it("in clear is refused", async () => {
    await expectBundleRefused(bag, "not-a-package");
  });
});
