import { describe, expect, it } from "vitest";
import { recipientOf } from "../../shared/package/age-keys";
import { openAge } from "../../shared/package/age-read";
import { sealBytes } from "../../shared/package/age-seal";
import { bytesSource, readAll } from "../../shared/package/byte-source";
import { type Bytes, joinBytes, utf8 } from "../../shared/package/bytes";
import { keyNameOf } from "../../shared/package/task-layout";
import {
  anyJws,
  claimsIn,
  putTogether,
  resign,
  restore,
  setText,
  takeApart,
  textOf,
  type Workbench,
} from "../fixtures/bag-workshop";
import { dossierOf, ids, sampleTask } from "../fixtures/packages";
import { type Person, people } from "../fixtures/people";
import { taskAnswer } from "./refused-by";

let honest: Promise<Bytes> | null = null;

/** A workbench with an honest package on it, changed, as an archive again. */
async function changed(change: (bench: Workbench, bureau: Person) => Promise<void> | void): Promise<Bytes> {
  honest ??= sampleTask().then((task) => task.bytes);
  const bench = await takeApart(await honest);
  await change(bench, (await people()).bureau);
  return putTogether(bench);
}

const aPayload = "data/applications/a1/m1.age";

function flip(bench: Workbench, path: string): void {
  const bytes = bench.files.get(path)?.slice() ?? new Uint8Array(0);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  bench.files.set(path, bytes);
}

/** The secret that opens the payload, out of a reader's own key file: an attacker who is a reader has it too. */
async function packageIdentityIn(bench: Workbench, reader: Person): Promise<string> {
  const key = bench.files.get(`keys/${await keyNameOf(reader.keys.kid)}.age`) ?? utf8("");
  const opened = await openAge(bytesSource(key), { identity: reader.keys.identity }, "key");
  if (!opened) throw new Error("not for this reader");
  return new TextDecoder().decode(await readAll(opened)).trim();
}

function part(bench: Workbench, index: number, value: string): void {
  const parts = textOf(bench, "signature.jws").split(".");
  parts[index] = value;
  setText(bench, "signature.jws", parts.join("."));
}

describe("a package from which a file was taken", () => {
  it.each([
    ["bagit.txt", "file-missing"],
    ["bag-info.txt", "file-missing"],
    ["manifest-sha256.txt", "file-missing"],
    ["tagmanifest-sha256.txt", "file-missing"],
    ["signature.jws", "signature-missing"],
    ["bureau.jpcard", "file-missing"],
    ["data/round.json.age", "file-missing"],
    [aPayload, "file-missing"],
    ["data/applications/a1/application.json.age", "file-missing"],
  ])("%s is refused", async (path, code) => {
    expect(await taskAnswer(await changed((bench) => void bench.files.delete(path)))).toBe(code);
  });

  it("a key is refused", async () => {
    const bytes = await changed((bench) => {
      for (const path of bench.files.keys()) if (path.startsWith("keys/")) bench.files.delete(path);
    });
    expect(await taskAnswer(bytes)).toBe("file-missing");
  });
});

describe("a package to which a file was added", () => {
  it.each([
    "data/extra.age",
    "fetch.txt",
    "data/returns/x.json.age",
    "keys/x.age",
    "readme.txt",
    "data/applications/a1/x/y.age",
  ])("%s is refused, listed or not", async (path) => {
    const add = (bench: Workbench) => void bench.files.set(path, utf8("x"));
    expect(await taskAnswer(await changed(add))).toBe("file-unlisted");
    const listed = await changed(async (bench, bureau) => {
      add(bench);
      await restore(bench, bureau.keys);
    });
    expect(await taskAnswer(listed)).toBe("file-unlisted");
  });

  it("a material that no one claims is refused", async () => {
    const bytes = await changed(async (bench, bureau) => {
      bench.files.set("data/applications/a1/m9.age", bench.files.get(aPayload) ?? utf8(""));
      await restore(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes)).toBe("cross-check");
  });
});

describe("a package of which a byte was changed", () => {
  it.each([
    ["bagit.txt", "digest-mismatch"],
    ["bag-info.txt", "digest-mismatch"],
    ["manifest-sha256.txt", "digest-mismatch"],
    ["tagmanifest-sha256.txt", "digest-mismatch"],
    ["bureau.jpcard", "digest-mismatch"],
    [aPayload, "digest-mismatch"],
    ["data/round.json.age", "digest-mismatch"],
  ])("%s is refused", async (path, code) => {
    expect(await taskAnswer(await changed((bench) => flip(bench, path)))).toBe(code);
  });

  it("two payload files swapped is refused", async () => {
    const bytes = await changed((bench) => {
      const [one, other] = [bench.files.get(aPayload), bench.files.get("data/applications/a2/m1.age")];
      bench.files.set(aPayload, other ?? utf8("")).set("data/applications/a2/m1.age", one ?? utf8(""));
    });
    expect(await taskAnswer(bytes)).toBe("digest-mismatch");
  });

  it("two files swapped by the bureau itself is refused by their digests or sizes", async () => {
    const bytes = await changed(async (bench, bureau) => {
      const [one, other] = [bench.files.get(aPayload), bench.files.get("data/applications/a2/m1.age")];
      bench.files.set(aPayload, other ?? utf8("")).set("data/applications/a2/m1.age", one ?? utf8(""));
      await restore(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes)).toBe("digest-mismatch");
  });
});

describe("a signature", () => {
  const header = { alg: "ES256", typ: "jp-claims+jws" };

  it.each([
    ["alg none", { alg: "none" }, "header-forbidden"],
    ["HS256", { alg: "HS256" }, "header-forbidden"],
    ["ES384", { alg: "ES384" }, "header-forbidden"],
    ["another type", { typ: "JWT" }, "header-forbidden"],
    ["a card's type", { typ: "jp-card+jws" }, "header-forbidden"],
    ["crit", { crit: ["exp"] }, "header-forbidden"],
    ["b64", { b64: false }, "header-forbidden"],
    ["an embedded key", { jwk: {} }, "header-forbidden"],
    ["a key's address", { jku: "https://example.org" }, "header-forbidden"],
    ["no type", { typ: undefined }, "header-forbidden"],
    ["no kid", { kid: undefined }, "header-forbidden"],
    ["a kid that is no thumbprint", { kid: "../x" }, "header-forbidden"],
    ["a kid that is a number", { kid: 1 }, "header-forbidden"],
  ])("with %s is refused", async (_name, change, code) => {
    const bytes = await changed(async (bench, bureau) => {
      const given = { ...header, kid: bureau.keys.kid, ...change };
      setText(bench, "signature.jws", await anyJws(given, claimsIn(bench), bureau.keys));
    });
    expect(await taskAnswer(bytes)).toBe(code);
  });

  it.each([
    [
      "a member twice",
      (kid: string) => `{"alg":"none","alg":"ES256","typ":"jp-claims+jws","kid":"${kid}"}`,
      "header-forbidden",
    ],
    ["a list", () => "[]", "signature-malformed"],
    ["no JSON", () => "alg=ES256", "signature-malformed"],
    [
      "a byte order mark",
      (kid: string) => `\ufeff{"alg":"ES256","typ":"jp-claims+jws","kid":"${kid}"}`,
      "signature-malformed",
    ],
  ])("whose header has %s is refused", async (_name, make, code) => {
    const bytes = await changed(async (bench, bureau) => {
      setText(bench, "signature.jws", await anyJws(make(bureau.keys.kid), claimsIn(bench), bureau.keys));
    });
    expect(await taskAnswer(bytes)).toBe(code);
  });

  it("with its header's members in another order is accepted", async () => {
    const bytes = await changed(async (bench, bureau) => {
      const given = { kid: bureau.keys.kid, typ: "jp-claims+jws", alg: "ES256" };
      setText(bench, "signature.jws", await anyJws(given, claimsIn(bench), bureau.keys));
    });
    expect(await taskAnswer(bytes)).toBe("accepted");
  });

  it.each([
    ["63 bytes", Buffer.alloc(63, 1).toString("base64url"), "signature-malformed"],
    ["a DER signature", Buffer.alloc(70, 0x30).toString("base64url"), "signature-malformed"],
    ["nothing", "", "signature-malformed"],
    ["zeros", Buffer.alloc(64).toString("base64url"), "signature-invalid"],
    ["padding", `${Buffer.alloc(64).toString("base64url")}==`, "signature-malformed"],
    ["a second spelling", `${Buffer.alloc(64).toString("base64url").slice(0, -1)}B`, "signature-malformed"],
    ["a fourth part", "AA.AA", "signature-malformed"],
  ])("of %s is refused", async (_name, value, code) => {
    expect(await taskAnswer(await changed((bench) => part(bench, 2, value)))).toBe(code);
  });

  it("as JSON, or with a newline after it, is refused", async () => {
    for (const make of [(text: string) => `${text}\n`, (text: string) => JSON.stringify({ payload: text })]) {
      const bytes = await changed((bench) =>
        setText(bench, "signature.jws", make(textOf(bench, "signature.jws"))),
      );
      expect(await taskAnswer(bytes)).toBe("signature-malformed");
    }
  });

  it("over other claims is refused", async () => {
    const bytes = await changed((bench) => {
      const claims = { ...claimsIn(bench), issuedAt: "2026-09-03T09:00:00+08:00" };
      part(bench, 1, Buffer.from(JSON.stringify(claims)).toString("base64url"));
    });
    expect(await taskAnswer(bytes)).toBe("signature-invalid");
  });

  it("of someone unknown, of an expert, or of another under the bureau's name is refused", async () => {
    const { stranger, expert, bureau } = await people();
    const by = (keys: Person["keys"], kid: string) =>
      changed(async (bench) => {
        setText(bench, "signature.jws", await anyJws({ ...header, kid }, claimsIn(bench), keys));
      });
    expect(await taskAnswer(await by(stranger.keys, stranger.keys.kid))).toBe("signer-unknown");
    expect(await taskAnswer(await by(expert.keys, expert.keys.kid))).toBe("signer-role");
    expect(await taskAnswer(await by(stranger.keys, bureau.keys.kid))).toBe("signature-invalid");
  });
});

describe("a claim", () => {
  const asSigned = (change: Record<string, unknown>) =>
    changed((bench, bureau) => resign(bench, bureau.keys, change));

  const members = [
    ...[
      "kind",
      "packageId",
      "tagmanifestSha256",
      "round",
      "roundSha256",
      "bureau",
      "experts",
      "applications",
    ],
    ...["supersedes", "issuedAt", "format"],
  ];
  it.each(members)("%s that is missing or of another type is refused", async (name) => {
    expect(await taskAnswer(await asSigned({ [name]: undefined }))).toBe("claims-invalid");
    expect(await taskAnswer(await asSigned({ [name]: true }))).toBe("claims-invalid");
  });

  it.each([
    ["an unknown one", { more: 1 }, "claims-invalid"],
    ["a later format", { format: 2 }, "format-unsupported"],
    ["another kind", { kind: "review" }, "claims-invalid"],
    ["a digest in upper case", { roundSha256: "A".repeat(64) }, "claims-invalid"],
    ["another tag manifest", { tagmanifestSha256: "0".repeat(64) }, "digest-mismatch"],
    ["another package", { packageId: ids.review }, "cross-check"],
    ["another round", { round: { id: "r2", revision: 1 } }, "cross-check"],
    ["a later revision that supersedes nothing", { round: { id: "r1", revision: 2 } }, "cross-check"],
    [
      "a first revision that supersedes",
      { supersedes: { packageId: ids.review, digest: "0".repeat(64) } },
      "cross-check",
    ],
    ["revision 0", { round: { id: "r1", revision: 0 } }, "claims-invalid"],
    ["another round's digest", { roundSha256: "0".repeat(64) }, "cross-check"],
    ["no experts", { experts: [] }, "cross-check"],
    ["fewer applications", { applications: [{ id: "a1", materials: 1 }] }, "cross-check"],
    [
      "more materials",
      {
        applications: [
          { id: "a1", materials: 2 },
          { id: "a2", materials: 1 },
        ],
      },
      "cross-check",
    ],
    [
      "an application twice",
      {
        applications: [
          { id: "a1", materials: 1 },
          { id: "a1", materials: 1 },
        ],
      },
      "claims-invalid",
    ],
  ])("%s is refused", async (_name, change, code) => {
    expect(await taskAnswer(await asSigned(change))).toBe(code);
  });

  it("that names another bureau or recipient is refused", async () => {
    const { otherBureau, bureau } = await people();
    for (const other of [
      { kid: otherBureau.keys.kid, recipient: bureau.keys.recipient },
      { kid: bureau.keys.kid, recipient: otherBureau.keys.recipient },
    ]) {
      expect(await taskAnswer(await asSigned({ bureau: other }))).toBe("cross-check");
    }
  });

  it("twice in the signed text is refused", async () => {
    const bytes = await changed(async (bench, bureau) => {
      const text = JSON.stringify(claimsIn(bench)).replace('{"format":1', '{"format":1,"format":1');
      const given = { alg: "ES256", typ: "jp-claims+jws", kid: bureau.keys.kid };
      setText(bench, "signature.jws", await anyJws(given, text, bureau.keys));
    });
    expect(await taskAnswer(bytes)).toBe("claims-invalid");
  });
});

describe("a manifest", () => {
  it.each([
    ["upper-case hex", (text: string) => text.replace(/[a-f]/g, (letter) => letter.toUpperCase())],
    ["one space", (text: string) => text.replace("  ", " ")],
    ["an asterisk", (text: string) => text.replace("  ", " *")],
    ["no last newline", (text: string) => text.slice(0, -1)],
    ["Windows lines", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a file twice", (text: string) => `${text}${text.split("\n")[0]}\n`],
    ["a forbidden name", (text: string) => `${text}${"0".repeat(64)}  ../x\n`],
    ["a file outside data", (text: string) => `${text}${"0".repeat(64)}  bagit.txt\n`],
  ])("with %s is refused", async (_name, make) => {
    const bytes = await changed(async (bench, bureau) => {
      setText(bench, "manifest-sha256.txt", make(textOf(bench, "manifest-sha256.txt")));
      await resign(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes)).toBe("bag-invalid");
  });

  it("that lists what is not there is refused", async () => {
    const bytes = await changed(async (bench, bureau) => {
      const text = `${textOf(bench, "manifest-sha256.txt")}${"0".repeat(64)}  data/applications/a1/m7.age\n`;
      setText(bench, "manifest-sha256.txt", text);
      await resign(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes)).toBe("file-missing");
  });
});

describe("the bag's own words", () => {
  it.each([
    ["bagit.txt", "1.0", "0.97", "bag-invalid"],
    ["bagit.txt", "UTF-8", "utf-8", "bag-invalid"],
    ["bag-info.txt", "Jp-Format: 1", "Jp-Format: 2", "bag-invalid"],
    ["bag-info.txt", "Jp-Kind: task", "Jp-Kind: other", "bag-invalid"],
    ["bag-info.txt", "Jp-Kind: task", "Jp-Kind: review", "cross-check"],
    ["bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1", "bag-invalid"],
    ["bag-info.txt", "Bagging-Date: 2026-09-02", "Bagging-Date: 2026-13-02", "bag-invalid"],
    ["bag-info.txt", "Jp-Format: 1", "Jp-Format: 1\nJp-Format: 1", "bag-invalid"],
    ["bag-info.txt", "Jp-Format: 1", "Jp-Format: 1\nContact-Name: x", "bag-invalid"],
    ["bag-info.txt", `External-Identifier: ${ids.task}`, `External-Identifier: ${ids.review}`, "cross-check"],
    ["bag-info.txt", "External-Identifier: ", "External-Identifier: x", "bag-invalid"],
  ])("%s with %j as %j is refused", async (path, from, to, code) => {
    const bytes = await changed(async (bench, bureau) => {
      setText(bench, path, textOf(bench, path).replace(from, to));
      await resign(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes)).toBe(code);
  });
});

describe("the enclosed card", () => {
  async function withCard(make: () => Promise<Bytes>) {
    return taskAnswer(
      await changed(async (bench, bureau) => {
        bench.files.set("bureau.jpcard", await make());
        await resign(bench, bureau.keys);
      }),
    );
  }

  it("that does not hold is refused", async () => {
    const { bureau } = await people();
    const broken = bureau.card.slice();
    broken[broken.length - 5] = (broken.at(-5) ?? 0) ^ 1;
    expect(await withCard(async () => broken)).toBe("card-invalid");
    expect(await withCard(async () => utf8("{}"))).toBe("card-invalid");
  });

  it("of another bureau is refused", async () => {
    const { otherBureau } = await people();
    expect(await withCard(async () => otherBureau.card)).toBe("cross-check");
  });
});

describe("the reader", () => {
  it("whom nothing is addressed to is told so", async () => {
    const { stranger } = await people();
    expect(await taskAnswer((await sampleTask()).bytes, stranger)).toBe("wrong-recipient");
    expect(await taskAnswer((await sampleTask()).bytes, null)).toBe("accepted");
  });

  it("whose key file is for another is told that it does not open", async () => {
    const { expert, second } = await people();
    const [own, other] = await Promise.all([expert, second].map(({ keys }) => keyNameOf(keys.kid)));
    const bytes = await changed(async (bench, bureau) => {
      bench.files.set(`keys/${own}.age`, bench.files.get(`keys/${other}.age`) ?? utf8(""));
      await resign(bench, bureau.keys);
    });
    expect(await taskAnswer(bytes)).toBe("decrypt-failed");
  });

  it("is refused a key file that is no age file, or for two", async () => {
    const { expert } = await people();
    const path = `keys/${await keyNameOf(expert.keys.kid)}.age`;
    for (const bytes of [
      utf8("age"),
      utf8("age-encryption.org/v1\n-> X25519 a\nb\n-> X25519 a\nb\n--- x\n"),
    ]) {
      const made = await changed(async (bench, bureau) => {
        bench.files.set(path, bytes);
        await resign(bench, bureau.keys);
      });
      expect(await taskAnswer(made)).toBe("decrypt-failed");
    }
  });
});

describe("a payload file that the bureau itself signed wrongly", () => {
  async function withPayload(path: string, make: (bench: Workbench) => Promise<Bytes> | Bytes, change = {}) {
    return taskAnswer(
      await changed(async (bench, bureau) => {
        bench.files.set(path, await make(bench));
        await restore(bench, bureau.keys, change);
      }),
    );
  }

  it("and that does not decrypt is refused", async () => {
    const { stranger } = await people();
    const cut = (bench: Workbench) => bench.files.get(aPayload)?.slice(0, -1) ?? utf8("");
    expect(await withPayload(aPayload, cut)).toBe("decrypt-failed");
    expect(await withPayload(aPayload, () => sealBytes(utf8("%PDF-one"), stranger.keys.recipient))).toBe(
      "decrypt-failed",
    );
    expect(await withPayload("data/round.json.age", () => utf8("{}"))).toBe("decrypt-failed");
    const longer = (bench: Workbench) => joinBytes([bench.files.get(aPayload) ?? utf8(""), utf8("x")]);
    expect(await withPayload(aPayload, longer)).toBe("decrypt-failed");
  });

  it("and whose document is of no known shape is refused", async () => {
    const { bureau, expert } = await people();
    const bench = await takeApart((await sampleTask()).bytes);
    const recipient = await recipientOf(await packageIdentityIn(bench, expert));
    for (const text of ["{}", "", "\ufeff{}", '{"format":1,"format":1}', "[".repeat(99), '{"format":2}']) {
      bench.files.set("data/round.json.age", await sealBytes(utf8(text), recipient));
      await restore(bench, bureau.keys);
      expect(await taskAnswer(putTogether(bench)), text).toBe("schema-invalid");
    }
  });

  it("and that is another document than the claims say is refused", async () => {
    const dossiers = [await dossierOf("a1", [utf8("%PDF-one")]), await dossierOf("a3", [utf8("%PDF-two")])];
    const task = await sampleTask({ dossiers });
    const bench = await takeApart(task.bytes);
    const { bureau } = await people();
    // a3's folder is renamed to a2 with everything around it, but its document still says a3.
    for (const [path, bytes] of [...bench.files]) {
      if (!path.startsWith("data/applications/a3/")) continue;
      bench.files.delete(path);
      bench.files.set(path.replace("/a3/", "/a2/"), bytes);
    }
    const applications = [
      { id: "a1", materials: 1 },
      { id: "a2", materials: 1 },
    ];
    await restore(bench, bureau.keys, { applications });
    expect(await taskAnswer(putTogether(bench))).toBe("cross-check");
  });
});
