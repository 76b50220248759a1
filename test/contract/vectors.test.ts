import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../electron/cli/run";
import { vectorPath } from "./vectors";

type Expected = Record<string, Record<string, unknown> & { ok: boolean; plaintext?: unknown }>;
const expected: Expected = JSON.parse(readFileSync(vectorPath("expected.json"), "utf8"));

const trusted = ["bureau.jpcard", "expert.jpcard"].flatMap((card) => ["--card", vectorPath(card)]);

async function verify(...args: string[]) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const output = {
    print: (line: string) => lines.push(line),
    complain: (line: string) => complaints.push(line),
  };
  const code = await runCli(["verify", ...args], output);
  return { code, lines, complaints };
}

const identityFor = (name: string) => (name.endsWith(".jptask") ? "expert.age-key" : "bureau.age-key");

describe("the vectors made outside the project", () => {
  it("are all here", () => {
    expect(Object.keys(expected).length).toBeGreaterThanOrEqual(10);
  });

  for (const [name, answer] of Object.entries(expected)) {
    it(`${name} with an identity answers as written`, async () => {
      const identity = vectorPath(identityFor(name));
      const { code, lines } = await verify(vectorPath(name), ...trusted, "--identity", identity, "--json");
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ file: name, ...answer });
      expect(code).toBe(answer.ok ? 0 : 1);
    });
  }

  for (const [name, { plaintext, ...answer }] of Object.entries(expected)) {
    if (!name.endsWith(".jptask")) continue;
    it(`${name} without an identity is checked as far as it can be`, async () => {
      const { code, lines } = await verify(vectorPath(name), ...trusted, "--json");
      const report = JSON.parse(lines[0] ?? "");
      expect(report).toMatchObject(answer);
      expect(code).toBe(answer.ok ? 0 : 1);
      if (answer.ok) expect(report.checked).toEqual(["signature", "files"]);
      expect(report.plaintext).toBeUndefined();
    });
  }

  it("small.jptask opens for the bureau too", async () => {
    const identity = vectorPath("bureau.age-key");
    const { lines } = await verify(vectorPath("small.jptask"), ...trusted, "--identity", identity, "--json");
    const { plaintext } = expected["small.jptask"] ?? {};
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      ok: true,
      plaintext,
      checked: ["signature", "files", "contents"],
    });
  });

  it("small.jpreview answers small.jptask", async () => {
    const task = ["--task", vectorPath("small.jptask"), "--identity", vectorPath("bureau.age-key")];
    const { code, lines } = await verify(vectorPath("small.jpreview"), ...trusted, ...task);
    expect(lines.join()).toContain("通过 small.jpreview");
    expect(code).toBe(0);
  });

  it("a review bundle without an identity is wrong usage", async () => {
    const { code, lines, complaints } = await verify(vectorPath("small.jpreview"), ...trusted);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(complaints.join()).toContain("--identity");
  });

  it("a refusal names code and file in one Chinese sentence", async () => {
    const { code, lines } = await verify(vectorPath("unlisted-file.jptask"), ...trusted);
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^拒绝 file-unlisted unlisted-file\.jptask：.*data\/extra\.age.*。$/),
    ]);
  });

  it("an unknown signer is refused", async () => {
    const { lines } = await verify(
      vectorPath("small.jptask"),
      "--card",
      vectorPath("expert.jpcard"),
      "--json",
    );
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ ok: false, code: "signer-unknown" });
  });

  it("another reader is refused", async () => {
    const key = join(import.meta.dirname, "stranger.age-key");
    const { lines } = await verify(vectorPath("small.jptask"), ...trusted, "--identity", key, "--json");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ ok: false, code: "wrong-recipient" });
  });

  it("several files are reported one by one", async () => {
    const files = ["bureau.jpcard", "traversal.jptask", "small.jptask"].map(vectorPath);
    const { code, lines } = await verify(...files, ...trusted, "--json");
    expect(lines.map((line) => JSON.parse(line).ok)).toEqual([true, false, true]);
    expect(code).toBe(1);
  });
});
