import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import type { TaskPackage } from "../../shared/package/seal-task";
import { tinyRound } from "../fixtures/documents";
import { dossierOf, sampleTask } from "../fixtures/packages";
import { people } from "../fixtures/people";
import { jiangping } from "./command-line";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { onePagePdf } from "./one-page";
import { pictured } from "./picture";
import { openCards, screenOf } from "./steps/identity";
import { backToInbox, declareAll, exportBundle, openWorkspace, seal, setText } from "./steps/review";
import { fillTinySheet } from "./steps/tiny-round";
import { openTrustingSeat } from "./steps/trusting-seat";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };
const quietly = async () => {};
const patient = { timeout: 60_000 };
const numbers = ["SY2026-001", "SY2026-002"];

/** A first revision of the round, as a file. */
interface Task {
  readonly packageId: string;
  readonly digest: string;
  readonly path: string;
}

let profile: string;
let folder: string;
let app: ElectronApplication;
let page: Page;
let first: Task;
let twin: Task;

test.describe.configure({ mode: "serial" });

async function taskOf(name: string, second: number, more: Partial<TaskPackage> = {}): Promise<Task> {
  const packageId = crypto.randomUUID();
  const dossiers = [
    await dossierOf("a1", [onePagePdf(3)], { number: numbers[0] ?? "" }),
    await dossierOf("a2", [onePagePdf(second)], { number: numbers[1] ?? "" }),
  ];
  const { digest, bytes } = await sampleTask({ packageId, dossiers, ...more });
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { packageId, digest, path };
}

const dialog = () => screenOf(page, "import");
const rowOf = (number: string) => screenOf(page, "inbox").getByRole("row").filter({ hasText: number });
const begin = async ({ path }: Task) => {
  await chooseFile(app, path);
  await page.getByRole("button", { name: "导入任务包" }).first().click();
};
const asked = async (task: Task) => {
  await begin(task);
  await expect(dialog().getByRole("button", { name: "保留现有任务包" })).toBeVisible(patient);
};

/** Its manners and pictures, at the normal and at the largest text. */
async function look(screen: string, name: string): Promise<void> {
  for (const size of ["normal", "largest"] as const) {
    await setText(page, size);
    await expectRoom(page, screen);
    await expectAccessible(page, screen);
    await expectChinese(page, screen);
    const body = screenOf(page, screen).locator(".ui-dialog-body").first();
    await pictured(app, `${name}-${size}`);
    if ((await body.count()) === 0) continue;
    await body.evaluate((each) => each.scrollTo(0, each.scrollHeight));
    await pictured(app, `${name}-${size}-end`);
    await body.evaluate((each) => each.scrollTo(0, 0));
  }
  await setText(page, "normal");
}

/** How many rows the tables of an import have. */
async function stored(): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const names = ["stages", "pieces", "files", "applications", "packages"];
    const askedOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await askedOf(indexedDB.open("jiangping"));
    const transaction = database.transaction(names);
    const counts = await Promise.all(names.map((name) => askedOf(transaction.objectStore(name).count())));
    database.close();
    return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? -1]));
  });
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  [profile, folder] = await Promise.all([emptyProfile(), mkdtemp(join(tmpdir(), "jiangping-conflict-"))]);
  const { bureau, expert } = await people();
  first = await taskOf("第一份.jptask", 4);
  twin = await taskOf("另一份.jptask", 6, {
    round: { ...tinyRound, deadline: "2026-11-30" },
    issuedAt: "2026-09-05T15:30:00+08:00",
  });
  ({ app, page } = await launchApp({ profile }));
  await openTrustingSeat({ app, page }, { owner: expert, person, bureau, folder });
});

test.afterAll(async () => {
  await killApp(app);
  await removeFolders(profile, folder);
});

async function sealBoth(): Promise<void> {
  for (const number of numbers) {
    await openWorkspace(page, number);
    await fillTinySheet(page);
    await seal(app, page, join(folder, `${number}-${crypto.randomUUID()}.pdf`), quietly);
    await backToInbox(page);
  }
}

test("the first package is reviewed, sealed and exported", async () => {
  test.setTimeout(240_000);
  await begin(first);
  await expect(dialog().getByText("核验通过")).toBeVisible(patient);
  await page.getByRole("button", { name: "查看申报" }).click();
  await declareAll(page, [], quietly);
  await sealBoth();
  await exportBundle(app, page, join(folder, "first.jpreview"), quietly);
});

test("another of the same revision is shown beside it; who leaves the question has changed nothing", async () => {
  test.setTimeout(120_000);
  const before = await stored();
  await asked(twin);
  await expect(dialog().getByRole("heading", { name: "采用哪一份任务包" })).toBeVisible();
  await expect(dialog().getByText("按现有任务包已经导出评审包第 1 次")).toBeVisible();
  await expect(dialog().getByRole("row").filter({ hasText: "截止日期" })).toContainText("2026年11月30日");
  await expect(dialog().getByRole("row").filter({ hasText: "任务包摘要" })).toContainText(
    twin.digest.slice(0, 4),
  );
  await expect(dialog().getByText("截止日期有改动")).toBeVisible();
  await expect(dialog().getByText("换了文件“表”")).toBeVisible();
  await expect(dialog().getByText("请核对后重新定稿并打印签字")).toHaveCount(2);
  expect(await stored()).toMatchObject({ stages: 1, packages: before.packages });
  await look("import", "question");
  await page.keyboard.press("Escape");
  await expect(dialog().getByText("操作已取消，没有留下任何改动。")).toBeVisible();
  await dialog().getByRole("button", { name: "关闭" }).last().click();
  expect(await stored()).toEqual(before);
});

test("keeping the one that is here stores nothing of the other, and can be looked up", async () => {
  test.setTimeout(120_000);
  const before = await stored();
  await asked(twin);
  await dialog().getByRole("button", { name: "保留现有任务包" }).click();
  await expect(dialog().getByText("收到的另一份没有存入")).toBeVisible(patient);
  await look("import", "kept");
  await dialog().getByRole("button", { name: "关闭" }).last().click();
  expect(await stored()).toEqual(before);
  await expect(rowOf("SY2026-001").getByText("已导出")).toBeVisible();
  await page.getByRole("button", { name: "版次说明…" }).click();
  await expect(screenOf(page, "revisions").getByText("决定采用这一份")).toBeVisible();
  await look("revisions", "kept-story");
  await page.keyboard.press("Escape");
});

test("the rejected one says that it was decided before, and takes the place now; drafts go on in it", async () => {
  test.setTimeout(120_000);
  await asked(twin);
  await expect(dialog().getByText("决定不采用这一份。现在可以重新决定")).toBeVisible();
  await look("import", "again");
  await dialog().getByRole("button", { name: "改用新任务包" }).click();
  await expect(dialog().getByText("已改用新任务包")).toBeVisible(patient);
  await look("import", "taken");
  await dialog().getByRole("button", { name: "查看申报" }).click();
  await expect(screenOf(page, "inbox").getByText("2026年11月30日")).toBeVisible();
  for (const number of numbers) await expect(rowOf(number).getByText("评审中")).toBeVisible();
});

test("the one that was left stays readable, and the story says who decided what", async () => {
  test.setTimeout(120_000);
  await page.getByRole("button", { name: "版次说明…" }).click();
  const story = screenOf(page, "revisions");
  await expect(story.getByText("没有采用，只供查阅")).toBeVisible();
  await expect(story.getByText("决定采用这一份")).toHaveCount(2);
  await look("revisions", "story");
  await story.getByRole("button", { name: "查阅这一份" }).click();
  const inbox = screenOf(page, "inbox");
  await expect(inbox.getByText("这一份第 1 版任务包没有采用，只供查阅。")).toBeVisible();
  await expect(rowOf("SY2026-001").getByText("已导出")).toBeVisible();
  await expect(page.getByRole("button", { name: "导出评审包…" })).toHaveCount(0);
  await look("inbox", "left");
  await page.getByRole("button", { name: "回到采用的任务包" }).click();
  await expect(page.getByRole("button", { name: "导出评审包…" })).toBeVisible();
});

test("before exporting again the expert is told, and the bundle holds against the chosen package alone", async () => {
  test.setTimeout(240_000);
  await sealBoth();
  const path = join(folder, "second.jpreview");
  await exportBundle(app, page, path, async (name) => {
    if (name !== "export-plan") return;
    await expect(screenOf(page, "export").getByText("以前按另一份任务包导出过评审包第 1 次")).toBeVisible();
    await look("export", "export-again");
  });
  const { bureau, expert } = await people();
  const [key = "", ...cards] = await Promise.all(
    [new TextEncoder().encode(`${bureau.keys.identity}\n`), bureau.card, expert.card].map(
      async (bytes, index) => {
        const place = join(folder, `verify-${index}`);
        await writeFile(place, bytes);
        return place;
      },
    ),
  );
  const verified = async (bundle: string, task: Task) => {
    const trust = ["--identity", key, ...cards.flatMap((card) => ["--card", card])];
    const { out } = await jiangping("verify", bundle, "--json", ...trust, "--task", task.path);
    return JSON.parse(out);
  };
  const one = join(folder, "first.jpreview");
  expect(await verified(path, twin)).toMatchObject({
    ok: true,
    claims: { revision: 2, task: { packageId: twin.packageId, digest: twin.digest } },
  });
  expect(await verified(path, first)).toMatchObject({ ok: false, code: "wrong-task" });
  expect(await verified(one, first)).toMatchObject({ ok: true, digest: expect.any(String) });
  expect(await verified(one, twin)).toMatchObject({ ok: false, code: "wrong-task" });
  expect((await readFile(one)).length).toBeGreaterThan(0);
});

test("exporting to a bureau whose card was withdrawn takes a deliberate step", async () => {
  test.setTimeout(120_000);
  await openCards(page);
  await page
    .getByRole("button", { name: /^撤回.+的身份卡$/u })
    .first()
    .click();
  const leaving = screenOf(page, "card-withdraw");
  await leaving.getByLabel("撤回的理由").fill("区局来电，密钥可能外泄");
  await leaving.getByRole("button", { name: "撤回这张身份卡" }).click();
  await expect(leaving).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "导出评审包…" }).click();
  const plan = screenOf(page, "export");
  const write = plan.getByRole("button", { name: "签名并导出" });
  await expect(plan.getByText("拿着它的钥匙的人都能打开，请先与区局核实再导出")).toBeVisible();
  await expect(plan.getByText("以前按另一份任务包导出过")).toHaveCount(0);
  await expect(write).toBeDisabled();
  await look("export", "withdrawn");
  await plan.getByRole("checkbox").check();
  await expect(write).toBeEnabled();
  await plan.getByRole("button", { name: "暂不导出" }).click();
});

test("the one that was left can be taken back, with its own work", async () => {
  test.setTimeout(120_000);
  await asked(first);
  await expect(dialog().getByText("以前决定不采用")).toBeVisible();
  await look("import", "back");
  await dialog().getByRole("button", { name: "改回这一份" }).click();
  await expect(dialog().getByText("已改回以前没有采用的")).toBeVisible(patient);
  await look("import", "taken-back");
  await dialog().getByRole("button", { name: "查看申报" }).click();
  await expect(rowOf("SY2026-001").getByText("已导出")).toBeVisible();
  await expect(page.getByRole("button", { name: "导出评审包…" })).toBeVisible();
});
