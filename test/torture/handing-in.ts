import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { saveTo } from "../e2e/dialogs";
import type { Launched } from "../e2e/launch";
import { onePagePdf } from "../e2e/one-page";
import { type Person, screenOf } from "../e2e/steps/identity";
import { backToInbox, declareAll, exportBundle, openWorkspace, seal } from "../e2e/steps/review";
import { fillTinySheet } from "../e2e/steps/tiny-round";
import { openTrustingSeat } from "../e2e/steps/trusting-seat";
import { verifiedBundle } from "../e2e/steps/verified";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { enter, importTask, leaveImport, numberOfComment, openComment, writeComment } from "./desk";
import { numberOf } from "./tasks";
import { halfBackups } from "./whole-files";

const quietly = async () => {};
const patient = { timeout: 120_000 };
/** The round's one dossier. */
const dossier = numberOf(2);

/** What was acknowledged of the work of one review: sealed, exported and backed up, over and over. */
export interface HandedIn {
  readonly task: Uint8Array<ArrayBuffer>;
  readonly folder: string;
  typed: number;
  comment: number;
  /** The comment that is sealed, `null` where the review is open; `unsure` while either may be. */
  sealed: number | null | "unsure";
  /** Files that the program has said are there. */
  readonly files: string[];
  saves: number;
}

/** A desk with one dossier, declared and filled in, not sealed yet; in the inbox afterwards. */
export async function prepareHandingIn(
  launched: Launched,
  person: Person,
  folder: string,
): Promise<HandedIn> {
  const { bureau, expert } = await people();
  await openTrustingSeat(launched, { owner: expert, person, bureau, folder });
  const { bytes } = await sampleTask({
    dossiers: [await dossierOf("a1", [onePagePdf(3)], { number: dossier })],
  });
  const path = join(folder, "round.jptask");
  await writeFile(path, bytes);
  const { page } = launched;
  await importTask(launched, path);
  await leaveImport(page);
  await declareAll(page, [], quietly);
  await openWorkspace(page, dossier);
  await fillTinySheet(page);
  await backToInbox(page);
  return { task: bytes, folder, typed: 0, comment: 0, sealed: null, files: [], saves: 0 };
}

/** Works on until the program is killed: a comment, the seal, the export, a whole backup, from the inbox. */
export async function handInOn(launched: Launched, known: HandedIn, acknowledge: () => void): Promise<never> {
  const { app, page } = launched;
  for (;;) {
    await openForWriting(page, known);
    known.typed += 1;
    await writeComment(page, known.typed);
    known.comment = known.typed;
    acknowledge();
    known.sealed = "unsure";
    await seal(app, page, join(known.folder, "form.pdf"), quietly);
    known.sealed = known.comment;
    acknowledge();
    await backToInbox(page);
    await exportTo(launched, known);
    acknowledge();
    await backUpTo(launched, known);
    acknowledge();
  }
}

async function openForWriting(page: Page, known: HandedIn): Promise<void> {
  await openComment(page);
  const reopen = page.getByRole("button", { name: "重新打开…" });
  if (!(await reopen.isVisible())) return;
  known.sealed = "unsure";
  await reopen.click();
  const dialog = screenOf(page, "reopen");
  await dialog.getByRole("textbox").fill("再写一遍");
  await dialog.getByRole("button", { name: "重新打开" }).click();
  await expect(dialog).toHaveCount(0, patient);
  known.sealed = null;
}

async function exportTo({ app, page }: Launched, known: HandedIn): Promise<void> {
  known.saves += 1;
  const path = join(known.folder, `bundle-${known.saves}.jpreview`);
  await exportBundle(app, page, path, quietly);
  known.files.push(path);
}

async function backUpTo({ app, page }: Launched, known: HandedIn): Promise<void> {
  known.saves += 1;
  const path = join(known.folder, `whole-${known.saves}.jpbackup`);
  await saveTo(app, path);
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "备份与换电脑" }).click();
  const dialog = screenOf(page, "backup");
  await dialog.getByRole("button", { name: "另存整套备份" }).click();
  await expect(dialog).toContainText("整套备份已保存", patient);
  known.files.push(path);
  await page.keyboard.press("Escape");
}

/** Files under their names that are not whole, among those that were saved and the rolling backups. */
export async function halfFilesOf(known: HandedIn, profile: string): Promise<number> {
  const names = (await readdir(known.folder)).filter((name) => name.endsWith(".jpreview"));
  let half = await halfBackups(known.folder, join(profile, "backups"));
  for (const name of names) {
    const verified = await verifiedBundle(join(known.folder, name), [known.task]).catch(() => null);
    if (!verified) half += 1;
  }
  return half;
}

/** Compares what is there, from the lock, with what was acknowledged; in the inbox afterwards. Tells what is wrong, or `null`. */
export async function compareHandedIn(page: Page, known: HandedIn, person: Person): Promise<string | null> {
  await enter(page, person);
  for (const path of known.files) await readFile(path); // what was acknowledged is there
  const number = numberOfComment(await (await openComment(page)).inputValue());
  const isSealed = await page.getByRole("button", { name: "重新打开…" }).isVisible();
  await backToInbox(page);
  if (number === null || number < known.comment) return `comment ${number}, acknowledged ${known.comment}`;
  if (known.sealed !== "unsure" && (known.sealed !== null) !== isSealed)
    return `sealed ${isSealed}, acknowledged ${known.sealed}`;
  known.comment = number;
  known.sealed = isSealed ? number : null;
  return null;
}
