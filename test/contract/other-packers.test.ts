import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesSource } from "../../shared/package/byte-source";
import { verifyReview } from "../../shared/package/verify-review";
import { verifyTask } from "../../shared/package/verify-task";
import type { Result } from "../../shared/refusal";
import { takeApart, type Workbench } from "../fixtures/bag-workshop";
import { honest } from "../fixtures/honest";
import { people } from "../fixtures/people";

// The files that we signed, packed again by programs that are not ours: nobody signs an archive, its files are signed.

let folder = "";
let task: Workbench;
let review: Workbench;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jp-packers-"));
  ({ taskBench: task, reviewBench: review } = await honest());
  for (const bench of [task, review]) lay(bench);
});
afterAll(() => rmSync(folder, { recursive: true }));

function lay({ root, files }: Workbench): void {
  for (const [path, bytes] of files) {
    const place = join(folder, root, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  // A key for its owner's eyes, and a file that nobody may change: what an archive says of that is no content.
  chmodSync(join(folder, root, "signature.jws"), 0o600);
  chmodSync(join(folder, root, "bagit.txt"), 0o444);
}

const run = (command: string, ...words: string[]) =>
  execFileSync(command, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });

/** What Python's zipfile does with every file below a folder. Its command line would write folder entries too. */
const python = (method: "ZIP_STORED" | "ZIP_DEFLATED") => (target: string, root: string) =>
  run(
    "python3",
    "-c",
    [
      "import pathlib, sys, zipfile",
      "target, root = sys.argv[1:]",
      `with zipfile.ZipFile(target, "w", zipfile.${method}) as archive:`,
      "    for path in sorted(pathlib.Path(root).rglob('*')):",
      "        if path.is_file(): archive.write(path)",
    ].join("\n"),
    target,
    root,
  );

/** Without extra fields (`-X`) and folder entries (`-D`), as package-format.md has it. */
const infoZip =
  (...words: string[]) =>
  (target: string, root: string) =>
    run("zip", "-q", "-X", "-D", "-r", ...words, target, root);

const packers: readonly (readonly [string, (target: string, root: string) => unknown])[] = [
  ["Info-ZIP", infoZip()],
  ["Info-ZIP, storing", infoZip("-0")],
  ["Info-ZIP, at its best", infoZip("-9")],
  ["Info-ZIP, in a hurry", infoZip("-1")],
  ["Python, storing", python("ZIP_STORED")],
  ["Python, deflating", python("ZIP_DEFLATED")],
];

/** The archive that a program makes of a bag's folder. */
function packed(pack: (target: string, root: string) => unknown, { root }: Workbench): Buffer {
  const target = `${root}.zip`;
  rmSync(join(folder, target), { force: true });
  pack(target, root);
  return readFileSync(join(folder, target));
}

const verdictOf = (result: Result<{ digest: string }>) =>
  result.ok ? result.value.digest : `${result.refusal.code}: ${result.refusal.detail}`;

async function verified(bytes: Uint8Array): Promise<string> {
  const { bureau, expert } = await people();
  const cards = [bureau.trusted, expert.trusted];
  const { identity } = expert.keys;
  return verdictOf(await verifyTask({ source: bytesSource(bytes), cards, identity, depth: "materials" }));
}

async function verifiedBundle(bytes: Uint8Array): Promise<string> {
  const { bureau, expert } = await people();
  const cards = [bureau.trusted, expert.trusted];
  return verdictOf(await verifyReview({ source: bytesSource(bytes), cards, identity: bureau.keys.identity }));
}

describe.each(packers)("%s", (_, pack) => {
  it("packs a task package that is the same package: names, contents and digest", async () => {
    const bytes = packed(pack, task);
    expect(await verified(bytes)).toBe((await honest()).task.digest);
    const { root, files } = await takeApart(bytes);
    expect(root).toBe(task.root);
    expect(new Map([...files].sort())).toEqual(new Map([...task.files].sort()));
  });

  it("and age's own program make a bundle that is the same bundle", async () => {
    const { bureau } = await people();
    writeFileSync(join(folder, "inner.zip"), packed(pack, review));
    const bundle = run("age", "-r", bureau.keys.recipient, "inner.zip");
    expect(await verifiedBundle(bundle)).toBe(await verifiedBundle((await honest()).bundle));
  });
});

it("what they write beyond the format is refused: extra fields, folder entries, a comment", async () => {
  const words: readonly (readonly string[])[] = [["-D"], ["-X"]];
  for (const each of words) {
    const pack = (target: string, root: string) => run("zip", "-q", "-r", ...each, target, root);
    expect(await verified(packed(pack, task))).toMatch(/^archive-malformed/);
  }
  const commented = (target: string, root: string) => {
    infoZip()(target, root);
    run("sh", "-c", `echo hello | zip -q -z ${target}`);
  };
  expect(await verified(packed(commented, task))).toMatch(/^archive-malformed/);
});
