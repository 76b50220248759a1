import { readFileSync } from "node:fs";
import { copyFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { bagBytes } from "../../shared/package/bag-write";
import { utf8 } from "../../shared/package/bytes";
import { checkCard } from "../../shared/package/card";
import { ownerKeys } from "../../shared/package/keys";
import { sealTask } from "../../shared/package/seal-task";
import { tinyRound } from "../fixtures/documents";
import { dossierOf } from "../fixtures/packages";
import { chooseFile } from "./dialogs";
import { emptyProfile, killApp, launchApp, removeFolders } from "./launch";
import { expectAccessible, expectChinese, expectRoom } from "./manners";
import { type OutsideKeys, plantSeat } from "./plant-seat";
import { openCards, screenOf, unlock } from "./steps/identity";
import { setText } from "./steps/review";

const vectors = join(import.meta.dirname, "..", "vectors");
const vector = (name: string) => readFileSync(join(vectors, name));
const expected = JSON.parse(vector("expected.json").toString());
const fingerprints = {
  bureau: String(expected["bureau.jpcard"].fingerprint),
  expert: String(expected["expert.jpcard"].fingerprint),
};
/** What may be seen of a fingerprint before it was compared. */
const shownOf = (fingerprint: string) => fingerprint.split(" ").slice(0, 5).join(" ");

const outside = (who: "bureau" | "expert"): OutsideKeys => ({
  card: vector(`${who}.jpcard`),
  signing: JSON.parse(vector(`${who}.jwk.json`).toString()),
  identity: /AGE-SECRET-KEY-1\w+/.exec(vector(`${who}.age-key`).toString())?.[0] ?? "",
});

let folder: string;
let profile: string;
let app: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-trust-"));
  profile = await emptyProfile();
  ({ app, page } = await launchApp({ profile }));
});

test.afterEach(async () => {
  await killApp(app);
  await removeFolders(folder, profile);
});

/** Someone of the vectors takes a seat and opens it. */
async function takeOutsideSeat(who: "bureau" | "expert"): Promise<void> {
  await expect(screenOf(page, "first-start")).toBeVisible();
  const passphrase = "mk38 wtz9 rp2d";
  await plantSeat(page, outside(who), passphrase);
  await page.reload();
  await unlock(page, { role: who, name: "", organisation: "", title: "", passphrase });
}

/** Lets a file fall onto the window. */
async function dropFile(content: Uint8Array, name: string): Promise<void> {
  await page.evaluate(
    ({ base64, name: fileName }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
    },
    { base64: Buffer.from(content).toString("base64"), name },
  );
}

async function wellMannered(screen: string): Promise<void> {
  await expect(screenOf(page, screen)).toBeVisible();
  await expectAccessible(page, screen);
  await expectChinese(page, screen);
}

/** Types what the owner of a card would read out. */
async function compare(fingerprint: string): Promise<void> {
  const dialog = screenOf(page, "card-compare");
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("对方读出的第六组").fill(fingerprint.split(" ").at(-1) ?? "");
  await dialog.getByRole("button", { name: "指纹一致，接受" }).click();
  await expect(dialog).toHaveCount(0);
}

/** Another package that the bureau of the vectors signed for its expert, which says that it is from long ago. */
async function anotherTask(): Promise<Uint8Array> {
  const { signing, identity } = outside("bureau");
  const bureau = await ownerKeys(signing, identity, "A".repeat(43));
  const expert = await checkCard(vector("expert.jpcard"));
  return bagBytes(
    await sealTask({
      packageId: "5555555a-5555-4555-8555-55555555555b",
      ...{ bureau, bureauCard: new Uint8Array(vector("bureau.jpcard")) },
      experts: [{ kid: expert.kid, recipient: expert.payload.recipient }],
      round: tinyRound,
      dossiers: [await dossierOf("a1", [utf8("%PDF-one")])],
      supersedes: null,
      issuedAt: "2020-01-01T09:00:00+08:00",
      appVersion: "0",
    }),
  );
}

test("an expert sees who an unknown package says it is from, compares, and it is imported at once", async () => {
  await takeOutsideSeat("expert");
  await dropFile(vector("small.jptask"), "任务包.jptask");
  const dialog = screenOf(page, "import");
  const said = dialog.getByRole("region", { name: "文件自称的签名人" });
  await expect(said.getByText("未核验")).toBeVisible();
  const { name, organisation } = JSON.parse(
    Buffer.from(vector("bureau.jpcard").toString().split(".")[1] ?? "", "base64url").toString(),
  );
  await expect(said).toContainText(name);
  await expect(said).toContainText(organisation);
  await expect(said.locator(`[data-fingerprint="${shownOf(fingerprints.bureau)}"]`)).toBeVisible();
  const lastGroup = fingerprints.bureau.split(" ").at(-1) ?? "";
  await expect(page.locator("body"), "the group to be heard is nowhere to be seen").not.toContainText(
    lastGroup,
  );
  await wellMannered("import");

  await said.getByRole("button", { name: "核对指纹并接受" }).focus();
  await page.keyboard.press("Enter");
  await expect(screenOf(page, "card-compare")).toBeVisible();
  await page.keyboard.type("AAAA");
  await page.keyboard.press("Enter");
  await expect(page.getByText("第六组与这张卡不符")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(screenOf(page, "card-compare")).toHaveCount(0);
  await expect(said, "nothing was accepted").toBeVisible();

  await said.getByRole("button", { name: "核对指纹并接受" }).click();
  await compare(fingerprints.bureau);
  await expect(dialog.getByText("签名和全部文件核验通过")).toBeVisible();
  await dialog.getByRole("button", { name: "查看申报" }).click();
  await expect(dialog).toHaveCount(0);

  // The register knows who and when. The card is withdrawn, in the largest text.
  await setText(page, "largest");
  await openCards(page);
  await expect(screenOf(page, "cards")).toContainText("示例专家甲核对后接受");
  await wellMannered("cards");
  await expectRoom(page, "cards");
  await page.getByRole("button", { name: /^撤回.+的身份卡$/ }).focus();
  await page.keyboard.press("Enter");
  const leaving = screenOf(page, "card-withdraw");
  await expect(leaving.getByLabel("撤回的理由")).toBeFocused();
  await leaving.getByRole("button", { name: "撤回这张身份卡" }).click();
  await expect(leaving.getByText("请写明为什么撤回")).toBeVisible();
  await wellMannered("card-withdraw");
  await expectRoom(page, "card-withdraw");
  await leaving.getByLabel("撤回的理由").fill("密钥可能外泄");
  await leaving.getByRole("button", { name: "撤回这张身份卡" }).click();
  await expect(leaving).toHaveCount(0);
  await expect(screenOf(page, "cards")).toContainText("示例专家甲撤回，理由：密钥可能外泄");
  await wellMannered("cards");
  await expectRoom(page, "cards");
  await page.keyboard.press("Escape");
  await setText(page, "normal");

  // A new package of the signer is refused, and nothing is offered for it; what was imported is there.
  await dropFile(await anotherTask(), "新任务包.jptask");
  await expect(dialog.getByText("这张身份卡已经撤回")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "核对指纹并接受" })).toHaveCount(0);
  await wellMannered("import");
  await dialog.getByRole("button", { name: "关闭" }).last().click();
  await dropFile(vector("small.jptask"), "任务包.jptask");
  await expect(dialog.getByText("以前导入过，内容相同")).toBeVisible();
  await dialog.getByRole("button", { name: "查看申报" }).click();
  await expect(dialog).toHaveCount(0);

  // Only comparing again lets the card count again.
  await openCards(page);
  await page.getByRole("button", { name: /^重新核对.+的身份卡$/ }).click();
  await expect(screenOf(page, "card-compare")).toContainText("密钥可能外泄");
  await wellMannered("card-compare");
  await compare(fingerprints.bureau);
  await page.keyboard.press("Escape");
  await dropFile(await anotherTask(), "新任务包.jptask");
  await expect(dialog.getByText("签名和全部文件核验通过")).toBeVisible();
});

test("the bureau sees who an unknown bundle says it is from, compares, and it opens at once", async () => {
  await takeOutsideSeat("bureau");
  const bundle = join(folder, "评审包.jpreview");
  await copyFile(join(vectors, "small.jpreview"), bundle);
  await chooseFile(app, bundle);
  await page.getByRole("button", { name: "打开评审包…" }).first().click();
  const refused = screenOf(page, "bundle-refused");
  const said = refused.getByRole("region", { name: "文件自称的签名人" });
  await expect(said).toContainText("示例专家甲");
  await expect(said.locator(`[data-fingerprint="${shownOf(fingerprints.expert)}"]`)).toBeVisible();
  await wellMannered("bundle-refused");
  await said.getByRole("button", { name: "核对指纹并接受" }).click();
  await compare(fingerprints.expert);
  await expect(screenOf(page, "bundle").getByText("已核验")).toBeVisible();
});
