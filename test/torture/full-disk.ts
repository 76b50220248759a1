import { execFile } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { killApp, type Launched, launchApp, removeFolders } from "../e2e/launch";
import { backToInbox, expectInk } from "../e2e/steps/review";
import { commentOf, openComment, start } from "./desk";
import { compareHandedIn, type HandedIn, prepareHandingIn } from "./handing-in";
import { killProgram } from "./kill";
import { keepLoss, type Outcome, type TortureOptions } from "./outcome";

const run = promisify(execFile);
const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const diskBytes = 220 * 2 ** 20;
const patient = { timeout: 60_000 };

/** What is left free at each point, in KiB: from nothing at all to more than the program wants to have. */
const allPoints = [
  ...[0, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
  ...[2048, 4096, 8192, 12_288, 16_384, 24_576, 30_720, 32_000, 34_816, 65_536],
];

/** What is left free, in KiB, where the program starts on a full disk: nothing, and what its database needs to be opened. */
const fullStarts = [0, 8192] as const;

/** How a full disk was met: how often saving stopped and went on. `null` where nothing could be mounted, with the reason. */
export interface FullDiskOutcome {
  readonly points: number;
  stopped: number;
}

/**
 * Fills the disk that the profile lies on, at 20 points, before and behind the program's own look at it: reading goes on,
 * saving stops with what to do and goes on by itself once there is room, and what was acknowledged is there after a kill.
 */
export async function fullDisk(
  options: TortureOptions,
  outcome: Outcome,
  points: readonly number[] = allPoints,
): Promise<FullDiskOutcome | { readonly skipped: string }> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-disk-"));
  const disk = join(folder, "disk");
  const unmountable = await mounted(disk);
  if (unmountable !== null) return { skipped: unmountable };
  const met = { points: points.length, stopped: 0 };
  let launched: Launched | null = null;
  try {
    const profile = join(disk, "profile");
    launched = await launchApp({ profile });
    const known = await prepareHandingIn(launched, person, folder);
    for (const [index, kibibytes] of points.entries()) {
      await openComment(launched.page);
      if (await writeInto(launched.page, disk, known, { kibibytes, behind: index % 2 === 1 }))
        met.stopped += 1;
      outcome.acknowledged += 1;
      await killProgram(launched.app, "tree");
      outcome.kills += 1;
      const next = await start(profile);
      launched = next;
      const wrong =
        next.greeting === "unlock"
          ? await compareHandedIn(next.page, known, person)
          : `greeted: ${next.greeting}`;
      options.say(`full disk ${kibibytes} KiB ${wrong ?? "ok"} ${JSON.stringify({ ...outcome, ...met })}`);
      if (wrong === null) continue;
      await killApp(launched.app);
      await keepLoss(options, outcome, profile);
      break;
    }
    if (outcome.lost === 0)
      for (const kibibytes of fullStarts) {
        await killApp(launched.app);
        const wrong = await startFull(profile, disk, known, kibibytes);
        options.say(`start on a full disk, ${kibibytes} KiB ${wrong ?? "ok"}`);
        if (wrong !== null) await keepLoss(options, outcome, profile);
        launched = await start(profile);
      }
  } finally {
    if (launched) await killApp(launched.app);
    await run("umount", ["--lazy", disk]);
    await removeFolders(folder);
  }
  return met;
}

/**
 * Starts the program on a disk that is full already: where nothing at all is free its database may not open, which it
 * says; with a little, reading goes on. Once there is room everything is there. Tells what is wrong, or `null`.
 */
async function startFull(
  profile: string,
  disk: string,
  known: HandedIn,
  kibibytes: number,
): Promise<string | null> {
  const filler = join(disk, "filler");
  await fill(disk, filler, kibibytes * 1024);
  const full = await start(profile);
  const read =
    kibibytes === 0
      ? null
      : full.greeting === "unlock"
        ? await compareHandedIn(full.page, known, person)
        : `greeted: ${full.greeting}`;
  await killProgram(full.app, "tree");
  await rm(filler, { force: true });
  const after = await start(profile);
  try {
    if (after.greeting !== "unlock") return `greeted afterwards: ${after.greeting}`;
    return read ?? (await compareHandedIn(after.page, known, person));
  } finally {
    await killApp(after.app);
  }
}

/** Mounts a small disk in memory. Tells why it cannot be had, or `null`. */
async function mounted(disk: string): Promise<string | null> {
  try {
    await run("mkdir", ["-p", disk]);
    await run("mount", ["-t", "tmpfs", "-o", `size=${diskBytes}`, "tmpfs", disk]);
    return null;
  } catch (thrown) {
    return (thrown as Error).message.split("\n")[0] ?? "mount failed";
  }
}

interface Point {
  readonly kibibytes: number;
  /** The disk is filled right after a save, behind the program's back; else a moment before it looks. */
  readonly behind: boolean;
}

/** Writes a comment on a disk that has become full, makes room, and waits until it is saved. Tells whether saving stopped. */
async function writeInto(
  page: Page,
  disk: string,
  known: HandedIn,
  { kibibytes, behind }: Point,
): Promise<boolean> {
  const filler = join(disk, "filler");
  if (behind) await write(page, known);
  if (behind) await savedOrStopped(page);
  await fill(disk, filler, kibibytes * 1024);
  await write(page, known);
  const isStopped = (await savedOrStopped(page)) === "stopped";
  await expectInk(page);
  if (isStopped) await expect(page.getByText("磁盘空间不足，已停止保存")).toBeVisible(patient);
  await rm(filler, { force: true });
  await expect(page.getByText(/^已保存/u).first()).toBeVisible(patient);
  known.comment = known.typed;
  await backToInbox(page);
  return isStopped;
}

async function write(page: Page, known: HandedIn): Promise<void> {
  known.typed += 1;
  const field = page.locator("[data-criterion=A1]").getByRole("textbox", { name: /评语/u });
  await field.fill(commentOf(known.typed));
  await field.blur();
}

async function savedOrStopped(page: Page): Promise<"saved" | "stopped"> {
  const [saved, failed] = [page.getByText(/^已保存/u).first(), page.getByText("保存失败")];
  await expect(saved.or(failed).first()).toBeVisible(patient);
  return (await failed.isVisible()) ? "stopped" : "saved";
}

async function fill(disk: string, filler: string, leave: number): Promise<void> {
  await writeFile(filler, "");
  const { bavail, bsize } = await statfs(disk);
  const bytes = Math.max(0, bavail * bsize - leave);
  if (bytes > 0) await run("fallocate", ["-l", String(bytes), filler]);
}
