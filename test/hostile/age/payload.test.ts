import { beforeAll, describe, it } from "vitest";
import { newIdentity, recipientOf } from "../../../shared/package/age-keys";
import { sealBytes, sealBytesUnderPassphrase } from "../../../shared/package/age-seal";
import { type Bytes, joinBytes, utf8 } from "../../../shared/package/bytes";
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
import { putTogether, restore, takeApart, type Workbench } from "../../fixtures/bag-workshop";
import { keyFileOf, packageIdentityIn } from "../../fixtures/honest";
import { dossierOf, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { expectTaskAnswer, expectTaskRefused } from "../expect-refused";

// Files of a task package that the bureau signed itself, so that nothing but age can see what is wrong with them.

const material = "data/applications/a1/m1.age";
const application = "data/applications/a1/application.json.age";
const round = "data/round.json.age";

let sample: Workbench;
let recipient: string;
let scan: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  scan = new Uint8Array(2 * chunk.plain + 1000).fill(7);
  const { bytes } = await sampleTask({ dossiers: [await dossierOf("a1", [scan])] });
  sample = await takeApart(bytes);
  recipient = await recipientOf(await packageIdentityIn(sample, (await people()).bureau));
});

const shipped = (path: string) => sample.files.get(path) ?? utf8("");

/** The package with a file replaced, signed again by the bureau. */
async function withFile(path: string, bytes: Bytes): Promise<Bytes> {
  const bench = { root: sample.root, files: new Map(sample.files) };
  bench.files.set(path, bytes);
  await restore(bench, (await people()).bureau.keys);
  return putTogether(bench);
}

const sealed = (plan = honestChunks(scan)) => sealChunks([recipient], plan);

describe("an honest material of three chunks", () => {
  it("is accepted, as the program and as these tests seal it", async () => {
    await expectTaskAnswer(putTogether(sample), "accepted");
    await expectTaskAnswer(await withFile(material, await sealed()), "accepted");
  });
});

describe("a material that was cut", () => {
  it("at and around every border of header, nonce and chunks is refused", async () => {
    const file = shipped(material);
    for (const cut of cutsOf(file))
      await expectTaskAnswer(await withFile(material, file.slice(0, cut)), "decrypt-failed");
  });

  it("at a border of chunks is refused by the import, which opens no more than the last", async () => {
    const { header } = ageParts(shipped(material));
    for (const count of [0, 1, 2]) {
      const cut = shipped(material).slice(0, header.length + 16 + count * chunk.sealed);
      await expectTaskRefused(await withFile(material, cut), "decrypt-failed");
    }
  });
});

describe("a material whose chunks were moved", () => {
  const moved = (move: (chunks: readonly Bytes[]) => readonly (Bytes | undefined)[]) => {
    const parts = ageParts(shipped(material));
    return ageFileOf({ ...parts, chunks: move(parts.chunks).filter((each) => each !== undefined) });
  };

  it("the first two swapped, or one changed, is refused where the material is opened whole", async () => {
    const swapped = moved(([a, b, ...rest]) => [b, a, ...rest]);
    const changed = moved(([a, ...rest]) => [a?.map((byte, at) => (at === 5 ? byte ^ 1 : byte)), ...rest]);
    for (const bytes of [swapped, changed])
      await expectTaskAnswer(await withFile(material, bytes), "decrypt-failed");
  });

  const cases: [string, () => Bytes][] = [
    ["the last swapped with the first", () => moved(([a, b, c]) => [c, b, a])],
    ["the last missing", () => moved((chunks) => chunks.slice(0, -1))],
    ["the first missing", () => moved(([, ...rest]) => rest)],
    ["the last twice", () => moved((chunks) => [...chunks, chunks.at(-1)])],
    ["an extra chunk", () => moved((chunks) => [...chunks, new Uint8Array(chunk.sealed)])],
    ["a byte more", () => moved((chunks) => [...chunks, new Uint8Array(1)])],
  ];
  it.each(cases)("%s is refused", async (_name, make) => {
    await expectTaskRefused(await withFile(material, make()), "decrypt-failed");
  });
});

describe("a material that the bureau sealed wrongly", () => {
  const full = () => scan.subarray(0, chunk.plain);
  const cases: [string, () => ReturnType<typeof honestChunks>][] = [
    [
      "with an empty last chunk after a full one",
      () => [
        { bytes: full(), index: 0, last: false },
        { bytes: new Uint8Array(0), index: 1, last: true },
      ],
    ],
    ["with no chunk that is the last", () => honestChunks(scan).map((each) => ({ ...each, last: false }))],
    ["with a number left out", () => honestChunks(scan).map((each) => ({ ...each, index: each.index * 2 }))],
    ["with all in one chunk", () => [{ bytes: scan, index: 0, last: true }]],
    ["with no chunk", () => []],
  ];
  it.each(cases)("%s is refused", async (_name, make) => {
    await expectTaskRefused(await withFile(material, await sealed(make())), "decrypt-failed");
  });

  it("with fewer or more bytes than its application says is refused", async () => {
    for (const size of [0, 1, scan.length - 1, scan.length + 1]) {
      const bytes = await sealed(honestChunks(new Uint8Array(size)));
      await expectTaskRefused(await withFile(material, bytes), "cross-check");
    }
  });

  it("with other bytes than its application says is refused where it is opened whole", async () => {
    const other = scan.slice();
    other[9] = 8;
    await expectTaskAnswer(await withFile(material, await sealed(honestChunks(other))), "digest-mismatch");
  });
});

describe.each([round, application, material])("the header of %s", (path) => {
  const plain = honestChunks(utf8("{}"));
  const grease = (count: number) =>
    stanzas(...Array.from({ length: count }, (_, index) => stanza([`grease-${index}`, "x"])));

  it("for someone else is refused", async () => {
    const { stranger, expert, bureau } = await people();
    const strangers = [stranger, expert, bureau].map(({ keys }) => keys.recipient);
    for (const other of [...strangers, await recipientOf(await newIdentity())])
      await expectTaskRefused(await withFile(path, await sealChunks([other], plain)), "decrypt-failed");
  });

  it("for the package and someone else, or twice, is refused", async () => {
    const { stranger } = await people();
    for (const readers of [
      [recipient, stranger.keys.recipient],
      [recipient, recipient],
      [grease(1), recipient],
    ])
      await expectTaskRefused(await withFile(path, await sealChunks(readers, plain)), "decrypt-failed");
  });

  it("of 10,000 stanzas, or of 1 MiB, is refused", async () => {
    const wide = stanzas(stanza(["X25519", "A".repeat(1_048_576)]));
    for (const readers of [[grease(10_000), recipient], [recipient, grease(10_000)], [wide]])
      await expectTaskRefused(await withFile(path, await sealChunks(readers, plain)), "decrypt-failed");
  });

  it("of scrypt, of work factor 30 too, is refused without a thought", async () => {
    for (const factor of ["30", "18", "1", "99", "018"]) {
      const scrypt = stanzas(stanza(["scrypt", "A".repeat(22), factor]));
      await expectTaskRefused(await withFile(path, await sealChunks([scrypt], plain)), "decrypt-failed");
    }
    await expectTaskRefused(
      await withFile(path, await sealBytesUnderPassphrase(scan, "x", 4)),
      "decrypt-failed",
    );
  });

  it("in armour, of another version, or none at all, is refused", async () => {
    const honest = shipped(path);
    const versions = ["/v2", "/v1 ", "/v1\r"].map((to) =>
      withHeaderText(honest, (text) => text.replace("/v1", to)),
    );
    for (const bytes of [armoured(honest), ...versions, utf8("{}"), utf8(""), joinBytes([utf8(" "), honest])])
      await expectTaskRefused(await withFile(path, bytes), "decrypt-failed");
  });

  it("of another file of the package is refused", async () => {
    const other = ageParts(shipped(path === round ? application : round));
    const bytes = ageFileOf({ ...ageParts(shipped(path)), header: other.header });
    await expectTaskRefused(await withFile(path, bytes), "decrypt-failed");
  });
});

describe("the key file of a reader", () => {
  const plain = (identity: string) => honestChunks(utf8(`${identity}\n`));
  const withKeyFile = async (bytes: Bytes) => withFile(await keyFileOf((await people()).expert), bytes);
  const forExpert = async (text: string) => sealBytes(utf8(text), (await people()).expert.keys.recipient);
  const identityOf = async () => packageIdentityIn(sample, (await people()).bureau);

  it("with the package identity in it is accepted, with a comment too", async () => {
    const identity = await identityOf();
    await expectTaskAnswer(await withKeyFile(await forExpert(`# of the package\n${identity}\n`)), "accepted");
  });

  it.each([
    ["nothing", async () => ""],
    ["a comment", async () => "# nothing here\n"],
    ["no identity", async () => "hello"],
    [
      "an identity with a wrong checksum",
      async () => (await identityOf()).replace(/.$/, (last) => (last === "Q" ? "P" : "Q")),
    ],
    ["an identity in lower case", async () => (await identityOf()).toLowerCase()],
    ["two identities", async () => `${await identityOf()}\n${await newIdentity()}\n`],
    ["the same identity twice", async () => `${await identityOf()}\n${await identityOf()}\n`],
    ["an identity and something more", async () => `${await identityOf()}\nhello\n`],
    ["an identity of the post-quantum kind", async () => `AGE-SECRET-KEY-PQ-1${"Q".repeat(58)}`],
    ["a plugin's identity", async () => "AGE-PLUGIN-YUBIKEY-1QQQQ"],
    ["letters beyond ASCII", async () => `# 包\n${await identityOf()}`],
    ["another package's identity", async () => newIdentity()],
    ["the reader's own identity", async () => (await people()).expert.keys.identity],
  ])("with %s in it is refused", async (_name, make) => {
    await expectTaskRefused(await withKeyFile(await forExpert(await make())), "decrypt-failed");
  });

  it("for two readers, or with a stanza that means nothing, is refused", async () => {
    const { expert, second } = await people();
    const chunks = plain(await identityOf());
    const own = expert.keys.recipient;
    for (const readers of [
      [own, second.keys.recipient],
      [own, own],
      [stanzas(stanza(["x", "y"])), own],
    ])
      await expectTaskRefused(await withKeyFile(await sealChunks(readers, chunks)), "decrypt-failed");
  });

  it("with 10,000 stanzas is refused", async () => {
    const grease = stanzas(...Array.from({ length: 10_000 }, () => stanza(["grease", "x"])));
    const bytes = await sealChunks(
      [grease, (await people()).expert.keys.recipient],
      plain(await identityOf()),
    );
    await expectTaskRefused(await withKeyFile(bytes), "decrypt-failed");
  });

  it("of scrypt with work factor 30 is refused without a thought", async () => {
    const scrypt = stanzas(stanza(["scrypt", "A".repeat(22), "30"]));
    const bytes = await sealChunks([scrypt], plain(await identityOf()));
    await expectTaskRefused(await withKeyFile(bytes), "decrypt-failed");
    for (const factor of ["30", "17", "19", "1", "018", "0x12", "99999999999"]) {
      const passphrase = await sealChunks(
        [stanzas(stanza(["scrypt", "A".repeat(22), factor]))],
        plain(await identityOf()),
      );
      await expectTaskRefused(await withFile("keys/passphrase.age", passphrase), "decrypt-failed");
    }
  });

  it("cut, armoured, or of another version is refused", async () => {
    const own = shipped(await keyFileOf((await people()).expert));
    const versions = withHeaderText(own, (text) => text.replace("/v1", "/v2"));
    for (const bytes of [own.slice(0, -1), own.slice(0, 100), armoured(own), versions, utf8("")])
      await expectTaskRefused(await withKeyFile(bytes), "decrypt-failed");
  });
});
