import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { launchOf } from "../../build/ready/app-link.mjs";
import { findRuntime } from "../../build/ready/electron-runtime.mjs";
import { out } from "../../build/ready/places.mjs";
import { sandboxArgs } from "../../build/ready/program.mjs";
import { writePackage } from "../../build/sample/sealing";
import { checkCard, issueCard } from "../../shared/package/card";
import { createKeys } from "../../shared/package/keys";
import { launchApp } from "../e2e/launch";
import {
  acceptCard,
  enterDesk,
  exportCard,
  openCards,
  type Person,
  screenOf,
  takeSeat,
} from "../e2e/steps/identity";
import { importTask } from "../e2e/steps/review";
import type { Bench } from "./frame";
import { sealApplications } from "./sealed-applications";

/** How many applications lie in the inbox. */
const applications = 40;

const person: Person = {
  role: "expert",
  name: "沈望舒",
  organisation: "青梧职业技术学院",
  title: "高级技师",
  passphrase: "松间明月 石上清泉 27",
};

/** How long typing the passphrase takes, in milliseconds: a quick hand. */
const typingTime = 2000;

/** scrypt as the keys' age file uses it, alone in a bare window of the same runtime. */
const derivationPage = `<!doctype html><title>scrypt</title><script src="scrypt.js"></script>`;
const derivationMain = `const { app, BrowserWindow } = require("electron");
app.setPath("userData", process.env.BARE_PROFILE);
app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: true } }).loadFile("index.html"));
`;

/** From the passphrase to the inbox with forty applications stored, beside the derivation of the key alone. */
export async function prepare(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-unlock-"));
  const profile = join(folder, "profile");
  await seedProfile(folder, profile);
  const desk = await launchApp({ profile });
  const bare = await launchDerivation(folder);
  return {
    figures: [
      {
        figure: `passphrase to inbox, ${applications} applications`,
        unit: "ms",
        peerName: "scrypt alone (hash-wasm)",
        aim: 1.3,
        runs: 9,
        ours: () => timeToInbox(desk.page),
        peer: async () => {
          // A fresh page on both sides: code that was compiled for an earlier run helps neither.
          await bare.page.reload();
          await pause(typingTime);
          return bare.page.evaluate(timeOfScrypt);
        },
      },
    ],
    close: async () => {
      await desk.app.close();
      await bare.app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A profile on which the expert has imported a round, all made as people make it. */
async function seedProfile(folder: string, profile: string): Promise<void> {
  const bureau = await createKeys();
  const createdAt = new Date().toISOString();
  const bureauCard = await issueCard(bureau, {
    ...{ role: "bureau", name: "示例区局", organisation: "示例区局", title: "", createdAt },
  });
  const cards = { bureau: join(folder, "bureau.jpcard"), expert: join(folder, "expert.jpcard") };
  await writeFile(cards.bureau, bureauCard);
  await mkdir(profile);
  const { app, page } = await launchApp({ profile });
  await takeSeat(page, person);
  await exportCard(app, page, cards.expert);
  await enterDesk(page);
  await openCards(page);
  const { fingerprint } = await checkCard(bureauCard);
  await acceptCard(app, page, { path: cards.bureau, fingerprint });
  await page.keyboard.press("Escape");
  const expert = await checkCard(await readFile(cards.expert));
  const task = join(folder, "forty.jptask");
  const source = join(out, "sample", "dossier");
  await writePackage(
    await sealApplications({ source, bureau, bureauCard, expert, count: applications }),
    task,
  );
  await importTask(app, page, task, async () => {});
  await app.close();
}

/** Reloads to the lock, types the passphrase and waits for the rows: milliseconds from Enter to the frame that shows them. */
async function timeToInbox(page: Page): Promise<number> {
  await page.reload();
  await screenOf(page, "unlock").locator("[name=passphrase]").fill(person.passphrase);
  // Nobody types a passphrase in no time; meanwhile the window loads what comes next, as it does on a person's screen.
  await pause(typingTime);
  return page.evaluate(
    (rows) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        document.querySelector("form")?.requestSubmit();
        const look = () => {
          const there = document.querySelectorAll('[data-screen="inbox"] tbody tr').length >= rows;
          requestAnimationFrame(there ? () => resolve(performance.now() - begun) : look);
        };
        requestAnimationFrame(look);
      }),
    applications,
  );
}

/** Milliseconds that the derivation takes. Runs in the bare window. */
async function timeOfScrypt(): Promise<number> {
  const { hashwasm } = window as unknown as {
    hashwasm: { scrypt: (options: Record<string, unknown>) => Promise<unknown> };
  };
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const begun = performance.now();
  await hashwasm.scrypt({
    password: "松间明月",
    salt,
    costFactor: 2 ** 18,
    blockSize: 8,
    parallelism: 1,
    hashLength: 32,
  });
  return performance.now() - begun;
}

async function launchDerivation(folder: string): Promise<{ app: ElectronApplication; page: Page }> {
  const bare = join(out, "build", "bare-scrypt");
  await mkdir(bare, { recursive: true });
  await writeFile(
    join(bare, "package.json"),
    JSON.stringify({ name: "scrypt", version: "1.0.0", main: "main.cjs" }),
  );
  await writeFile(join(bare, "main.cjs"), derivationMain);
  await writeFile(join(bare, "index.html"), derivationPage);
  const library = dirname(createRequire(join(out, "..", "package.json")).resolve("hash-wasm/package.json"));
  await copyFile(join(library, "dist", "scrypt.umd.min.js"), join(bare, "scrypt.js"));
  const { executable, args } = await launchOf(await findRuntime(), bare);
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, ...sandboxArgs()],
    env: { ...process.env, BARE_PROFILE: join(folder, "bare") } as Record<string, string>,
  });
  return { app, page: await app.firstWindow() };
}
