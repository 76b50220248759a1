import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page } from "@playwright/test";
import { sealDossier, writePackage } from "../../build/sample/sealing";
import { checkCard } from "../../shared/package/card";
import { emptyProfile, type Launched, launchApp } from "../e2e/launch";
import {
  acceptCard,
  enterDesk,
  exportCard,
  exportKeys,
  openCards,
  type Person,
  screenOf,
  takeSeat,
  unlock,
} from "../e2e/steps/identity";
import * as review from "../e2e/steps/review";
import { keysOf, writeAgeKey } from "./demo-keys";
import { bureau, expert } from "./people";
import type { Recorder } from "./recorder";

/** What a journey needs of its surroundings. */
export interface JourneySetting {
  /** The folder that the packages, keys, forms and pictures are left in. */
  readonly out: string;
  /** The dossiers of the sample round. */
  readonly source: string;
  /** What the expert writes, application by application. */
  readonly plans: readonly review.ReviewPlan[];
  /** The number of the application that the expert keeps away from. */
  readonly recused: string;
  readonly recorder: Recorder;
  /** Looks at each screen passed, besides taking its picture. */
  readonly look: (page: Page, screen: string) => Promise<void>;
}

/** One person's computer: a profile that is kept from one start of the program to the next. */
interface Desk {
  readonly person: Person;
  readonly profile: string;
  readonly card: string;
  readonly fingerprint: string;
}

/**
 * The main job from nothing to a bundle that the bureau has verified: two people on two computers take seats, compare
 * cards, a round is sealed for the expert, who reviews every application, and the bureau opens what comes back.
 */
export async function runJourney(setting: JourneySetting): Promise<void> {
  const { recorder } = setting;
  const bureauDesk = await recorder.step("区局建立席位、导出身份卡", () =>
    setUp(setting, bureau, "bureau", true),
  );
  const expertDesk = await recorder.step("专家建立席位、导出身份卡", () =>
    setUp(setting, expert, "expert", false),
  );
  await recorder.step("区局核对并接受专家身份卡", () => trust(setting, bureauDesk, expertDesk, "bureau"));
  await recorder.step("专家核对并接受区局身份卡", () => trust(setting, expertDesk, bureauDesk, "expert"));
  await recorder.step("为专家封装任务包", () => sealSample(setting, bureauDesk, expertDesk));
  await recorder.step("专家评审全部申报并导出评审包", () => reviewAll(setting, expertDesk));
  await recorder.step("区局核验评审包", () => checkBundle(setting, bureauDesk));
}

async function setUp(setting: JourneySetting, person: Person, name: string, first: boolean): Promise<Desk> {
  const profile = await emptyProfile();
  const launched = await launchApp({ profile });
  const { app, page } = launched;
  const seen = seenBy(setting, launched, name);
  await expect(screenOf(page, "first-start")).toBeVisible({ timeout: 30_000 });
  if (first) await seen("first-start");
  await takeSeat(page, person, seen);
  const card = join(setting.out, `${name}.jpcard`);
  await exportCard(app, page, card);
  await exportKeys(app, page, join(setting.out, `${name}-keys.age`));
  await seen("seat-ready");
  await enterDesk(page);
  await seen("desk");
  await app.close();
  await writeAgeKey(
    await keysOf(join(setting.out, `${name}-keys.age`), person.passphrase),
    join(setting.out, `${name}.age-key`),
  );
  const { fingerprint } = await checkCard(await readFile(card), card);
  return { person, profile, card, fingerprint };
}

async function trust(setting: JourneySetting, desk: Desk, other: Desk, name: string): Promise<void> {
  const launched = await launchApp({ profile: desk.profile });
  const { app, page } = launched;
  const seen = seenBy(setting, launched, name);
  await expect(screenOf(page, "unlock")).toBeVisible({ timeout: 30_000 });
  await seen("unlock");
  await unlock(page, desk.person);
  if (desk.person.role === "expert") await openCards(page);
  await acceptCard(app, page, { path: other.card, fingerprint: other.fingerprint }, seen);
  await expect(page.getByText(other.person.name).first()).toBeVisible();
  await seen("cards");
  await app.close();
}

async function sealSample({ out, source }: JourneySetting, from: Desk, to: Desk): Promise<void> {
  const expertCard = await checkCard(await readFile(to.card), to.card);
  const sealed = await sealDossier({
    source,
    bureau: await keysOf(join(out, "bureau-keys.age"), from.person.passphrase),
    bureauCard: new Uint8Array(await readFile(from.card)),
    experts: [{ kid: expertCard.kid, recipient: expertCard.payload.recipient }],
    issuedAt: new Date().toISOString(),
  });
  await writePackage(sealed, join(out, "sample.jptask"));
}

async function reviewAll(setting: JourneySetting, desk: Desk): Promise<void> {
  const launched = await launchApp({ profile: desk.profile });
  const { app, page } = launched;
  const { recorder } = setting;
  const seen = seenBy(setting, launched, "expert");
  await unlock(page, desk.person);
  await recorder.step("导入并核验任务包", () =>
    review.importTask(app, page, join(setting.out, "sample.jptask"), seen),
  );
  await seen("inbox-new");
  await lookAtHelp(page, seen);
  await recorder.step("声明保密和回避", () => review.declareAll(page, [setting.recused], seen));
  for (const [index, plan] of setting.plans.entries()) {
    const look = index === 0 ? seen : async () => {};
    await recorder.step(`评审并定稿 ${plan.number}`, () => reviewOne(setting, app, page, plan, look));
  }
  await seen("inbox-done");
  await recorder.step("以最大字号查看", () => lookAtLargestText(page, setting.plans, seen));
  await recorder.step("导出评审包", () =>
    review.exportBundle(app, page, join(setting.out, "review.jpreview"), seen),
  );
  await app.close();
}

/** Help and shortcuts of the place one is in. */
async function lookAtHelp(page: Page, seen: review.Seen): Promise<void> {
  for (const [key, screen] of [
    ["F1", "help"],
    ["?", "shortcuts"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(screenOf(page, screen)).toBeVisible();
    await seen(screen);
    await page.keyboard.press("Escape");
    await expect(screenOf(page, screen)).toHaveCount(0);
  }
}

/** The inbox and a workspace with text at 160 %, where the window is 854 CSS pixels wide. */
async function lookAtLargestText(
  page: Page,
  [plan]: readonly review.ReviewPlan[],
  seen: review.Seen,
): Promise<void> {
  await review.setText(page, "largest");
  await seen("inbox-160");
  await review.openWorkspace(page, plan?.number ?? "");
  await seen("workspace-160");
  await page.getByRole("button", { name: "评审表" }).click();
  await seen("sheet-160");
  await review.backToInbox(page);
  await review.setText(page, "normal");
}

async function reviewOne(
  setting: JourneySetting,
  app: ElectronApplication,
  page: Page,
  plan: review.ReviewPlan,
  seen: review.Seen,
): Promise<void> {
  await review.openWorkspace(page, plan.number);
  await seen("workspace");
  await review.markAndCite(page, seen);
  await review.fillSheet(page, plan, seen);
  const form = join(setting.out, "form.pdf");
  await review.seal(app, page, form, seen);
  await rename(form, join(setting.out, `opinion-${plan.number.toLowerCase()}.pdf`));
  await seen("workspace-sealed");
  await review.backToInbox(page);
}

async function checkBundle(setting: JourneySetting, desk: Desk): Promise<void> {
  const bundle = join(setting.out, "review.jpreview");
  const launched = await launchApp({ profile: desk.profile, args: [bundle] });
  const { app, page } = launched;
  const seen = seenBy(setting, launched, "bureau");
  await unlock(page, desk.person);
  const screen = screenOf(page, "bundle");
  await expect(screen).toBeVisible({ timeout: 60_000 });
  await expect(screen.getByText("已核验").first()).toBeVisible();
  await seen("bundle");
  for (const [tab, name] of [
    ["意见", "bundle-opinion"],
    ["表格", "bundle-form"],
  ] as const) {
    await screen.getByRole("tab", { name: tab }).click();
    if (tab === "表格") await expect(screen.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
    await seen(name);
  }
  await app.close();
}

function seenBy(setting: JourneySetting, { app, page }: Launched, name: string): review.Seen {
  return async (screen) => {
    await setting.look(page, screen);
    await page.evaluate(twoFrames);
    await setting.recorder.screen(app, `${name}-${screen}`);
  };
}

/** Resolves once what was changed last is on screen. Runs in the window. */
function twoFrames(): Promise<void> {
  return new Promise((shown) => {
    requestAnimationFrame(() => requestAnimationFrame(() => shown()));
  });
}
