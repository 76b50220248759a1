import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type Electron from "electron";
import { readCard } from "../../../shared/package/card";
import { plans } from "../../demo/people";
import { emptyProfile, type LaunchOptions, launchApp, removeFolders } from "../launch";
import { plantSeat } from "../plant-seat";
import { acceptCard, openCards, screenOf, unlock } from "../steps/identity";
import * as review from "../steps/review";

/** What the journey needs: the program, the packages that nobody here made, and where to leave the bundle. */
export interface PackagedJourney {
  readonly launch: NonNullable<LaunchOptions["launch"]>;
  readonly vectors: string;
  readonly folder: string;
  readonly bundle: string;
}

const passphrase = "打包 专家 口令 一二三";
const person = { role: "expert", name: "", organisation: "", title: "", passphrase } as const;
const unseen = async () => {};

/**
 * The expert's part in the packaged program: a task package is imported, declared on, scored, sealed and exported.
 * @returns how many requests the program refused on the way
 */
export async function expertsJourney({ launch, vectors, folder, bundle }: PackagedJourney): Promise<number> {
  const profile = await emptyProfile();
  await plantExpert({ launch, profile }, vectors);
  const { app, page } = await launchApp({ launch, profile });
  expect(await app.evaluate(({ app: own }) => own.isPackaged)).toBe(true);
  expect(await app.evaluate(developerTools), "developer tools open").toBe(false);
  await unlock(page, person);
  await openCards(page);
  await acceptCard(app, page, {
    path: join(vectors, "bureau.jpcard"),
    fingerprint: await fingerprintIn(join(vectors, "bureau.jpcard")),
  });
  await page.keyboard.press("Escape");
  await review.importTask(app, page, join(vectors, "small.jptask"), unseen);
  await review.declareAll(page, ["SY2026-002"], unseen);
  await review.openWorkspace(page, "SY2026-001");
  await review.markAndCite(page, unseen);
  const [plan] = plans;
  if (!plan) throw new Error("there is a plan for one application at least");
  await review.fillSheet(page, { ...plan, recommendation: "推荐" }, unseen);
  await review.seal(app, page, join(folder, "packaged-form.pdf"), unseen);
  await review.backToInbox(page);
  await review.exportBundle(app, page, bundle, unseen);
  const refused = await page.evaluate(async () => {
    const { jiangping } = window as unknown as {
      jiangping: { call(name: string, request: null): Promise<{ value: { refusedRequests: number } }> };
    };
    return (await jiangping.call("app:about", null)).value.refusedRequests;
  });
  await app.close();
  await removeFolders(profile);
  return refused;
}

/** Asks for the developer tools in every way that there is, and tells whether they are there. Runs in the main process. */
function developerTools({ BrowserWindow }: typeof Electron): boolean {
  const contents = BrowserWindow.getAllWindows()[0]?.webContents;
  contents?.sendInputEvent({ type: "keyDown", keyCode: "F12" });
  contents?.openDevTools();
  return contents?.isDevToolsOpened() ?? true;
}

/** Gives the profile the seat of the vectors' expert. */
async function plantExpert(options: LaunchOptions, vectors: string): Promise<void> {
  const { app, page } = await launchApp(options);
  await expect(screenOf(page, "first-start")).toBeVisible({ timeout: 30_000 });
  const signing = JSON.parse(await readFile(join(vectors, "expert.jwk.json"), "utf8"));
  const key = await readFile(join(vectors, "expert.age-key"), "utf8");
  const identity = /AGE-SECRET-KEY-1\w+/u.exec(key)?.[0] ?? "";
  const card = new Uint8Array(await readFile(join(vectors, "expert.jpcard")));
  await plantSeat(page, { card, signing, identity }, passphrase);
  await app.close();
}

async function fingerprintIn(path: string): Promise<string> {
  const card = await readCard(new Uint8Array(await readFile(path)));
  if (!card.ok) throw new Error(`the card is refused: ${card.refusal.code}`);
  return card.value.fingerprint;
}
