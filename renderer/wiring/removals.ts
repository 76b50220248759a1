import { createElement, lazy, Suspense } from "react";
import type { Result } from "../../shared/refusal";
import type { KeptRemoval, RemovalPorts, RemovedRound } from "../identity";
import type { RemovalSheetProps } from "../identity/removals/ports";
import { forgetPackages } from "./forgotten-packages";
import { packages } from "./package-client";
import { saveFile } from "./saving";

// The sheet brings the forms and the viewer along: it loads only where a note is printed.
const Sheet = lazy(async () => ({ default: (await import("./removal-sheet")).RemovalSheet }));

/** The notes of removed rounds, for both desks. */
export const removalPorts: RemovalPorts = {
  list: () => packages.call((service) => service.removalNotes()),
  save: ({ suggestedName, bytes }: KeptRemoval) => saveFile("jws", suggestedName, bytes),
  RemovalSheet: (props: RemovalSheetProps) =>
    createElement(Suspense, { fallback: null }, createElement(Sheet, props)),
};

/** What the window remembers of the packages by itself goes with them. */
export async function forgetting(removing: Promise<Result<RemovedRound>>): Promise<Result<RemovedRound>> {
  const removed = await removing;
  if (removed.ok)
    forgetPackages(
      localStorage,
      removed.value.removal.packages.map(({ packageId }) => packageId),
    );
  return removed;
}
