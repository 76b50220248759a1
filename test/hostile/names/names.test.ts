import { describe, it } from "vitest";
import { honestEntries, honestRoot, withName, zipOf } from "../../fixtures/archives";
import { entriesOf, putTogether } from "../../fixtures/bag-workshop";
import { honest, reviewBench, taskBench } from "../../fixtures/honest";
import { expectBagRefused, expectTaskRefused } from "../expect-refused";

/** Names inside the top-level folder, by what is wrong with them. */
const inside: Readonly<Record<string, readonly string[]>> = {
  "climb out of the folder": [
    ...["../../evil.txt", "..", "../x", "data/../../x", "data/..", "data/../bagit.txt", "./x", "data/./x"],
    ...["...", "data/.../x", "..%2fx"],
  ],
  "are absolute": ["/etc/passwd", "//server/share/x", "~/x", "data/~x"],
  "have backslashes": ["data\\x", "..\\..\\evil.txt", "\\\\server\\share\\x", "\\x"],
  "have drive letters or streams": ["C:/x", "c:x", "data/x:y", "data/x::$DATA", "bagit.txt:hidden"],
  "have empty segments": ["data//x", "//x", "/x", "data/x//y", "data/applications//a1/m1.age"],
  "differ only by case from another": [
    "Bagit.txt",
    "bagit.TXT",
    "BAG-INFO.TXT",
    "Data/round.json.age",
    "data/Round.json.age",
  ],
  "differ only by full case folding from another": [
    ...[
      "bagıt.txt",
      "bagİt.txt",
      "data/\u212aeys",
      "\u017fignature.jws",
      "manife\u017ft-sha256.txt",
      "ba\ufb01t.txt",
    ],
    ...["data/straße", "data/strasse\u1e9e", "data/ΣΑΣ", "data/ﬁle"],
  ],
  "differ only by normal form from another": [
    ...[
      "data/caf\u00e9",
      "data/cafe\u0301",
      "data/\u212b",
      "data/A\u030a",
      "data/\u1112\u1161\u11ab",
      "data/\ud55c",
    ],
    ...["bagit．txt", "ｂagit.txt", "bagit.txt\u0301"],
  ],
  "have bidi characters": [
    ...[
      "data/x\u202efdp.exe",
      "data/\u202dx",
      "data/\u2066x\u2069",
      "data/x\u200e",
      "data/x\u200f",
      "data/\u061cx",
    ],
  ],
  "have characters without width": [
    ...[
      "bagit\u200b.txt",
      "data/\u200dx",
      "data/x\u200c",
      "data/\ufeffx",
      "data/x\u00ad",
      "data/x\u2060",
      "data/x\ufe0f",
    ],
  ],
  "have control characters": [
    ...[
      "data/x\u0000",
      "bagit.txt\u0000.pdf",
      "data/x\n",
      "data/x\r",
      "data/\u0007x",
      "data/\u001b[2Jx",
      "data/x\u007f",
      "data/x\u0085",
    ],
  ],
  "are reserved by Windows": [
    ...[
      "con",
      "data/con",
      "data/prn",
      "data/aux.json",
      "data/nul.txt",
      "data/nul.age",
      "data/com1.age",
      "data/com0",
    ],
    ...[
      "data/lpt9.x.y",
      "data/con.",
      "nul/x",
      "data/com1/x",
      "data/com¹.age",
      "data/COM1",
      "data/lpt³",
      "data/conin$",
      "data/conout$.x",
    ],
  ],
  "end in a dot or a space": [
    "data/x.",
    "data/x ",
    "data/x..",
    "data./x",
    "data /x",
    "bagit.txt ",
    "bagit.txt.",
  ],
  "begin with a dot, a dash or a space": ["data/.x", ".git/config", "data/-x", "data/ x", "data/_x"],
  "have letters that are not taken": [
    ...[
      "data/a b",
      "data/x*",
      "data/x?",
      "data/x<y",
      "data/x|y",
      'data/x"y',
      "data/x'y",
      "data/x;y",
      "data/x$y",
      "data/x%00",
    ],
    ...["data/x+y", "data/x@y", "data/文件", "data/😀"],
  ],
  "are too deep": ["a/b/c/d/e/f/g/h", "data/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p"],
  "make a file a folder": ["bagit.txt/x", "bag-info.txt/x/y", "data/round.json.age/x", "signature.jws/x"],
};

for (const [fault, names] of Object.entries(inside)) {
  describe(`names that ${fault}`, () => {
    it.each(names)("%j is refused", async (name) => {
      await expectTaskRefused(await withName(`${await honestRoot()}/${name}`), "name-forbidden");
    });
  });
}

describe("names outside the top-level folder", () => {
  it.each([
    ...[
      "/evil",
      "\\evil",
      "C:\\evil",
      "C:/evil",
      "evil.txt",
      "../evil.txt",
      "..\\evil.txt",
      "//server/x",
      "./x",
      "",
    ],
    ...["00000000-0000-4000-8000-000000000000/bagit.txt", "data/x", "__MACOSX/x", "Thumbs.db"],
  ])("%j is refused", async (name) => {
    await expectTaskRefused(await withName(name), "name-forbidden");
  });

  it("another folder that begins like it is refused", async () => {
    const root = await honestRoot();
    for (const name of [`${root}x/bagit.txt`, `${root}.txt`, `x${root}/bagit.txt`, root])
      await expectTaskRefused(await withName(name), "name-forbidden");
  });
});

describe("a top-level folder", () => {
  it.each([
    ["a word", () => "bag"],
    ["a UUID in upper case", (root: string) => root.toUpperCase()],
    ["a UUID less a digit", (root: string) => root.slice(0, -1)],
    ["a UUID and a letter", (root: string) => `${root}x`],
    ["a UUID in braces", (root: string) => `{${root}}`],
    ["a UUID without dashes", (root: string) => root.replaceAll("-", "")],
    ["a UUID in another folder", (root: string) => `x/${root}`],
    ["a dot", () => "."],
    ["two dots", () => ".."],
    ["nothing", () => ""],
  ])("that is %s is refused", async (_name, make) => {
    const [task, bag] = [await taskBench(), await reviewBench()];
    await expectTaskRefused(putTogether({ ...task, root: make(task.root) }), "name-forbidden");
    await expectBagRefused(putTogether({ ...bag, root: make(bag.root) }), "name-forbidden");
  });

  it("beside a second one is refused", async () => {
    const { taskBench: task, reviewBench: bag } = await honest();
    await expectTaskRefused(zipOf([...entriesOf(task), ...entriesOf(bag)]), "name-forbidden");
  });

  it("that does not hold all files is refused", async () => {
    const [first, ...others] = await honestEntries();
    if (!first) throw new Error("no entry");
    await expectTaskRefused(zipOf([{ ...first, name: "bagit.txt" }, ...others]), "name-forbidden");
  });
});

describe("names that are no text", () => {
  const bytes: readonly (readonly [string, readonly number[]])[] = [
    ["that no UTF-8 has", [0xff, 0xfe]],
    ["that are overlong", [0xc0, 0xaf]],
    ["that are an overlong dot", [0xe0, 0x80, 0xae]],
    ["that are half a letter", [0xe6, 0x96]],
    ["that are a surrogate", [0xed, 0xa0, 0x80]],
    ["that are beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
    ["of GB 18030", [0xce, 0xc4, 0xbc, 0xfe]],
    ["of code page 437", [0x81, 0x9a]],
  ];
  it.each(bytes)("bytes %s are refused, called UTF-8 or not", async (_name, tail) => {
    const root = await honestRoot();
    const name = Buffer.concat([Buffer.from(`${root}/data/`), Buffer.from(tail)]);
    await expectTaskRefused(await withName(name), "name-forbidden");
    const utf8 = { flags: 0x800 };
    const entries = [...(await honestEntries()), { name, bytes: Buffer.from("x") }];
    // We say nothing of the kind ourselves; Java and the vectors' writer do.
    const central = { ...utf8, madeBy: 0x0314 };
    const flagged = zipOf(entries.map((entry) => ({ ...entry, local: utf8, central })));
    await expectTaskRefused(flagged, "name-forbidden");
  });
});

describe("the length of names", () => {
  it("of 200 bytes is read and then is no file of the layout, of 201 it is refused as a name", async () => {
    const root = await honestRoot();
    const nameOf = (length: number) => `${root}/${"a".repeat(length - root.length - 1)}`;
    await expectTaskRefused(await withName(nameOf(200)), "file-unlisted");
    await expectTaskRefused(await withName(nameOf(201)), "name-forbidden");
    await expectTaskRefused(await withName(nameOf(65_535)), "name-forbidden");
  });

  it("of 8 segments is read and then is no file of the layout, of 9 it is refused as a name", async () => {
    const root = await honestRoot();
    await expectTaskRefused(await withName(`${root}/a/b/c/d/e/f/g`), "file-unlisted");
    await expectTaskRefused(await withName(`${root}/a/b/c/d/e/f/g/h`), "name-forbidden");
  });
});
