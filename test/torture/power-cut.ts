import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "../e2e/launch";
import { family } from "../e2e/process-memory";
import { openComment, start, writeComment } from "./desk";
import { compareHandedIn, type HandedIn, prepareHandingIn } from "./handing-in";
import { keepLoss, type Outcome, type TortureOptions } from "./outcome";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };

/**
 * Copies the profile at random moments of editing, with every process held still so that the copy is of one moment, and
 * starts the program on the copy: what had been acknowledged by then is there. Counts as kills.
 */
export async function powerCuts(options: TortureOptions, outcome: Outcome): Promise<void> {
  const [profile, folder] = [await emptyProfile(), await mkdtemp(join(tmpdir(), "jiangping-torture-"))];
  const launched = await launchApp({ profile });
  let stopped = false;
  try {
    const known = await prepareHandingIn(launched, person, folder);
    await openComment(launched.page);
    const writing = writeOn(launched, known, outcome, () => stopped);
    for (let cuts = 0; cuts < options.kills && Date.now() < options.until; cuts += 1) {
      await pause(options.random() * 3000);
      const copy = join(folder, `copy-${cuts}`);
      const then = await copyStill(launched, profile, copy, known);
      outcome.kills += 1;
      const wrong = await startOn(copy, then);
      options.say(`power cut ${cuts + 1} ${wrong ?? "ok"} ${JSON.stringify(outcome)}`);
      if (wrong !== null) await keepLoss(options, outcome, copy);
      await removeFolders(copy);
      if (wrong !== null) break;
    }
    stopped = true;
    await writing;
  } finally {
    stopped = true;
    await killApp(launched.app);
    await removeFolders(profile, folder);
  }
}

async function writeOn(
  { page }: Launched,
  known: HandedIn,
  outcome: Outcome,
  isStopped: () => boolean,
): Promise<void> {
  while (!isStopped()) {
    known.typed += 1;
    await writeComment(page, known.typed);
    known.comment = known.typed;
    outcome.acknowledged += 1;
  }
}

/** Copies the profile while nothing of the program runs; gives what had been acknowledged before. */
async function copyStill(
  { app }: Launched,
  profile: string,
  copy: string,
  known: HandedIn,
): Promise<HandedIn> {
  const { pid } = app.process();
  const ids = pid === undefined ? [] : await family(pid);
  const then = { ...known, files: [...known.files] };
  for (const id of ids) process.kill(id, "SIGSTOP");
  try {
    // The lock of the running program is a link to it by host and number: the copy is another machine's.
    await cp(profile, copy, { recursive: true, filter: (path) => !/Singleton\w+$/.test(path) });
  } finally {
    for (const id of ids) process.kill(id, "SIGCONT");
  }
  return then;
}

async function startOn(copy: string, then: HandedIn): Promise<string | null> {
  const started = await start(copy);
  try {
    if (started.greeting !== "unlock") return `greeted: ${started.greeting}`;
    return await compareHandedIn(started.page, then, person);
  } finally {
    await killApp(started.app);
  }
}
