import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchOf } from "../../build/ready/app-link.mjs";
import { findRuntime } from "../../build/ready/electron-runtime.mjs";
import { appFolder, out } from "../../build/ready/places.mjs";
import { launchApp } from "../e2e/launch";
import { screenOf, takeSeat } from "../e2e/steps/identity";
import type { Bench } from "./frame";
import { type Program, timeToShow } from "./start-time";

/** What the bare program is: one window of the same size, one line of HTML. */
const bareMain = `const { app, BrowserWindow } = require("electron");
app.setPath("userData", process.env.BARE_PROFILE);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
  window.loadFile("index.html");
});
`;

/** From the start of the process to the screen that asks for the passphrase, beside a bare window of the same runtime. */
export async function prepare(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "jiangping-start-"));
  const runtime = await findRuntime();
  const profile = join(folder, "profile");
  await seedProfile(profile);
  const desk: Program = { ...(await launchOf(runtime, appFolder)), env: { JIANGPING_PROFILE: profile } };
  const bareEnv = { BARE_PROFILE: join(folder, "bare") };
  const bare: Program = { ...(await launchOf(runtime, await bareApp())), env: bareEnv };
  return {
    figures: [
      {
        figure: "process start to unlock screen",
        unit: "ms",
        peerName: "bare Electron window",
        aim: 1.6,
        runs: 9,
        ours: () => timeToShow(desk, '[data-screen="unlock"]'),
        peer: () => timeToShow(bare, "h1"),
      },
    ],
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** A profile on which one expert has a seat, made as the expert makes it. */
async function seedProfile(profile: string): Promise<void> {
  await mkdir(profile, { recursive: true });
  const { app, page } = await launchApp({ profile });
  try {
    await takeSeat(page, {
      role: "expert",
      name: "沈望舒",
      organisation: "青梧职业技术学院",
      title: "高级技师",
      passphrase: "松间明月 石上清泉 27",
    });
  } finally {
    // Closed as a person closes it, so that the next start finds nothing to mend.
    await app.close();
  }
  const again = await launchApp({ profile });
  await screenOf(again.page, "unlock").waitFor();
  await again.app.close();
}

/** Writes the bare program, at a place that stays the same so that its runtime's twin does too. */
async function bareApp(): Promise<string> {
  const folder = join(out, "build", "bare");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "bare", version: "1.0.0", main: "main.cjs" }),
  );
  await writeFile(join(folder, "main.cjs"), bareMain);
  await writeFile(join(folder, "index.html"), "<!doctype html><title>bare</title><h1>bare</h1>\n");
  return folder;
}
