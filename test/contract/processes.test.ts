import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { utf8 } from "../../shared/package/bytes";
import { serialiseReview } from "../../shared/package/seal-review";
import { noAnnotations, oneAnnotation, recusedReview, scoredReview } from "../fixtures/documents";
import { ids, sampleReview } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { ensureBundle, run, shell, start } from "../unit/electron/cli/run-cli";
import { emptyFolder } from "../unit/electron/folder";
import { vectorBytes, vectorPath } from "./vectors";

beforeAll(ensureBundle);

const trusted = ["bureau.jpcard", "expert.jpcard"].flatMap((each) => ["--card", vectorPath(each)]);
const bundle = vectorPath("small.jpreview");
const identity = ["--identity", vectorPath("bureau.age-key")];

/** Runs a process with these bytes on standard input. */
async function piped(bytes: Uint8Array, args: readonly string[]) {
  const child = start(args);
  const [out, err] = [text(child.stdout), text(child.stderr)];
  child.stdin.end(bytes);
  const [code] = await once(child, "exit");
  return { code, out: await out, err: await err };
}

describe("standard input", () => {
  it("gives what the file gives, whether package, card, key or task", async () => {
    const cases: [string, string[]][] = [
      ["small.jpreview", ["verify", "-", ...trusted, ...identity, "--json"]],
      ["small.jptask", ["verify", "-", ...trusted, "--json"]],
      ["bureau.jpcard", ["card", "-", "--json"]],
      ["bureau.jpcard", ["verify", vectorPath("small.jptask"), "--card", "-", "--json"]],
      ["bureau.age-key", ["verify", bundle, ...trusted, "--identity", "-", "--json"]],
      ["small.jptask", ["verify", bundle, ...trusted, ...identity, "--task", "-", "--json"]],
    ];
    for (const [name, args] of cases) {
      const { code, out } = await piped(vectorBytes(name), args);
      const fromFile = await run(...args.map((each) => (each === "-" ? vectorPath(name) : each)));
      expect(code).toBe(0);
      const { file, ...said } = JSON.parse(out);
      expect(said).toEqual({ ...JSON.parse(fromFile.printed[0] ?? ""), file: undefined });
      expect(file).toBe(args[1] === "-" ? "-" : args[1]?.split("/").at(-1));
    }
  });

  it("may be a file, a pipe by name, empty, or come in drops", async () => {
    const files = [vectorPath("bureau.jpcard")];
    const whole = await shell(`$JP card --json - <"$1"`, files);
    expect(whole).toMatchObject({ code: 0, err: "" });
    expect((await shell(`(head -c 9; sleep 0.2; cat) <"$1" | $JP card --json -`, files)).out).toBe(whole.out);
    const named = await shell(`$JP card --json <(cat "$1")`, files);
    expect(JSON.parse(named.out).kid).toBe(JSON.parse(whole.out).kid);
    expect(await shell(`$JP verify - </dev/null`)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^拒绝 not-a-package -：/),
    });
  });

  it("is spooled into a file that no signal leaves behind", async () => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
      const child = start(["verify", "-"]);
      child.stdin.write(vectorBytes("small.jptask"));
      const spooled = await spooledBy(child.pid ?? 0);
      expect(spooled).toMatch(/\/jiangping-[0-9a-f-]{36} \(deleted\)$/);
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([null, signal]);
    }
  });
});

/** The spooled file of a process as the system names it, once it is there. */
async function spooledBy(pid: number): Promise<string> {
  const folder = `/proc/${pid}/fd`;
  for (;;) {
    const links = readdirSync(folder).map((each) => {
      try {
        return readlinkSync(join(folder, each));
      } catch {
        // Closed since the folder was read.
        return "";
      }
    });
    const found = links.find((each) => each.includes("jiangping-") && each.endsWith("(deleted)"));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("standard output", () => {
  const files = [vectorPath("traversal.jptask"), vectorPath("bureau.jpcard")];

  it("that nobody reads changes nothing in the exit code and leaves no complaint", async () => {
    const cut = await shell(`$JP verify "$@" "$@" | true; exit \${PIPESTATUS[0]}`, files);
    expect(cut).toMatchObject({ code: 1, err: "" });
  });

  it("that is full is said", async () => {
    const full = await shell(`$JP verify "$@" >/dev/full`, files);
    expect(full).toMatchObject({ code: 2, err: "结果写不出去（ENOSPC）。\n" });
  });

  it("that is slow gets all lines in order", async () => {
    const slow = await shell(`$JP inspect --json $(yes "$1" | head -n 200) | (sleep 0.5; cat)`, files);
    const lines = slow.out.trimEnd().split("\n");
    expect(lines).toHaveLength(200);
    expect(new Set(lines).size).toBe(1);
  });

  it("gets each report before the next file is there", async () => {
    const order = await shell(`$JP verify "$2" <(sleep 1; cat "$1") | { read first; echo "$first"; }`, files);
    expect(order.out).toMatch(/^通过 bureau\.jpcard/);
  });
});

it("help and version answer on standard output", async () => {
  expect(await shell("$JP --version")).toMatchObject({ code: 0, out: `jiangping ${manifest.version}\n` });
  for (const words of ["--help", "-h", "verify --help", "card a --json -h"]) {
    const { code, out, err } = await shell(`$JP ${words}`);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^用法：/);
  }
  expect(await shell("$JP verify -- --help")).toMatchObject({ code: 2, out: "" });
});

/** A bundle with 4 MB of forms. */
async function largeBundle(): Promise<Uint8Array> {
  const names = { taskPackageId: ids.task, expertKid: (await people()).expert.keys.kid };
  const opinionPdf = utf8(`%PDF${"x".repeat(2_000_000)}`);
  const scored = await serialiseReview(scoredReview({ ...names, applicationId: "a1" }));
  const recused = await serialiseReview(recusedReview({ ...names, applicationId: "a2" }));
  const reviews = [
    { reviewBytes: scored.bytes, annotations: oneAnnotation("a1", "m1"), opinionPdf },
    { reviewBytes: recused.bytes, annotations: noAnnotations("a2"), opinionPdf },
  ];
  return (await sampleReview({ digest: "0".repeat(64) }, { reviews })).bytes;
}

it("many bundles take no more memory than few", async () => {
  const { bureau, expert } = await people();
  const folder = await emptyFolder();
  const file = async (name: string, bytes: Uint8Array | string) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const bundle = await file("large.jpreview", await largeBundle());
  const cards = [
    "--card",
    await file("b.jpcard", bureau.card),
    "--card",
    await file("e.jpcard", expert.card),
  ];
  const identity = ["--identity", await file("key", bureau.keys.identity)];
  const measure = await file(
    "measure.cjs",
    `process.on("exit", () => require("node:fs").writeSync(2, String(process.resourceUsage().maxRSS)));`,
  );
  const peak = async (count: number) => {
    const files = Array.from({ length: count }, () => bundle);
    const child = start(["verify", ...files, ...cards, ...identity], ["--require", measure]);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(out.trimEnd().split("\n")).toHaveLength(count);
    expect(out).not.toContain("拒绝");
    return Number(err) / 1024;
  };
  const [few, many] = [await peak(5), await peak(35)];
  // Each bundle is 4 MB: kept, the thirty more would be 120.
  expect(many - few).toBeLessThan(60);
});
