import { beforeAll, describe, expect, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import { entriesOf, resign, restore, setText, type Workbench } from "../../fixtures/bag-workshop";
import { changedBag, reviewBench } from "../../fixtures/honest";
import { rawZip } from "../../fixtures/raw-zip";
import { expectBagRefused } from "../expect-refused";

const folder = (id: string) =>
  ["review.json", "annotations.json", "opinion.pdf"].map((file) => `data/reviews/${id}/${file}`);
/** Every file of the sample bundle. */
const paths = [
  ...["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.jws"],
  ...["expert.jpcard", "data/declaration.json", ...folder("a1"), ...folder("a2")],
];
const made = ["manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.jws", "bag-info.txt"];
const others = paths.filter((path) => !made.includes(path));
const missing = (path: string) => (path === "signature.jws" ? "signature-missing" : "file-missing");

/** What the expert itself can rebuild once a file is gone or more are there. */
const byExpert = (change: (bench: Workbench) => void) =>
  changedBag(async (bench, expert) => {
    change(bench);
    await restore(bench, expert.keys);
  });

it("the sample bundle has the files of these tests and no others", async () => {
  expect([...(await reviewBench()).files.keys()].sort()).toEqual([...paths].sort());
});

describe("a bundle from which a file was removed", () => {
  it.each(paths)("%s, and nothing else changed, is refused", async (path) => {
    await expectBagRefused(await changedBag((bench) => void bench.files.delete(path)), missing(path));
  });

  it.each(others)("%s, by the expert itself, is refused", async (path) => {
    await expectBagRefused(await byExpert((bench) => void bench.files.delete(path)), "file-missing");
  });

  it("a whole application is refused, listed or not", async () => {
    const drop = (bench: Workbench) => {
      for (const path of folder("a2")) bench.files.delete(path);
    };
    await expectBagRefused(await changedBag(drop), "file-missing");
    await expectBagRefused(await byExpert(drop), "cross-check");
  });
});

describe("a bundle to which a file was added", () => {
  const strangers = [
    ...["readme.txt", "fetch.txt", "bureau.jpcard", "manifest-md5.txt", "keys/x.age", "more/x.txt"],
    ...["data/round.json", "data/x.json", "data/round.json.age", "data/reviews/review.json"],
    ...["data/reviews/a1/more.json", "data/reviews/a1/opinion2.pdf", "data/reviews/a1/x/review.json"],
    ...["data/applications/a1/m1.age", "data/returns/x.json"],
  ];
  it.each(strangers)("%s is refused, listed or not", async (path) => {
    const add = (bench: Workbench) => void bench.files.set(path, utf8("{}"));
    await expectBagRefused(await changedBag(add), "file-unlisted");
    await expectBagRefused(await byExpert(add), "file-unlisted");
  });

  it("one file of an application more is refused, listed or not", async () => {
    const add = (bench: Workbench) => void bench.files.set("data/reviews/a3/review.json", utf8("{}"));
    await expectBagRefused(await changedBag(add), "file-unlisted");
    await expectBagRefused(await byExpert(add), "file-missing");
  });

  it("an application more that no one claims is refused", async () => {
    const bytes = await byExpert((bench) => {
      for (const path of folder("a1"))
        bench.files.set(path.replace("/a1/", "/a3/"), bench.files.get(path) ?? utf8(""));
    });
    await expectBagRefused(bytes, "cross-check");
  });
});

describe("a bundle in which a file is twice", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await reviewBench();
  });

  it.each(paths)("%s under the same name is refused", async (path) => {
    const entries = entriesOf(bench);
    const twice = entries.find((entry) => String(entry.name).endsWith(`/${path}`));
    if (!twice) throw new Error("not there");
    await expectBagRefused(new Uint8Array(rawZip([...entries, twice])), "archive-malformed");
    const other = { ...twice, bytes: utf8("other") };
    await expectBagRefused(new Uint8Array(rawZip([...entries, other])), "archive-malformed");
  });
});

describe("a bundle in which a file was renamed", () => {
  const renamed = (from: string, to: string) => (bench: Workbench) => {
    const bytes = bench.files.get(from) ?? utf8("");
    bench.files.delete(from);
    bench.files.set(to, bytes);
  };

  it.each(paths)("%s with a letter more is refused", async (path) => {
    const bytes = await changedBag(renamed(path, path.replace(/(\.[a-z0-9]+)$/, "x$1")));
    // A folder's files are asked for after the manifests are read, and by then one too many was found.
    await expectBagRefused(bytes, path.startsWith("data/reviews/") ? "file-unlisted" : missing(path));
  });

  it.each([
    ["data/reviews/a1/review.json", "data/reviews/a1/annotations2.json", "file-unlisted"],
    ["data/reviews/a1/opinion.pdf", "data/reviews/a1/opinion.jpg", "file-unlisted"],
    ["data/reviews/a1/opinion.pdf", "data/reviews/a3/opinion.pdf", "file-missing"],
    ["expert.jpcard", "bureau.jpcard", "file-missing"],
    ["data/declaration.json", "data/reviews/declaration.json", "file-missing"],
  ] as const)("%s as %s, by the expert itself, is refused", async (from, to, code) => {
    await expectBagRefused(await byExpert(renamed(from, to)), code);
  });

  it("a whole application as another's is refused", async () => {
    const bytes = await byExpert((bench) => {
      for (const path of folder("a1")) renamed(path, path.replace("/a1/", "/a3/"))(bench);
    });
    await expectBagRefused(bytes, "cross-check");
  });

  it("its folder, with everything rebuilt, is refused", async () => {
    const bytes = await changedBag(async (bench, expert) => {
      bench.root = "99999999-9999-4999-8999-999999999999";
      await resign(bench, expert.keys);
    });
    await expectBagRefused(bytes, "cross-check");
  });
});

describe("a bundle in which a byte was changed", () => {
  it.each(paths)("%s is refused", async (path) => {
    const bytes = await changedBag((bench) => {
      const changed = bench.files.get(path)?.slice() ?? new Uint8Array(0);
      const at = path === "signature.jws" ? changed.length - 20 : changed.length - 2;
      changed[at] = path === "signature.jws" ? (changed[at] === 65 ? 66 : 65) : (changed[at] ?? 0) ^ 1;
      bench.files.set(path, changed);
    });
    await expectBagRefused(bytes, path === "signature.jws" ? "signature-invalid" : "digest-mismatch");
  });

  it.each([
    ["expert.jpcard", "card-invalid"],
    ["data/declaration.json", "schema-invalid"],
    ["data/reviews/a1/review.json", "schema-invalid"],
    ["data/reviews/a1/annotations.json", "schema-invalid"],
  ] as const)("%s that was emptied is refused, listed or not", async (path, code) => {
    const empty = (bench: Workbench) => setText(bench, path, "");
    await expectBagRefused(await changedBag(empty), "digest-mismatch");
    await expectBagRefused(await byExpert(empty), code);
  });
});
