import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { fingerprintOf } from "../../../shared/package/card";
import type { Person as Owner } from "../../fixtures/people";
import type { Launched } from "../launch";
import { plantSeat } from "../plant-seat";
import { acceptCard, openCards, type Person, screenOf, unlock } from "./identity";

/** Whose seat it is, how it is unlocked, and whose card is accepted there; `folder` takes the card's file. */
export interface TrustingSeat {
  readonly owner: Owner;
  readonly person: Person;
  readonly bureau: Owner;
  readonly folder: string;
}

/** From the first screen of a new profile to the desk of a seat that has accepted the bureau's card. */
export async function openTrustingSeat({ app, page }: Launched, seat: TrustingSeat): Promise<void> {
  const { owner, person, bureau, folder } = seat;
  const card = join(folder, "bureau.jpcard");
  await writeFile(card, bureau.card);
  await expect(screenOf(page, "first-start")).toBeVisible();
  const { signing, identity } = owner.keys;
  await plantSeat(page, { card: owner.card, signing, identity }, person.passphrase);
  await page.reload();
  await unlock(page, person);
  await openCards(page);
  const fingerprint = await fingerprintOf("bureau", bureau.keys.kid, bureau.keys.recipient);
  await acceptCard(app, page, { path: card, fingerprint });
  await page.keyboard.press("Escape");
}
