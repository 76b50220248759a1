import { beforeAll, describe, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import { entriesOf, resign, restore, setText, type Workbench } from "../../fixtures/bag-workshop";
import { changedTask, keyFileOf, taskBench } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { rawZip } from "../../fixtures/raw-zip";
import { expectTaskRefused } from "../expect-refused";

/** Every file of the sample task package. Key files are called by their reader. */
const paths = [
  ...["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.jws"],
  ...["bureau.jpcard", "data/round.json.age"],
  ...["data/applications/a1/application.json.age", "data/applications/a1/m1.age"],
  ...["data/applications/a2/application.json.age", "data/applications/a2/m1.age"],
];
const readers = ["bureau", "expert", "second"] as const;
const material = "data/applications/a1/m1.age";

/** What the bureau itself can rebuild once a file is gone or more are there. */
const byBureau = (change: (bench: Workbench) => void) =>
  changedTask(async (bench, bureau) => {
    change(bench);
    await restore(bench, bureau.keys);
  });

describe("the sample task package", () => {
  it("has the files of these tests and no others", async () => {
    const { bureau, expert, second } = await people();
    const keys = await Promise.all([bureau, expert, second].map(keyFileOf));
    const { files } = await taskBench();
    const missed = [...files.keys()].filter((path) => !paths.includes(path) && !keys.includes(path));
    if (missed.length > 0 || files.size !== paths.length + keys.length) throw new Error(missed.join());
  });
});

describe("a task package from which a file was removed", () => {
  const inNobodysManifest = ["manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.jws"];

  it.each(paths)("%s, and nothing else changed, is refused", async (path) => {
    const bytes = await changedTask((bench) => void bench.files.delete(path));
    await expectTaskRefused(bytes, path === "signature.jws" ? "signature-missing" : "file-missing");
  });

  it.each([
    ["bagit.txt", "file-missing"],
    ["bureau.jpcard", "file-missing"],
    ["data/round.json.age", "file-missing"],
    ["data/applications/a1/application.json.age", "file-missing"],
    [material, "cross-check"],
  ] as const)("%s, by the bureau itself, is refused", async (path, code) => {
    await expectTaskRefused(await byBureau((bench) => void bench.files.delete(path)), code);
  });

  it.each(inNobodysManifest)("%s, with the rest rebuilt around it, is refused", async (path) => {
    const bytes = await changedTask(async (bench, bureau) => {
      await restore(bench, bureau.keys);
      bench.files.delete(path);
    });
    await expectTaskRefused(bytes, path === "signature.jws" ? "signature-missing" : "file-missing");
  });

  it.each(readers)("the key file of %s is refused, listed or not", async (reader) => {
    const path = await keyFileOf((await people())[reader]);
    await expectTaskRefused(await changedTask((bench) => void bench.files.delete(path)), "file-missing");
    const signed = await byBureau((bench) => void bench.files.delete(path));
    await expectTaskRefused(signed, reader === "expert" ? "wrong-recipient" : "cross-check");
  });

  it("all key files are refused as for nobody", async () => {
    const bytes = await byBureau((bench) => {
      for (const path of bench.files.keys()) if (path.startsWith("keys/")) bench.files.delete(path);
    });
    await expectTaskRefused(bytes, "wrong-recipient");
  });

  it("a whole application is refused, listed or not", async () => {
    const drop = (bench: Workbench) => {
      for (const path of bench.files.keys()) if (path.includes("/a2/")) bench.files.delete(path);
    };
    await expectTaskRefused(await changedTask(drop), "file-missing");
    await expectTaskRefused(await byBureau(drop), "cross-check");
  });
});

describe("a task package to which a file was added", () => {
  /** In every folder: one name that the layout does not know. */
  const strangers = [
    ...[
      "readme.txt",
      "fetch.txt",
      "expert.jpcard",
      "manifest-sha512.txt",
      "tagmanifest-md5.txt",
      "signature2.jws",
    ],
    ...["keys/x.age", "keys/readme.txt", `keys/${"0".repeat(32)}`, "more/x.txt"],
    ...["data/extra.age", "data/round.json", "data/declaration.json", "data/returns/x.json.age"],
    ...["data/returns/readme.txt", "data/applications/x.age", "data/applications/a1/x.pdf"],
    ...[
      "data/applications/a1/x/y.age",
      "data/applications/a1/application.json",
      "data/reviews/a1/review.json",
    ],
  ];
  it.each(strangers)("%s is refused, listed or not", async (path) => {
    const add = (bench: Workbench) => void bench.files.set(path, utf8("x"));
    await expectTaskRefused(await changedTask(add), "file-unlisted");
    await expectTaskRefused(await byBureau(add), "file-unlisted");
  });

  /** In every folder: a name that the layout knows, for someone or something that the claims do not name. */
  const known = [
    [`keys/${"0".repeat(32)}.age`, "decrypt-failed"],
    ["keys/passphrase.age", "decrypt-failed"],
    [`data/returns/${"0".repeat(32)}.json.age`, "decrypt-failed"],
    ["data/applications/a1/m9.age", "decrypt-failed"],
    ["data/applications/a9/application.json.age", "decrypt-failed"],
    ["data/applications/a9/m1.age", "file-missing"],
  ] as const;
  it.each(known)("%s is refused, listed or not", async (path, code) => {
    const add = (bench: Workbench) => void bench.files.set(path, utf8("x"));
    await expectTaskRefused(await changedTask(add), "file-unlisted");
    await expectTaskRefused(await byBureau(add), code);
  });

  it("a material that opens but that no one claims is refused", async () => {
    const bytes = await byBureau((bench) => {
      bench.files.set("data/applications/a1/m9.age", bench.files.get(material) ?? utf8(""));
    });
    await expectTaskRefused(bytes, "cross-check");
  });

  it("an application that opens but that no one claims is refused", async () => {
    const bytes = await byBureau((bench) => {
      for (const [path, content] of [...bench.files]) {
        if (path.includes("/a1/")) bench.files.set(path.replace("/a1/", "/a3/"), content);
      }
    });
    await expectTaskRefused(bytes, "cross-check");
  });

  it("a key file for someone who is no expert of it is refused", async () => {
    const { expert, stranger } = await people();
    const [own, other] = [await keyFileOf(expert), await keyFileOf(stranger)];
    const bytes = await byBureau((bench) => void bench.files.set(other, bench.files.get(own) ?? utf8("")));
    await expectTaskRefused(bytes, "cross-check");
  });

  it("returns that open but are for no expert of it are refused", async () => {
    const { bureau } = await people();
    const name = (await keyFileOf(bureau)).slice("keys/".length, -".age".length);
    const bytes = await byBureau((bench) => {
      bench.files.set(`data/returns/${name}.json.age`, bench.files.get("data/round.json.age") ?? utf8(""));
    });
    await expectTaskRefused(bytes, "cross-check");
  });

  it("a passphrase file that is for a key is refused", async () => {
    const own = await keyFileOf((await people()).expert);
    const bytes = await byBureau((bench) => {
      bench.files.set("keys/passphrase.age", bench.files.get(own) ?? utf8(""));
    });
    await expectTaskRefused(bytes, "decrypt-failed");
  });
});

describe("a task package in which a file is twice", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await taskBench();
  });

  it.each(paths)("%s under the same name is refused", async (path) => {
    const entries = entriesOf(bench);
    const [twice] = entries.filter((entry) => String(entry.name).endsWith(`/${path}`));
    if (!twice) throw new Error("not there");
    await expectTaskRefused(new Uint8Array(rawZip([...entries, twice])), "archive-malformed");
    const other = { ...twice, bytes: utf8("other") };
    await expectTaskRefused(new Uint8Array(rawZip([...entries, other])), "archive-malformed");
  });

  it.each(readers)("the key file of %s under the same name is refused", async (reader) => {
    const path = await keyFileOf((await people())[reader]);
    const more = { name: `${bench.root}/${path}`, bytes: bench.files.get(path) ?? utf8("") };
    await expectTaskRefused(new Uint8Array(rawZip([...entriesOf(bench), more])), "archive-malformed");
  });
});

describe("a task package in which a file was renamed", () => {
  const renamed = (from: string, to: string) => (bench: Workbench) => {
    const bytes = bench.files.get(from) ?? utf8("");
    bench.files.delete(from);
    bench.files.set(to, bytes);
  };

  it.each(paths)("%s with a letter more is refused", async (path) => {
    const to = path.replace(/(\.[a-z.]+)?$/, "x$1");
    const bytes = await changedTask(renamed(path, to));
    const optional = path === material || path.endsWith("a2/m1.age") || path.includes("/application.json");
    const code = path === "signature.jws" ? "signature-missing" : "file-missing";
    await expectTaskRefused(bytes, optional ? "file-unlisted" : code);
  });

  it.each([
    ["data/round.json.age", "data/round.json", "file-missing"],
    [material, "data/applications/a1/m2.age", "cross-check"],
    [material, "data/applications/a2/m2.age", "cross-check"],
    [material, "data/applications/a1/m1.pdf", "file-unlisted"],
    ["data/applications/a1/application.json.age", "data/applications/a1/m2.age", "file-missing"],
    [
      "data/applications/a1/application.json.age",
      "data/applications/a3/application.json.age",
      "file-missing",
    ],
    ["bureau.jpcard", "expert.jpcard", "file-missing"],
    ["bagit.txt", "keys/bagit.txt", "file-missing"],
  ] as const)("%s as %s, by the bureau itself, is refused", async (from, to, code) => {
    await expectTaskRefused(await byBureau(renamed(from, to)), code);
  });

  it("a key file as another reader's is refused", async () => {
    const { expert, stranger } = await people();
    const bytes = await byBureau(renamed(await keyFileOf(expert), await keyFileOf(stranger)));
    await expectTaskRefused(bytes, "cross-check");
  });

  it("its folder, with everything rebuilt, is refused", async () => {
    const bytes = await changedTask(async (bench, bureau) => {
      bench.root = "99999999-9999-4999-8999-999999999999";
      await resign(bench, bureau.keys);
    });
    await expectTaskRefused(bytes, "cross-check");
  });
});

describe("a task package in which a byte was changed", () => {
  it.each(paths)("%s is refused", async (path) => {
    const bytes = await changedTask((bench) => {
      const changed = bench.files.get(path)?.slice() ?? new Uint8Array(0);
      const at = path === "signature.jws" ? changed.length - 20 : changed.length - 2;
      changed[at] = path === "signature.jws" ? (changed[at] === 65 ? 66 : 65) : (changed[at] ?? 0) ^ 1;
      bench.files.set(path, changed);
    });
    await expectTaskRefused(bytes, path === "signature.jws" ? "signature-invalid" : "digest-mismatch");
  });

  it.each(readers)("the key file of %s is refused", async (reader) => {
    const path = await keyFileOf((await people())[reader]);
    const bytes = await changedTask((bench) => {
      const changed = bench.files.get(path)?.slice() ?? new Uint8Array(0);
      changed[changed.length - 2] = (changed.at(-2) ?? 0) ^ 1;
      bench.files.set(path, changed);
    });
    await expectTaskRefused(bytes, "digest-mismatch");
  });

  it("an emptied file is refused, listed or not", async () => {
    for (const path of ["bureau.jpcard", material, "data/round.json.age"]) {
      const empty = (bench: Workbench) => setText(bench, path, "");
      await expectTaskRefused(await changedTask(empty), "digest-mismatch");
      const code = path === "bureau.jpcard" ? "card-invalid" : "decrypt-failed";
      await expectTaskRefused(await byBureau(empty), code);
    }
  });
});
