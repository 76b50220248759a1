import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReturnsDocument } from "../../shared/domain/returns";
import { utf8 } from "../../shared/package/bytes";
import { dossierOf, ids, sampleReview, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { bagFaults, filesBelow } from "./bagit-rules";
import { vectorPath } from "./vectors";

// What we seal, judged by programs and rules that are not ours.

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jp-opinion-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program left. */
interface Ran {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

const ran = (command: string, ...args: string[]) =>
  new Promise<Ran>((resolve) => {
    const options = { cwd: folder, encoding: "buffer", maxBuffer: 64 * 1024 * 1024 } as const;
    execFile(command, args, options, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err: err.toString() }),
    );
  });

function put(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

/** The file's contents as `age` opens it. Fails where it complains. */
async function opened(key: string, file: string): Promise<Buffer> {
  const { code, out, err } = await ran("age", "-d", "-i", key, file);
  expect({ file, code, err }).toEqual({ file, code: 0, err: "" });
  return out;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

// More than one chunk of age, none, and exactly one.
const scans = [utf8("%PDF".repeat(50_000)), new Uint8Array(0), new Uint8Array(65_536).fill(7)] as const;

const returns: ReturnsDocument = {
  format: 1,
  returns: [
    {
      ...{ bundleId: ids.review, digest: "0".repeat(64), applicationIds: ["a1"], note: "请补充意见" },
      at: "2026-10-09T10:00:00+08:00",
    },
  ],
};

/** Our task package, our bundle's bag, and the same of those made outside the project, as ZIP files. */
const archives: [string, () => Promise<string>][] = [
  ["a task package of ours", ourTask],
  ["the inside of a bundle of ours", async () => put("inner.zip", await insideOf(await ourBundle()))],
  ["a task package made outside", async () => vectorPath("small.jptask")],
  [
    "the inside of a bundle made outside",
    async () => put("outside.zip", await opened(vectorPath("bureau.age-key"), vectorPath("small.jpreview"))),
  ],
];

async function ourTask(): Promise<string> {
  const { expert, second } = await people();
  const kidsOf = ({ keys: { kid, recipient } }: typeof expert) => ({ kid, recipient });
  const sealed = await sampleTask({
    experts: [{ ...kidsOf(expert), returns }, kidsOf(second)],
    dossiers: [await dossierOf("a1", [scans[0], scans[1]]), await dossierOf("a2", [scans[2]])],
  });
  return put("round.jptask", sealed.bytes);
}

const ourBundle = async () => put("reply.jpreview", (await sampleReview({ digest: "0".repeat(64) })).bytes);

async function insideOf(bundle: string): Promise<Buffer> {
  return opened(await keyFile("bureau"), bundle);
}

const keyFile = async (who: "bureau" | "expert" | "second") =>
  put(`${who}.key`, `${(await people())[who].keys.identity}\n`);

/** Unpacks with Info-ZIP into an empty folder, which must go without a word, and gives the bag's base folder. */
async function unpacked(archive: string): Promise<string> {
  const target = mkdtempSync(join(folder, "bag-"));
  expect(await ran("unzip", "-q", archive, "-d", target)).toEqual({ code: 0, out: Buffer.alloc(0), err: "" });
  const [root = ""] = filesBelow(target).map((path) => path.split("/")[0]);
  return join(target, root);
}

describe.each(archives)("%s", (_, archive) => {
  it("is whole for Info-ZIP, which lists plain files alone", async () => {
    const path = await archive();
    const tested = await ran("unzip", "-t", path);
    expect(tested).toMatchObject({ code: 0, err: "" });
    expect(tested.out.toString()).toMatch(/No errors detected in compressed data of .*\n$/);
    expect(tested.out.toString()).not.toMatch(/warning|error:/i);
    const names = (await ran("unzip", "-Z1", path)).out.toString().trimEnd().split("\n");
    const listed = await ran("zipinfo", "-l", path);
    expect(listed).toMatchObject({ code: 0, err: "" });
    expect(listed.out.toString().match(/^-rw/gm)).toHaveLength(names.length);
    const verbose = (await ran("zipinfo", "-v", path)).out.toString();
    expect(verbose).not.toMatch(/warning|extra bytes|there is (?!no)[^\n]*comment|encrypted: +encrypted/i);
    expect(filesBelow(await unpacked(path))).toHaveLength(names.length);
  });

  it("is a valid bag by RFC 8493", async () => {
    expect(bagFaults(await unpacked(await archive()))).toEqual([]);
  });
});

it("the rules find every fault that is made", async () => {
  const path = await ourTask();
  const faultsAfter = async (change: (bag: string) => void) => {
    const bag = await unpacked(path);
    change(bag);
    return bagFaults(bag).join("\n");
  };
  const round = "data/round.json.age";
  const replace = (bag: string, file: string, from: RegExp, to: string) =>
    writeFileSync(join(bag, file), readFileSync(join(bag, file), "latin1").replace(from, to), "latin1");
  expect(await faultsAfter((bag) => appendFileSync(join(bag, round), "x"))).toContain(`checksum of ${round}`);
  expect(await faultsAfter((bag) => rmSync(join(bag, round)))).toContain(
    `lists ${round}, which is not there`,
  );
  expect(await faultsAfter((bag) => writeFileSync(join(bag, "data/more"), ""))).toContain(
    "not list data/more",
  );
  expect(await faultsAfter((bag) => replace(bag, "bag-info.txt", /Oxum: ./, "Oxum: 9"))).toContain("Oxum");
  expect(await faultsAfter((bag) => rmSync(join(bag, "bagit.txt")))).toContain("2.1.1");
  expect(await faultsAfter((bag) => replace(bag, "bagit.txt", /1\.0/, "2.0"))).toContain("2.1.1");
  expect(await faultsAfter((bag) => rmSync(join(bag, "manifest-sha256.txt")))).toContain("2.1.3");
  expect(await faultsAfter((bag) => appendFileSync(join(bag, "bureau.jpcard"), "x"))).toContain(
    "bureau.jpcard",
  );
  expect(
    await faultsAfter((bag) => appendFileSync(join(bag, "manifest-sha256.txt"), "ab  ../up\n")),
  ).toContain("..");
  expect(await faultsAfter((bag) => writeFileSync(join(bag, "fetch.txt"), ""))).toContain("2.2.3");
});

describe("age -d opens", () => {
  it("every file of a task package, for each of its readers", async () => {
    const bag = await unpacked(await ourTask());
    const payload = filesBelow(join(bag, "data"));
    const wrapped = filesBelow(join(bag, "keys"));
    expect(payload).toHaveLength(7);
    expect(wrapped).toHaveLength(3);
    const identities = new Set<string>();
    for (const who of ["bureau", "expert", "second"] as const) {
      const { kid } = (await people())[who].keys;
      const own = join(bag, "keys", `${sha256(utf8(kid)).slice(0, 32)}.age`);
      identities.add((await opened(await keyFile(who), own)).toString().trim());
    }
    expect([...identities]).toEqual([expect.stringMatching(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)]);
    const key = put("package.key", `${[...identities][0]}\n`);
    const plaintexts = new Map<string, Buffer>();
    for (const path of payload.filter((each) => !each.startsWith("returns/")))
      plaintexts.set(path, await opened(key, join(bag, "data", path)));
    expect(JSON.parse(String(plaintexts.get("round.json.age"))).title).toBe("样例批次");
    const material = (name: string) => plaintexts.get(`applications/${name}.age`);
    expect(material("a1/m1")?.equals(scans[0])).toBe(true);
    expect(material("a1/m2")?.equals(scans[1])).toBe(true);
    expect(material("a2/m1")?.equals(scans[2])).toBe(true);
    expect(JSON.parse(String(material("a2/application.json"))).materials[0].sha256).toBe(sha256(scans[2]));
  });

  it("returns for their expert alone", async () => {
    const bag = await unpacked(await ourTask());
    const [path = ""] = filesBelow(join(bag, "data")).filter((each) => each.startsWith("returns/"));
    const file = join(bag, "data", path);
    expect(JSON.parse(String(await opened(await keyFile("expert"), file)))).toEqual(returns);
    for (const who of ["bureau", "second"] as const) {
      const { code, err } = await ran("age", "-d", "-i", await keyFile(who), file);
      expect(code).toBe(1);
      expect(err).toContain("no identity matched");
    }
  });

  it("a bundle for its bureau alone", async () => {
    const bundle = await ourBundle();
    expect((await insideOf(bundle)).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    const { code } = await ran("age", "-d", "-i", await keyFile("expert"), bundle);
    expect(code).toBe(1);
  });
});
