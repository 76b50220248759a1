import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { Decrypter } from "age-encryption";
import { unzipSync } from "fflate";
import { chooseFile, saveTo } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { plantSeat } from "./plant-seat";
import { acceptCard, enterDesk, exportCard, type Person, screenOf, takeSeat, unlock } from "./steps/identity";

const vectors = join(import.meta.dirname, "..", "vectors");
const vector = (name: string) => readFileSync(join(vectors, name));
const expected = JSON.parse(vector("expected.json").toString());
const bureauKey = vector("bureau.age-key")
  .toString()
  .split("\n")
  .find((line) => line.startsWith("AGE-SECRET-KEY-1"));

const bureau: Person = {
  role: "bureau",
  name: "示例区人力资源和社会保障局",
  organisation: "职业能力建设科",
  title: "科长",
  passphrase: "mk38 wtz9 rp2d",
};

let folder: string;
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-bureau-"));
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
});

test.afterEach(async () => {
  await killApp(app);
  await removeFolders(folder, profile);
});

async function wellMannered(screen: string): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

/** Lets a file fall onto the window. Its name is a made-up one: what it is, its content says. */
async function dropFile(content: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "交回的文件"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
  }, content.toString("base64"));
}

/** The files inside a review bundle, opened without the program's own code. */
async function filesInside(bundle: Buffer): Promise<Map<string, Uint8Array>> {
  const opener = new Decrypter();
  opener.addIdentity(bureauKey ?? "");
  const entries = unzipSync(await opener.decrypt(bundle));
  return new Map(Object.entries(entries).map(([name, bytes]) => [name.split("/").slice(1).join("/"), bytes]));
}

/** The bureau of the vectors takes its seat and opens it. */
async function takeOutsideSeat(): Promise<void> {
  const outside = {
    card: vector("bureau.jpcard"),
    signing: JSON.parse(vector("bureau.jwk.json").toString()),
    identity: bureauKey ?? "",
  };
  await expect(screenOf(page, "first-start")).toBeVisible();
  await plantSeat(page, outside, bureau.passphrase);
  await page.reload();
  await unlock(page, bureau);
  await expect(screenOf(page, "bureau")).toBeVisible();
}

test("the bureau takes a seat, exports its card and registers an expert", async () => {
  await takeSeat(page, bureau);
  await wellMannered("seat-ready");
  await exportCard(app, page, join(folder, "局.jpcard"));
  await enterDesk(page);
  await wellMannered("bureau");
  await page.getByRole("button", { name: "本单位身份卡" }).click();
  await wellMannered("my-card");
  await page.keyboard.press("Escape");

  const fingerprint = expected["expert.jpcard"].fingerprint;
  await acceptCard(app, page, { path: join(vectors, "expert.jpcard"), fingerprint });
  await expect(page.locator(`[data-screen=bureau] [data-fingerprint="${fingerprint}"]`)).toBeVisible();
  await wellMannered("bureau");

  await dropFile(vector("small.jpreview"));
  await wellMannered("bundle-refused");
  await expect(page.getByText("wrong-recipient")).toBeVisible();
  await page.getByRole("button", { name: "返回工作台" }).click();
  await expect(screenOf(page, "bureau")).toBeVisible();
});

test("a bundle made elsewhere shows only after its signer's card was accepted, and then all of it", async () => {
  await takeOutsideSeat();
  await dropFile(vector("small.jpreview"));
  await wellMannered("bundle-refused");
  await expect(page.getByText("signer-unknown")).toBeVisible();
  await expect(page.getByText("a01")).toHaveCount(0);
  await page.keyboard.press("Escape");

  const { fingerprint } = expected["expert.jpcard"];
  await acceptCard(app, page, { path: join(vectors, "expert.jpcard"), fingerprint });
  await chooseFile(app, join(vectors, "small.jpreview"));
  await page.getByRole("button", { name: "打开评审包…" }).first().click();
  await wellMannered("bundle");

  const inside = await filesInside(vector("small.jpreview"));
  const review = JSON.parse(Buffer.from(inside.get("data/reviews/a01/review.json") ?? "").toString());
  const screen = screenOf(page, "bundle");
  await expect(screen.getByText("已核验")).toBeVisible();
  await expect(screen.locator(".bundle-checks li")).toHaveCount(3);
  await expect(screen.getByText(expected["small.jpreview"].digest.match(/.{4}/g).join(" "))).toBeVisible();
  await expect(screen.locator(`[data-fingerprint="${fingerprint}"]`)).toBeVisible();
  await expect(screen.getByText(`合计 ${review.total.toFixed(1)} 分`)).toBeVisible();
  await expect(screen.getByRole("table", { name: "评分" }).locator("tbody tr")).toHaveCount(
    review.scores.length,
  );

  await page.getByRole("tab", { name: "资格" }).click();
  await wellMannered("bundle");
  await expect(screen.getByRole("table", { name: "资格条件" }).locator("tbody tr")).toHaveCount(
    review.gates.length,
  );
  await page.getByRole("tab", { name: "意见" }).click();
  await wellMannered("bundle");
  await expect(screen.getByText(review.opinion)).toBeVisible();

  await page.getByRole("tab", { name: "表格" }).click();
  await expect(screen.locator("canvas").first()).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, "bundle");
  const saved = join(folder, "form.pdf");
  await saveTo(app, saved);
  await page.getByRole("button", { name: "另存表格" }).click();
  await expect(page.getByText("表格已保存")).toBeVisible();
  expect(readFileSync(saved).equals(inside.get("data/reviews/a01/opinion.pdf") ?? Buffer.from(""))).toBe(
    true,
  );

  await page.getByRole("tab", { name: "意见" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(screen.getByRole("button", { name: /a02/ })).toHaveAttribute("aria-current", "true");
  await expect(screen.getByText("回避理由")).toBeVisible();
});

test("a bundle for another bureau and a stray file are refused with their codes, the own task is kept", async () => {
  await takeOutsideSeat();
  await acceptCard(app, page, {
    path: join(vectors, "expert.jpcard"),
    fingerprint: expected["expert.jpcard"].fingerprint,
  });
  await dropFile(vector("other-bureau.jpreview"));
  await wellMannered("bundle-refused");
  await expect(page.getByText(expected["other-bureau.jpreview"].code)).toBeVisible();

  await dropFile(vector("small.jptask"));
  await expect(page.getByText("已存入")).toBeVisible({ timeout: 60_000 });
  await wellMannered("bureau");
  await expect(page.getByRole("table", { name: "本机的任务包" }).locator("tbody tr")).toHaveCount(1);
  await expect(page.getByRole("table", { name: "拒绝的文件" })).toContainText(
    expected["other-bureau.jpreview"].code,
  );

  await dropFile(Buffer.from("%PDF-1.7"));
  await expect(page.getByText("“交回的文件”不是任务包、评审包或身份卡")).toBeVisible();
  await expect(screenOf(page, "bureau")).toBeVisible();
});
