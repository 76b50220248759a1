import { describe, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import { sha256Hex } from "../../../shared/package/fixity";
import {
  claimsIn,
  resign,
  restore,
  setText,
  sign,
  textOf,
  type Workbench,
} from "../../fixtures/bag-workshop";
import { changedBag, changedTask } from "../../fixtures/honest";
import { ids } from "../../fixtures/packages";
import type { Person } from "../../fixtures/people";
import { expectBagRefused, expectTaskRefused } from "../expect-refused";

// BagIt's own files, changed and signed again by whoever may sign: a checksum cannot see what is wrong with them.

type Words = (text: string) => string;

const changing =
  (path: string, change: Words) =>
  async (bench: Workbench, { keys }: Person) => {
    setText(bench, path, change(textOf(bench, path)));
    await resign(bench, keys);
  };

/** Both kinds of bag with a tag file changed by their signer. */
async function expectFileRefused(path: string, change: Words, code: "bag-invalid" | "cross-check") {
  await expectTaskRefused(await changedTask(changing(path, change)), code);
  await expectBagRefused(await changedBag(changing(path, change)), code);
}

const manifestFaults: [string, Words][] = [
  ["an empty line", (text) => `${text}\n`],
  ["an empty line before it", (text) => `\n${text}`],
  ["upper-case hex", (text) => text.replace(/^[0-9a-f]{64}/, (hex) => hex.toUpperCase().replace(/^\d/, "A"))],
  ["one space", (text) => text.replace("  ", " ")],
  ["three spaces", (text) => text.replace("  ", "   ")],
  ["a tab", (text) => text.replace("  ", "\t")],
  ["an asterisk", (text) => text.replace("  ", " *")],
  ["a space after a name", (text) => text.replace("\n", " \n")],
  ["no last newline", (text) => text.slice(0, -1)],
  ["Windows lines", (text) => text.replaceAll("\n", "\r\n")],
  ["a byte order mark", (text) => `\ufeff${text}`],
  ["letters beyond ASCII", (text) => `${text}${"0".repeat(64)}  data/文件\n`],
  ["a zero byte", (text) => `${text.slice(0, -1)}\u0000\n`],
  ["a digest that is too short", (text) => text.slice(1)],
  ["a digest that is too long", (text) => `0${text}`],
  ["a digest of SHA-512", (text) => `${"0".repeat(64)}${text}`],
  ["a file twice", (text) => `${text}${text.split("\n")[0]}\n`],
  ["a file twice with two digests", (text) => `${text}${"0".repeat(64)}${text.split("\n")[0]?.slice(64)}\n`],
  ["a comment", (text) => `# manifest\n${text}`],
  ["a path that climbs", (text) => `${text}${"0".repeat(64)}  ../x\n`],
  ["a path that climbs inside", (text) => `${text}${"0".repeat(64)}  data/../x\n`],
  ["an absolute path", (text) => `${text}${"0".repeat(64)}  /etc/passwd\n`],
  ["a name that Windows reserves", (text) => `${text}${"0".repeat(64)}  data/con.age\n`],
  ["an encoded newline in a name", (text) => `${text}${"0".repeat(64)}  data/x%0Ay\n`],
  ["itself", (text) => `${text}${"0".repeat(64)}  tagmanifest-sha256.txt\n`],
  ["the signature", (text) => `${text}${"0".repeat(64)}  signature.jws\n`],
];

describe("manifest-sha256.txt", () => {
  const outside: [string, Words] = ["a file outside data", (text) => `${text}${"0".repeat(64)}  bagit.txt\n`];
  it.each([...manifestFaults, outside])("with %s is refused", async (_name, change) => {
    await expectFileRefused("manifest-sha256.txt", change, "bag-invalid");
  });

  it("that lists nothing is refused", async () => {
    const change = changing("manifest-sha256.txt", () => "");
    await expectTaskRefused(await changedTask(change), "file-unlisted");
  });

  it("that lists what is not there is refused", async () => {
    const more = (path: string) =>
      changing("manifest-sha256.txt", (text) => `${text}${"0".repeat(64)}  ${path}\n`);
    await expectTaskRefused(await changedTask(more("data/applications/a1/m7.age")), "file-missing");
    await expectBagRefused(await changedBag(more("data/reviews/a7/review.json")), "file-missing");
  });

  it("that leaves a file out is refused", async () => {
    const less = changing("manifest-sha256.txt", (text) => text.split("\n").slice(1).join("\n"));
    await expectTaskRefused(await changedTask(less), "file-unlisted");
    await expectBagRefused(await changedBag(less), "file-unlisted");
  });

  it("with the digest of another file is refused", async () => {
    const other = changing("manifest-sha256.txt", (text) => {
      const [one = "", two = "", ...rest] = text.split("\n");
      return [two.slice(0, 64) + one.slice(64), one.slice(0, 64) + two.slice(64), ...rest].join("\n");
    });
    await expectTaskRefused(await changedTask(other), "digest-mismatch");
    await expectBagRefused(await changedBag(other), "digest-mismatch");
  });
});

describe("tagmanifest-sha256.txt", () => {
  /** The tag manifest written otherwise and its digest signed. */
  const rewritten =
    (change: Words) =>
    async (bench: Workbench, { keys }: Person) => {
      await restore(bench, keys);
      setText(bench, "tagmanifest-sha256.txt", change(textOf(bench, "tagmanifest-sha256.txt")));
      const tagmanifestSha256 = await sha256Hex(utf8(textOf(bench, "tagmanifest-sha256.txt")));
      await sign(bench, keys, { ...claimsIn(bench), tagmanifestSha256 });
    };
  const inPayload: [string, Words] = ["a payload file", (text) => `${text}${"0".repeat(64)}  data/x.age\n`];

  it.each([...manifestFaults, inPayload])("with %s is refused", async (_name, change) => {
    await expectTaskRefused(await changedTask(rewritten(change)), "bag-invalid");
    await expectBagRefused(await changedBag(rewritten(change)), "bag-invalid");
  });

  it("that leaves a file out, or lists what is not there, is refused", async () => {
    const less = (file: string) => rewritten((text) => text.replace(new RegExp(`.*  ${file}\n`), ""));
    for (const file of ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])
      await expectTaskRefused(await changedTask(less(file)), "file-unlisted");
    const more = rewritten((text) => `${text}${"0".repeat(64)}  readme.txt\n`);
    await expectTaskRefused(await changedTask(more), "file-missing");
  });
});

describe("bagit.txt", () => {
  it.each([
    ["an older version", (text: string) => text.replace("1.0", "0.97")],
    ["a later version", (text: string) => text.replace("1.0", "1.1")],
    ["another spelling of the encoding", (text: string) => text.replace("UTF-8", "utf-8")],
    ["another encoding", (text: string) => text.replace("UTF-8", "GB18030")],
    ["Windows lines", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a line more", (text: string) => `${text}X: y\n`],
    ["no last newline", (text: string) => text.slice(0, -1)],
    ["its lines exchanged", (text: string) => `${text.split("\n").slice(0, 2).reverse().join("\n")}\n`],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["nothing in it", () => ""],
  ])("with %s is refused", async (_name, change) => {
    await expectFileRefused("bagit.txt", change, "bag-invalid");
  });
});

describe("bag-info.txt", () => {
  const to = (from: RegExp | string, words: string) => (text: string) => text.replace(from, words);
  it.each([
    ["a later format", to("Jp-Format: 1", "Jp-Format: 2")],
    ["a second spelling of the format", to("Jp-Format: 1", "Jp-Format: 01")],
    ["an unknown kind", to(/Jp-Kind: \w+/, "Jp-Kind: other")],
    ["a kind in capitals", to(/Jp-Kind: (\w)/, "Jp-Kind: T")],
    ["more bytes", to("Payload-Oxum: ", "Payload-Oxum: 1")],
    ["one file less", to(/(Payload-Oxum: \d+\.)\d+/, "$11")],
    ["a second spelling of the bytes", to("Payload-Oxum: ", "Payload-Oxum: 0")],
    ["bytes that are no number", to(/Payload-Oxum: .*/, "Payload-Oxum: many")],
    ["bytes beyond all numbers", to(/Payload-Oxum: \d+/, `Payload-Oxum: ${"9".repeat(400)}`)],
    ["negative bytes", to("Payload-Oxum: ", "Payload-Oxum: -")],
    ["a date that is none", to(/Bagging-Date: .*/, "Bagging-Date: 2026-02-30")],
    ["a date in another spelling", to(/Bagging-Date: .*/, "Bagging-Date: 2026-9-2")],
    ["an identifier that is no UUID", to("External-Identifier: ", "External-Identifier: x")],
    [
      "an identifier in capitals",
      to(/External-Identifier: .*/, "External-Identifier: 1111111A-1111-4111-8111-11111111111B"),
    ],
    ["an empty agent", to(/Bag-Software-Agent: .*/, "Bag-Software-Agent: ")],
    ["a label twice", to("Jp-Format: 1", "Jp-Format: 1\nJp-Format: 1")],
    ["a label more", to("Jp-Format: 1", "Jp-Format: 1\nContact-Name: x")],
    ["a label less", to("Jp-Format: 1\n", "")],
    ["a label in lower case", to("Jp-Format", "jp-format")],
    ["a folded line", to(/(Bag-Software-Agent: )/, "$1\n ")],
    ["no space after a colon", to("Jp-Format: 1", "Jp-Format:1")],
    ["two spaces after a colon", to("Jp-Format: 1", "Jp-Format:  1")],
    ["a space before a colon", to("Jp-Format: 1", "Jp-Format : 1")],
    ["Windows lines", (text: string) => text.replaceAll("\n", "\r\n")],
    ["no last newline", (text: string) => text.slice(0, -1)],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["nothing in it", () => ""],
    ["a million lines", (text: string) => text + "\n".repeat(1_000_000)],
    ["a label called __proto__", to("Jp-Format: 1", "__proto__: 1")],
  ])("with %s is refused", async (_name, change) => {
    await expectFileRefused("bag-info.txt", change, "bag-invalid");
  });

  it("of the other kind, or of another package, is refused", async () => {
    const kind = (text: string) =>
      text.includes("Jp-Kind: task")
        ? text.replace("task", "review")
        : text.replace("Jp-Kind: review", "Jp-Kind: task");
    await expectFileRefused("bag-info.txt", kind, "cross-check");
    const other = (text: string) =>
      text.replace(/External-Identifier: .*/, `External-Identifier: ${ids.task.replace(/^1/, "3")}`);
    await expectFileRefused("bag-info.txt", other, "cross-check");
  });

  it("in bytes that no UTF-8 has is refused", async () => {
    const broken = async (bench: Workbench, { keys }: Person) => {
      const text = Buffer.from(
        textOf(bench, "bag-info.txt").replace(/Bag-Software-Agent: .*/, "Bag-Software-Agent: \u00ff"),
        "latin1",
      );
      bench.files.set("bag-info.txt", new Uint8Array(text));
      await resign(bench, keys);
    };
    await expectTaskRefused(await changedTask(broken), "bag-invalid");
    await expectBagRefused(await changedBag(broken), "bag-invalid");
  });
});
