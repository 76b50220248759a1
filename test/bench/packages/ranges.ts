import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { Person } from "../../fixtures/people";
import type { Figure } from "../frame";
import type { Desk } from "./desk";
import { noiseBytes } from "./noise";
import { runCommand, timeOfShell } from "./shell";

const ranges = 100;
/** What PDF.js asks for at a time. It lies across two chunks of the age file, but for one place in 65,536. */
const rangeBytes = 65_536;
/** How much of each range is compared with what was sealed. */
const comparedBytes = 16;

interface Scan {
  /** The task package, imported where the figure is measured; its only material is the scan. */
  readonly task: string;
  readonly packageId: string;
  readonly expert: Person;
  readonly bytes: number;
}

/**
 * One random range of a large scan as the viewer gets it: asked for in the window, read from IndexedDB and opened in the
 * worker. The mean of a hundred. Beside it, what the public tools have for the same: decrypting up to it.
 */
export async function rangesFigure(folder: string, scan: Scan, desk: () => Promise<Desk>): Promise<Figure> {
  const [key, sealed] = await unpackScan(folder, scan);
  let isThere = false;
  return {
    figure: `random 64 KiB range of a ${scan.bytes / 1e6} MB age file`,
    unit: "ms",
    peerName: "age -d | tail -c | head -c",
    aim: null,
    most: 5,
    runs: 5,
    ours: async () => {
      const window = await desk();
      if (!isThere) await window.importAnew(scan.task);
      isThere = true;
      return meanOfRanges(window, scan);
    },
    peer: () =>
      timeOfShell(
        // The last to read is satisfied before the first has ended, which is no failure.
        'set +o pipefail; test "$(age -d -i "$1" "$2" | tail -c "+$3" | head -c "$4" | wc -c)" = "$4"',
        [key, sealed, String(randomStart(scan) + 1), String(rangeBytes)],
      ),
  };
}

const randomStart = ({ bytes }: Scan) => randomInt(bytes - rangeBytes);

async function meanOfRanges(desk: Desk, scan: Scan): Promise<number> {
  const starts = Array.from({ length: ranges }, () => randomStart(scan));
  const read = await desk.readRanges(scan.packageId, { starts, length: rangeBytes, shown: comparedBytes });
  for (const [index, { head, size }] of read.entries()) {
    const expected = noiseBytes(comparedBytes, starts[index] ?? 0);
    if (size !== rangeBytes || Buffer.compare(Uint8Array.from(head), expected) !== 0)
      throw new Error(`the range at ${starts[index]} has other bytes than were sealed`);
  }
  return read.reduce((sum, { took }) => sum + took, 0) / read.length;
}

/** The scan's age file and the key that opens it, taken out of the package by the public tools. */
async function unpackScan(folder: string, { task, packageId, expert }: Scan): Promise<[string, string]> {
  const files = [join(folder, "expert.age-key"), join(folder, "package.age-key"), join(folder, "scan.age")];
  await runCommand("bash", [
    "-c",
    `set -euo pipefail; umask 077; printf '%s\\n' "$3" >"$4"
     name=$(printf %s "$2" | sha256sum | cut -c 1-32)
     unzip -p "$1" "$7/keys/$name.age" | age -d -i "$4" >"$5"
     unzip -p "$1" "$7/data/applications/a1/m1.age" >"$6"`,
    "bash",
    ...[task, expert.keys.kid, expert.keys.identity, ...files, packageId],
  ]);
  return [files[1] ?? "", files[2] ?? ""];
}
