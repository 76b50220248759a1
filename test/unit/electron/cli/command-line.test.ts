import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseArguments } from "../../../../electron/cli/arguments";
import { UsageError } from "../../../../electron/cli/usage";
import { sealBytesUnderPassphrase } from "../../../../shared/package/age-seal";
import { issueCard } from "../../../../shared/package/card";
import { vectorPath } from "../../../contract/vectors";
import { sampleReview, sampleTask } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { run } from "./run-cli";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jp-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe("the arguments", () => {
  it("are files and options in any order", () => {
    const request = parseArguments([
      "verify",
      "a",
      "--card",
      "c1",
      "--json",
      "b",
      "--card=c2",
      "--identity",
      "k",
      "--task=t1",
      "--task",
      "-",
    ]);
    expect(request).toEqual({
      ...{ command: "verify", files: ["a", "b"], cards: ["c1", "c2"], identity: "k" },
      ...{ passphraseFile: null, tasks: ["t1", "-"], json: true },
    });
  });

  it("after two hyphens are files", () => {
    expect(parseArguments(["inspect", "--", "--json"])).toMatchObject({ files: ["--json"], json: false });
  });

  it.each([
    [[]],
    [["open", "a"]],
    [["verify"]],
    [["verify", "--card"]],
    [["verify", "--card", "--json", "a"]],
    [["verify", "a", "--trust"]],
    [["verify", "a", "--identity", "k", "--identity", "l"]],
    [["inspect", "a", "--task", "t"]],
    [["card", "a", "--card", "c"]],
    [["card"]],
    [["schema", "a"]],
    [["--version", "a"]],
    [["verify", "-", "-"]],
    [["verify", "-", "--card", "-"]],
    [["verify", "a", "--identity=-", "--passphrase-file=-"]],
  ])("%j are wrong usage", async (args) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    const { code, printed, complained } = await run(...args);
    expect({ code, printed }).toEqual({ code: 2, printed: [] });
    expect(complained.join()).toContain("用法");
  });
});

describe("exit codes", () => {
  it("2 for a file that is not there, for a folder, and for a key file that is none", async () => {
    expect((await run("verify", join(folder, "missing"))).code).toBe(2);
    expect((await run("verify", folder)).code).toBe(2);
    const key = file("no.key", "hello\n");
    expect((await run("verify", vectorPath("bureau.jpcard"), "--identity", key)).code).toBe(2);
  });

  it("1 for a card that contradicts another, and for a card file that is none", async () => {
    const { expert } = await people();
    const none = file("none.jpcard", "hello");
    const { code, printed } = await run("verify", vectorPath("bureau.jpcard"), "--card", none, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(printed[0] ?? "")).toMatchObject({
      ok: false,
      code: "not-a-package",
      file: "none.jpcard",
    });
    const subject = { name: "", organisation: "", title: "", createdAt: "2026-09-01T08:00:00Z" };
    const other = file("other.jpcard", await issueCard(expert.keys, { ...subject, role: "bureau" }));
    const own = file("own.jpcard", expert.card);
    const clash = await run("verify", own, "--card", own, "--card", other, "--json");
    expect(clash.code).toBe(1);
    expect(JSON.parse(clash.printed[0] ?? "")).toMatchObject({ code: "card-invalid", file: "other.jpcard" });
  });

  it("1 for a bundle that answers another task", async () => {
    const { bureau, expert } = await people();
    const task = file("t.jptask", (await sampleTask({ issuedAt: "2026-09-03T09:00:00+08:00" })).bytes);
    const review = file("r.jpreview", (await sampleReview({ digest: "0".repeat(64) })).bytes);
    const cards = ["--card", file("b.jpcard", bureau.card), "--card", file("e.jpcard", expert.card)];
    const identity = ["--identity", file("k", `# made up\n\n${bureau.keys.identity}\r\n`)];
    const { code, printed } = await run("verify", review, "--task", task, ...cards, ...identity, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(printed[0] ?? "")).toMatchObject({ ok: false, code: "wrong-task" });
  });
});

describe("several identities in one file", () => {
  it("are tried until one is the reader's", async () => {
    const { bureau, expert, stranger } = await people();
    const task = file("two.jptask", (await sampleTask()).bytes);
    const keys = file("keys", `${stranger.keys.identity}\n${expert.keys.identity}\n`);
    const card = file("bureau.jpcard", bureau.card);
    const { code, printed } = await run("verify", task, "--card", card, "--identity", keys, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(printed[0] ?? "").checked).toContain("contents");
  });
});

describe("inspect", () => {
  it("lists a package and says that nothing is verified", async () => {
    const { code, printed } = await run("inspect", vectorPath("signed-by-expert.jptask"));
    expect(code).toBe(0);
    expect(printed[0]).toContain("未经核验");
    expect(printed.join("\n")).toContain("bureau.jpcard");
  });

  it("shows strange names escaped", async () => {
    const { printed } = await run("inspect", vectorPath("traversal.jptask"), "--json");
    const names = JSON.parse(printed[0] ?? "").entries.map((each: { name: string }) => each.name);
    expect(names.at(-1)).toMatch(/\.\.\/\.\.\/evil\.txt$/);
  });

  it("looks into a bundle with an identity, and says how a file is locked without", async () => {
    const bundle = vectorPath("small.jpreview");
    const open = await run("inspect", bundle, "--identity", vectorPath("bureau.age-key"), "--json");
    expect(JSON.parse(open.printed[0] ?? "").inside.entries).toHaveLength(13);
    const shut = await run("inspect", bundle, "--json");
    expect(JSON.parse(shut.printed[0] ?? "")).toMatchObject({
      container: "age",
      stanzas: ["X25519"],
      inside: null,
    });
  });

  it("refuses what is nothing of ours", async () => {
    const { code, printed } = await run("inspect", file("x.txt", "hello"));
    expect(code).toBe(1);
    expect(printed[0]).toMatch(/^拒绝 not-a-package x\.txt：/);
    const keys = file("keys.age", await sealBytesUnderPassphrase(new Uint8Array(3), "x", 8));
    expect((await run("inspect", keys)).printed.join()).toContain("scrypt");
  });
});
