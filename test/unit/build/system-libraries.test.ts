import { expect, test } from "vitest";
import { installedNames } from "../../../build/ready/system-libraries.mjs";

test("installed packages count under their own and their provided names, removed ones not at all", () => {
  const listing = [
    "libnss3\tinstalled\t",
    "libgtk-3-0t64\tinstalled\tlibgtk-3-0 (= 3.24.49-3), libgtk-3-0-x:amd64",
    "xvfb\tconfig-files\txserver",
    "",
  ].join("\n");
  expect([...installedNames(listing)].sort()).toEqual([
    "libgtk-3-0",
    "libgtk-3-0-x",
    "libgtk-3-0t64",
    "libnss3",
  ]);
});
