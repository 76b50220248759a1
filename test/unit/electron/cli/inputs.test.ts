import { execFileSync } from "node:child_process";
import { appendFileSync, fstatSync, readSync, truncateSync, writeFileSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError, withInput } from "../../../../electron/cli/input";
import { mostInputBytes, spool } from "../../../../electron/cli/spool";
import { readAll } from "../../../../shared/package/byte-source";
import { vectorBytes, vectorPath } from "../../../contract/vectors";
import { emptyFolder } from "../folder";
import { run } from "./run-cli";

const card = vectorPath("bureau.jpcard");

describe("files that give no verdict", () => {
  it("stop no other file, say what is wrong on standard error, and end with 2", async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "folder.jptask"));
    const files = [join(folder, "missing"), card, join(folder, "folder.jptask"), "/dev/null", card];
    const { code, printed, complained } = await run("verify", ...files);
    expect(code).toBe(2);
    expect(printed).toEqual([expect.stringMatching(/^通过 bureau/), expect.stringMatching(/^通过 bureau/)]);
    expect(complained).toEqual([
      `打不开 ${files[0]}（ENOENT）。`,
      `${files[2]} 不是文件。`,
      "/dev/null 不是文件。",
    ]);
  });

  it("have a line of JSON each, in their place", async () => {
    const { code, printed } = await run(
      ...[
        "verify",
        "/dev/null",
        card,
        vectorPath("small.jpreview"),
        vectorPath("traversal.jptask"),
        "--json",
      ],
    );
    expect(code).toBe(2);
    expect(printed.map((line) => JSON.parse(line))).toMatchObject([
      { file: "null", ok: false, code: "unreadable", message: "/dev/null 不是文件。" },
      { file: "bureau.jpcard", ok: true },
      { file: "small.jpreview", ok: false, code: "identity-missing" },
      { file: "traversal.jptask", ok: false, code: "name-forbidden" },
    ]);
  });

  it("end everything where all is to be measured by them", async () => {
    for (const option of ["--card", "--identity", "--passphrase-file", "--task"]) {
      const { code, printed, complained } = await run("verify", card, option, "/nowhere/at/all", "--json");
      expect({ code, printed }).toEqual({ code: 2, printed: [] });
      expect(complained.join()).toContain("/nowhere/at/all");
    }
  });
});

it("a secret that comes through a pipe touches no disk", async () => {
  const pipe = join(await emptyFolder(), "key");
  execFileSync("mkfifo", [pipe]);
  const before = process.env.TMPDIR;
  // What is spooled has nowhere to go.
  process.env.TMPDIR = "/nowhere/at/all";
  try {
    const written = writeFile(pipe, vectorBytes("expert.age-key"));
    const args = ["verify", vectorPath("small.jptask"), "--card", card, "--identity", pipe];
    const { code, printed, complained } = await run(...args);
    await written;
    expect({ code, complained }).toEqual({ code: 0, complained: [] });
    expect(printed).toEqual([expect.stringContaining("已核验签名、文件、内容")]);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
});

it("an unknown option is named on one line, whatever is in it", async () => {
  const { code, complained } = await run("verify", "-\u001b[2J\n通过 x.jptask");
  expect(code).toBe(2);
  expect(complained.join()).toContain("不认识的选项 -\\u001b[2J\\u000a通过 x.jptask。");
});

it("an empty file is no package", async () => {
  const path = join(await emptyFolder(), "empty.jptask");
  await writeFile(path, "");
  for (const command of ["verify", "inspect", "card"]) {
    const { code, printed } = await run(command, path);
    expect({ code, printed }).toEqual({
      code: 1,
      printed: [
        "拒绝 not-a-package empty.jptask：“empty.jptask”不是任务包、评审包或身份卡，请核对是否选错了文件。",
      ],
    });
  }
});

it("a file larger than any of ours is refused before it is read", async () => {
  const folder = await emptyFolder();
  const sparse = async (name: string, head: string, size: number) => {
    const path = join(folder, name);
    await writeFile(path, head);
    truncateSync(path, size);
    return path;
  };
  const archive = await sparse("a.jptask", "PK\u0003\u0004", mostInputBytes + 1);
  const card = await sparse("a.jpcard", "eyJ", 16 * 1024 * 1024 + 1);
  for (const args of [
    ["verify", archive],
    ["verify", card],
    ["card", card],
    ["verify", card, "--card", card],
  ]) {
    const { code, printed } = await run(...args);
    expect({ code, printed }).toEqual({
      code: 1,
      printed: [expect.stringMatching(/^拒绝 archive-limit a\./)],
    });
  }
});

describe("a file that changes while it is read gives no verdict", () => {
  const changes: [string, (path: string) => void][] = [
    ["it grows", (path) => appendFileSync(path, "x")],
    ["it shrinks", (path) => truncateSync(path, 3)],
    ["its bytes change", (path) => writeFileSync(path, "other bytes")],
  ];
  it.each(changes)("when %s", async (_, change) => {
    const path = join(await emptyFolder(), "a");
    await writeFile(path, "first bytes");
    const verdict = withInput(path, async (source) => {
      change(path);
      return readAll(source);
    });
    await expect(verdict).rejects.toThrow(InputError);
    await expect(verdict).rejects.toThrow(`${path} 在读取时有改动，请等文件存好后再试。`);
  });

  it("also when whoever reads takes the short read for a refusal", async () => {
    const path = join(await emptyFolder(), "a");
    await writeFile(path, "first bytes");
    const verdict = withInput(path, async (source) => {
      truncateSync(path, 3);
      return readAll(source).then(
        () => "read",
        () => "refused",
      );
    });
    await expect(verdict).rejects.toThrow("有改动");
  });
});

describe("spooling", () => {
  async function* pieces(...all: string[]) {
    for (const each of all) yield Buffer.from(each);
  }
  const contents = (descriptor: number) => {
    const bytes = Buffer.alloc(fstatSync(descriptor).size);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.toString();
  };

  it("keeps what came in a private file that has no name", async () => {
    const before = await readdir(tmpdir());
    const descriptor = await spool(pieces("one ", "two ", "", "three"));
    expect(contents(descriptor)).toBe("one two three");
    expect(fstatSync(descriptor)).toMatchObject({ nlink: 0, mode: 0o100600 });
    const spooled = /^jiangping-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    expect((await readdir(tmpdir())).filter((each) => spooled.test(each) && !before.includes(each))).toEqual(
      [],
    );
  });

  it("stops one byte after the most, reading no further", async () => {
    let taken = 0;
    const counted = (async function* () {
      for await (const piece of pieces("12345", "67890", "never")) {
        taken += 1;
        yield piece;
      }
    })();
    expect(contents(await spool(counted, 7))).toBe("12345678");
    expect(taken).toBe(2);
    expect(contents(await spool(pieces("1234567"), 7))).toBe("1234567");
  });

  it("passes on why the pipe broke", async () => {
    const broken = (async function* () {
      yield* pieces("1");
      throw new Error("broken");
    })();
    await expect(spool(broken)).rejects.toThrow("broken");
  });
});

describe("what strangers wrote", () => {
  it("forges no line: names are escaped in text, in JSON and in complaints", async () => {
    const name = "a\n通过 b.jptask\u001b[2K\u2028\u202e.jptask";
    const path = join(await emptyFolder(), name);
    await writeFile(path, vectorBytes("traversal.jptask"));
    const shown = "a\\u000a通过 b.jptask\\u001b[2K\\u2028\\u202e.jptask";
    const text = await run("verify", path);
    expect(text.printed).toHaveLength(1);
    expect(text.printed[0]).toMatch(/^拒绝 name-forbidden a\\u000a/);
    expect(text.printed[0]).toContain(shown);
    const { printed } = await run("verify", path, "--json");
    expect(printed.join()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(JSON.parse(printed[0] ?? "").file).toBe(name);
    const missing = await run("verify", `${path}x`);
    expect(missing.complained).toEqual([expect.stringContaining(`${shown}x（ENOENT）。`)]);
    const inspected = await run("inspect", path);
    expect(inspected.printed[0]).toBe(`${shown}（以下内容未经核验）`);
  });
});
