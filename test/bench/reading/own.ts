import type { Page } from "@playwright/test";
import { declareAll, openWorkspace } from "../../e2e/steps/review";
import type { Desk } from "../packages/desk";
import { installProbe, type ReadingProbe } from "./probe";

/** Where the pages stand in the window. */
export type Geometry = ReturnType<ReadingProbe["geometry"]>;

/** The program's own workspace, reading the encrypted materials of one dossier. */
export class OwnViewer {
  readonly page: Page;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.page = desk.page;
  }

  /** Imports a package into the desk, answers what has to be answered, and waits for what is done when idle. */
  async take(task: string, materials: number): Promise<void> {
    await this.#desk.importAnew(task, materials);
    await this.page
      .getByRole("button", { name: /查看|打开/u })
      .first()
      .waitFor();
    await declareAll(this.page, [], async () => {});
  }

  async openDossier(number: string): Promise<void> {
    await openWorkspace(this.page, number);
    await this.page.evaluate(installProbe, "ours" as const);
  }

  async leaveDossier(): Promise<void> {
    await this.page
      .getByRole("button", { name: /申报列表/u })
      .first()
      .click();
    await this.page.locator('[data-screen="inbox"]').waitFor();
  }

  /** Opens a material, counted from 1, and gives the window's time at which that was asked. */
  async openScan(number: number): Promise<number> {
    return this.page.evaluate((index) => {
      // What still stands there of the material before must not be taken for the new one's page.
      for (const old of document.querySelectorAll<HTMLElement>(".viewer-page")) old.dataset.stale = "true";
      const begun = performance.now();
      document.querySelectorAll<HTMLButtonElement>(".reading-material")[index]?.click();
      return begun;
    }, number - 1);
  }

  geometry(): Promise<Geometry> {
    return this.page.evaluate(() => globalThis.readingProbe.geometry());
  }
}
