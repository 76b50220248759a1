import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { out as outFolder } from "../../build/ready/places.mjs";
import { fingerprintOf } from "../../shared/package/card";
import { ownerKeys } from "../../shared/package/keys";
import { plans } from "../demo/people";
import { Recorder } from "../demo/recorder";
import { runJourney } from "../demo/run-journey";
import { jiangping, ran } from "./command-line";
import { emptyProfile, launchApp } from "./launch";
import { expectAccessible, expectChinese } from "./manners";
import { expectPaperAgrees, openWithPublicTools, textOf } from "./paper";
import { plantSeat } from "./plant-seat";
import { acceptCard, openCards, screenOf, unlock } from "./steps/identity";
import * as review from "./steps/review";

test.setTimeout(600_000);

const vectors = join(import.meta.dirname, "..", "vectors");

test("two people go from empty profiles to a verified bundle, and paper and file agree", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-journey-"));
  const source = join(folder, "small");
  const made = await ran(process.execPath, [
    join(outFolder, "build", "sample.mjs"),
    "--out",
    source,
    "--small",
  ]);
  expect(made.code, "the small sample is made").toBe(0);
  const ids = (await readdir(join(source, "applications"))).sort();
  const [first = "", second = ""] = ids.map((id) => id.toUpperCase());
  const out = join(folder, "out");
  await mkdir(out);
  const recorder = new Recorder(out);
  await runJourney({
    out,
    source,
    plans: plans.slice(0, 1).map((plan) => ({ ...plan, number: first })),
    recused: second,
    recorder,
    look: async (page, screen) => {
      await expectAccessible(page, screen);
      await expectChinese(page, screen);
    },
  });
  await recorder.write({});

  const bundle = join(out, "review.jpreview");
  const verified = await jiangping(
    ...[
      "verify",
      bundle,
      "--json",
      "--card",
      join(out, "bureau.jpcard"),
      "--card",
      join(out, "expert.jpcard"),
    ],
    ...["--identity", join(out, "bureau.age-key"), "--task", join(out, "sample.jptask")],
  );
  expect(verified.code, verified.out).toBe(0);
  const told = JSON.parse(verified.out);
  expect(told).toMatchObject({ ok: true, kind: "review" });
  expect(told.claims.reviews.map((each: { state: string }) => each.state).sort()).toEqual([
    "recused",
    "scored",
  ]);

  const bag = await openWithPublicTools(bundle, join(out, "bureau.age-key"));
  const shipped = join(bag, "data", "reviews", ids[0] ?? "");
  await expectPaperAgrees(join(out, `opinion-${ids[0]}.pdf`), join(shipped, "review.json"));
  await expectPaperAgrees(join(shipped, "opinion.pdf"), join(shipped, "review.json"));
  const recusal = join(bag, "data", "reviews", ids[1] ?? "");
  await expectPaperAgrees(join(recusal, "opinion.pdf"), join(recusal, "review.json"));

  const words = await textOf(join(shipped, "opinion.pdf"));
  for (const label of [
    "顺义区技能大师工作室",
    "申报表",
    "专家评估",
    "意见",
    "（签字）",
    "专家评分表",
    "材料2·第1页",
  ]) {
    expect(words).toContain(label);
  }
  const document = JSON.parse(await readFile(join(shipped, "review.json"), "utf8"));
  expect(words).toContain(`评分合计：${document.total.toFixed(1)}分`);
  expect(words).toContain(document.opinion.replace(/\s/gu, "").slice(0, 12));
});

test("a package that nobody here made is opened by double click, reviewed, and the command line takes the bundle", async () => {
  const passphrase = "向量 专家 口令 一二三";
  const person = { role: "expert", name: "", organisation: "", title: "", passphrase } as const;
  const profile = await emptyProfile();
  const folder = await mkdtemp(join(tmpdir(), "jiangping-vectors-"));
  const task = join(vectors, "small.jptask");

  const planted = await launchApp({ profile });
  await expect(screenOf(planted.page, "first-start")).toBeVisible({ timeout: 30_000 });
  const signing = JSON.parse(await readFile(join(vectors, "expert.jwk.json"), "utf8"));
  const identity =
    /AGE-SECRET-KEY-1\w+/u.exec(await readFile(join(vectors, "expert.age-key"), "utf8"))?.[0] ?? "";
  const card = new Uint8Array(await readFile(join(vectors, "expert.jpcard")));
  await plantSeat(planted.page, { card, signing, identity }, passphrase);
  await planted.app.close();

  const { app, page } = await launchApp({ profile, args: [task] });
  await unlock(page, person);
  const dialog = screenOf(page, "import");
  await expect(dialog.getByText(/身份卡/u).first(), "an unknown bureau is refused first").toBeVisible({
    timeout: 30_000,
  });
  await dialog.getByRole("button", { name: "关闭" }).last().click();
  await openCards(page);
  await acceptCard(app, page, {
    path: join(vectors, "bureau.jpcard"),
    fingerprint: await bureauFingerprint(),
  });
  await page.keyboard.press("Escape");
  await review.importTask(app, page, task, async () => {});
  await review.declareAll(page, ["SY2026-002"], async () => {});
  await review.openWorkspace(page, "SY2026-001");
  await review.markAndCite(page, async () => {});
  const [plan] = plans;
  if (!plan) throw new Error("there is a plan for one application at least");
  await review.fillSheet(page, { ...plan, recommendation: "推荐" }, async () => {});
  await review.seal(app, page, join(folder, "form.pdf"), async () => {});
  await review.backToInbox(page);
  const bundle = join(folder, "vectors.jpreview");
  await review.exportBundle(app, page, bundle, async () => {});
  await app.close();

  const verified = await jiangping(
    ...[
      "verify",
      bundle,
      "--json",
      "--card",
      join(vectors, "bureau.jpcard"),
      "--card",
      join(vectors, "expert.jpcard"),
    ],
    ...["--identity", join(vectors, "bureau.age-key"), "--task", task],
  );
  expect(verified.code, verified.out).toBe(0);
  const told = JSON.parse(verified.out);
  const expected = JSON.parse(await readFile(join(vectors, "expected.json"), "utf8"))["small.jptask"];
  expect(told.claims.task).toEqual({ packageId: expected.packageId, digest: expected.digest });
  expect(told.claims.reviews).toHaveLength(2);
});

async function bureauFingerprint(): Promise<string> {
  const signing = JSON.parse(await readFile(join(vectors, "bureau.jwk.json"), "utf8"));
  const identity =
    /AGE-SECRET-KEY-1\w+/u.exec(await readFile(join(vectors, "bureau.age-key"), "utf8"))?.[0] ?? "";
  const keys = await ownerKeys(signing, identity, Buffer.alloc(32).toString("base64url"));
  return fingerprintOf("bureau", keys.kid, keys.recipient);
}
