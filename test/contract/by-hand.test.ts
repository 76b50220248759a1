import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAge } from "../../shared/package/age-read";
import { sealBytes } from "../../shared/package/age-seal";
import { bytesSource, readAll } from "../../shared/package/byte-source";
import type { Bytes } from "../../shared/package/bytes";
import { verifyReview } from "../../shared/package/verify-review";
import { verifyTask } from "../../shared/package/verify-task";
import {
  anyJws,
  claimsIn,
  putTogether,
  resign,
  setText,
  takeApart,
  textOf,
  type Workbench,
} from "../fixtures/bag-workshop";
import { sampleReview, sampleTask } from "../fixtures/packages";
import { type Person, people } from "../fixtures/people";
import { vectorBytes, vectorPath } from "./vectors";

// What README says about verifying by hand is run as it stands there, and must agree with this program.

const root = join(import.meta.dirname, "..", "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, text = ""]) => text);
const script = blocks.find((each) => each.startsWith("#!")) ?? "";
const calls = (blocks.find((each) => each.startsWith("bash build/verify-by-hand.sh")) ?? "")
  .split("\n")
  .filter((line) => line.startsWith("bash "));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jp-by-hand-"));
  mkdirSync(join(folder, "tmp"));
  mkdirSync(join(folder, "build"));
  writeFileSync(join(folder, "build", "verify-by-hand.sh"), script);
  chmodSync(folder, 0o700);
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);

function bash(command: string) {
  const env = { ...process.env, TMPDIR: join(folder, "tmp"), LC_ALL: "C.UTF-8" };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile("bash", ["-c", command], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

const byHand = (...words: string[]) => bash(["bash build/verify-by-hand.sh", ...words].join(" "));

/** Puts two people's cards and keys where README's calls expect them. */
function putPeople(bureau: Person, expert: Person) {
  put("bureau.jpcard", bureau.card);
  put("expert.jpcard", expert.card);
  put("bureau.key", `${bureau.keys.identity}\n`);
  put("expert.key", `# made up\n${expert.keys.identity}\n`);
}

it("README shows the script as it is", () => {
  expect(script).toBe(readFileSync(join(root, "build", "verify-by-hand.sh"), "utf8"));
  expect(calls).toHaveLength(3);
});

describe("README's calls accept what this program accepts", () => {
  it("vectors: cards, task package, bundle, with the same fingerprints and digests", async () => {
    const expected = JSON.parse(readFileSync(vectorPath("expected.json"), "utf8"));
    for (const who of ["bureau", "expert"]) {
      put(`${who}.jpcard`, vectorBytes(`${who}.jpcard`));
      put(`${who}.key`, vectorBytes(`${who}.age-key`));
    }
    put("round.jptask", vectorBytes("small.jptask"));
    put("reply.jpreview", vectorBytes("small.jpreview"));
    const [card, task, review] = await Promise.all(calls.map(bash));
    expect(card).toMatchObject({ code: 0, out: `Verified OK\n${expected["bureau.jpcard"].fingerprint}\n` });
    expect(task).toMatchObject({ code: 0, out: `Verified OK\ndigest ${expected["small.jptask"].digest}\n` });
    expect(review).toMatchObject({
      code: 0,
      out: expect.stringContaining(`digest ${expected["small.jpreview"].digest}\n`),
    });
    expect((await byHand("card", "expert.jpcard")).out).toContain(expected["expert.jpcard"].fingerprint);
  });

  it("packages sealed now, for either reader, and the digests that stand on paper", async () => {
    const { bureau, expert } = await people();
    putPeople(bureau, expert);
    const sealed = await sampleTask();
    const bundle = await sampleReview(sealed);
    put("round.jptask", sealed.bytes);
    put("reply.jpreview", bundle.bytes);
    const [card, task, review] = await Promise.all(calls.map(bash));
    expect(card).toMatchObject({ code: 0 });
    expect(task).toMatchObject({ code: 0, out: `Verified OK\ndigest ${sealed.digest}\n`, err: "" });
    const ownBureau = await byHand("task round.jptask bureau.jpcard bureau.jpcard bureau.key");
    expect(ownBureau).toMatchObject({ code: 0 });
    const source = bytesSource(bundle.bytes);
    const cards = [bureau.trusted, expert.trusted];
    const ours = await verifyReview({ source, cards, identity: bureau.keys.identity });
    if (!ours.ok) throw new Error(ours.refusal.code);
    const printed = ours.value.files
      .filter(({ path }) => path.endsWith("/review.json"))
      .map(({ path, sha256 }) => `${sha256}  ${path}\n`);
    expect(review).toEqual({
      code: 0,
      out: `Verified OK\ndigest ${ours.value.digest}\n${printed.join("")}`,
      err: "",
    });
  });
});

describe("vectors that this program refuses are refused by hand", () => {
  const names = ["changed-payload", "header-extra", "unlisted-file", "traversal", "signed-by-expert"];
  it.each(names.flatMap((name) => ["bureau", "expert"].map((who) => [name, who])))(
    "%s.jptask under the card of the %s",
    async (name, who) => {
      const card = vectorPath(`${who}.jpcard`);
      const { code, err } = await byHand("task", vectorPath(`${name}.jptask`), card);
      expect(code).toBe(1);
      expect(err).toContain("FAILED: ");
    },
  );

  it("other-bureau.jpreview", async () => {
    const call = ["review", "other-bureau.jpreview", "expert.jpcard", "bureau.age-key"];
    const [command = "", ...files] = call;
    const { code, err } = await byHand(command, ...files.map(vectorPath));
    expect({ code, err }).toEqual({ code: 1, err: "FAILED: it is for another bureau\n" });
  });
});

/** What is done to an honest bag, and by what word the script refuses it. */
type Tampering = [name: string, reason: string, tamper: (bench: Workbench, signer: Person) => unknown];

async function replaceClaims(bench: Workbench, change: object) {
  const [header = "", , signature = ""] = textOf(bench, "signature.jws").split(".");
  const claims = Buffer.from(JSON.stringify({ ...claimsIn(bench), ...change })).toString("base64url");
  setText(bench, "signature.jws", `${header}.${claims}.${signature}`);
}

const anyPayload = (bench: Workbench) =>
  [...bench.files.keys()].find((path) => path.startsWith("data/")) ?? "";

const tamperings: Tampering[] = [
  [
    "a changed payload",
    "a file's digest",
    (bench) => {
      const bytes = new Uint8Array(bench.files.get(anyPayload(bench)) ?? []);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      bench.files.set(anyPayload(bench), bytes);
    },
  ],
  ["changed claims", "the signature", (bench) => replaceClaims(bench, { round: { id: "r2", revision: 1 } })],
  [
    "another signer who takes its place",
    "signed by another key",
    async (bench) => resign(bench, (await people()).stranger.keys),
  ],
  [
    "another signer who goes by its name",
    "the signature",
    async (bench, signer) => {
      const header = { alg: "ES256", typ: "jp-claims+jws", kid: signer.keys.kid };
      setText(bench, "signature.jws", await anyJws(header, claimsIn(bench), (await people()).stranger.keys));
    },
  ],
  [
    "a changed manifest",
    "a file's digest",
    (bench) => {
      const text = textOf(bench, "manifest-sha256.txt");
      setText(
        bench,
        "manifest-sha256.txt",
        text.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
      );
    },
  ],
  [
    "a changed tag manifest",
    "the tag manifest's digest",
    (bench) => setText(bench, "tagmanifest-sha256.txt", `${textOf(bench, "tagmanifest-sha256.txt")}\n`),
  ],
  ["a file more", "other files than listed", (bench) => setText(bench, "data/more.age", "more")],
  ["a file less", "a file's digest", (bench) => void bench.files.delete(anyPayload(bench))],
  ["no signature", "no signature", (bench) => void bench.files.delete("signature.jws")],
  [
    "another algorithm",
    "another algorithm",
    async (bench, { keys }) => {
      const header = { alg: "HS256", typ: "jp-claims+jws", kid: keys.kid };
      setText(bench, "signature.jws", await anyJws(header, claimsIn(bench), keys));
    },
  ],
];

describe("what is tampered with is refused by both", () => {
  it.each(tamperings)("a task package with %s", async (_, reason, tamper) => {
    const { bureau, expert } = await people();
    putPeople(bureau, expert);
    const bench = await takeApart((await sampleTask()).bytes);
    await tamper(bench, bureau);
    const bytes = putTogether(bench);
    put("round.jptask", bytes);
    const [, task = ""] = calls;
    expect(await bash(task)).toMatchObject({ code: 1, err: expect.stringContaining(`FAILED: ${reason}`) });
    expect((await verifyTask({ source: bytesSource(bytes), cards: [bureau.trusted] })).ok).toBe(false);
  });

  it.each(tamperings)("a bundle with %s", async (_, reason, tamper) => {
    const { bureau, expert } = await people();
    const { identity, recipient } = bureau.keys;
    putPeople(bureau, expert);
    const inner = await openAge(
      bytesSource((await sampleReview({ digest: "0".repeat(64) })).bytes),
      { identity },
      "",
    );
    const bench = await takeApart(inner ? await readAll(inner) : new Uint8Array(0));
    await tamper(bench, expert);
    const bytes: Bytes = await sealBytes(putTogether(bench), recipient);
    put("reply.jpreview", bytes);
    const [, , review = ""] = calls;
    expect(await bash(review)).toMatchObject({ code: 1, err: expect.stringContaining(`FAILED: ${reason}`) });
    const cards = [bureau.trusted, expert.trusted];
    expect((await verifyReview({ source: bytesSource(bytes), cards, identity })).ok).toBe(false);
  });

  it("a card with another name on it", async () => {
    const { bureau } = await people();
    const [header = "", payload = "", signature = ""] = new TextDecoder().decode(bureau.card).split(".");
    const changed = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), name: "别人" };
    const text = Buffer.from(JSON.stringify(changed)).toString("base64url");
    put("bureau.jpcard", `${header}.${text}.${signature}`);
    expect(await byHand("card", "bureau.jpcard")).toMatchObject({
      code: 1,
      err: expect.stringContaining("FAILED: the signature"),
    });
  });
});

it("no plaintext is left behind", () => {
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
});
