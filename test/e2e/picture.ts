import { writeFile } from "node:fs/promises";
import { type ElectronApplication, type Page, test } from "@playwright/test";

/** The window as it is on screen, at any size of text: what the page's own screenshot of enlarged text cuts off. PNG. */
export async function windowPicture(app: ElectronApplication): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.capturePage())?.toPNG().toString("base64") ?? "";
  });
  return Buffer.from(png, "base64");
}

/** Leaves a picture of the program's window, or of a browser's page, for whoever looks at the test's results. */
export async function pictured(subject: ElectronApplication | Page, name: string): Promise<void> {
  const png = await ("screenshot" in subject ? subject.screenshot() : windowPicture(subject));
  await writeFile(test.info().outputPath(`${name}.png`), png);
}
