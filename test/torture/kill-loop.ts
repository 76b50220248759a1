import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "@playwright/test";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "../e2e/launch";
import { openTrustingSeat } from "../e2e/steps/trusting-seat";
import { people } from "../fixtures/people";
import {
  declareTwo,
  enter,
  importTask,
  leaveImport,
  logsGrowBy,
  numberOfComment,
  openComment,
  start,
  tornLogs,
  writeComment,
} from "./desk";
import { killProgram, type Reach } from "./kill";
import { acknowledged, keepLoss, type Outcome, type TortureOptions } from "./outcome";
import { countRows } from "./rows";
import { type Task, writeTask } from "./tasks";
import { halfBackups } from "./whole-files";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };

/** What the program has acknowledged, and what it was doing when it was killed. */
interface Record {
  task: Task;
  /** The rows of a package that is whole; an import's carrying adds what the work has. */
  arrived: string[];
  comment: number;
  typed: number;
  importing: Task | null;
}

/** Kills the program at random moments of editing and importing, starts it again at once, and compares. */
export async function killLoop(options: TortureOptions, outcome: Outcome): Promise<void> {
  const [profile, folder] = [await emptyProfile(), await mkdtemp(join(tmpdir(), "jiangping-torture-"))];
  let launched: Launched | null = null;
  try {
    launched = await launchApp({ profile });
    const known = await prepare(launched, folder);
    for (let kills = 0; kills < options.kills && Date.now() < options.until; kills += 1) {
      const reach: Reach = kills % 2 === 0 ? "main" : "tree";
      await workUntilKilled(launched, known, folder, { profile, reach, turn: kills, options, outcome });
      outcome.kills += 1;
      outcome.tornLogs += (await tornLogs(profile)) > 0 ? 1 : 0;
      outcome.halfFiles += await halfBackups(join(profile, "backups"));
      const next = await start(profile);
      launched = next;
      const wrong =
        next.greeting === "unlock" ? await compare(next, known, outcome) : `greeted: ${next.greeting}`;
      options.say(`${outcome.kills} ${reach} ${wrong ?? "ok"} ${JSON.stringify(outcome)}`);
      if (wrong !== null) {
        await killApp(launched.app);
        await keepLoss(options, outcome, profile);
        break;
      }
    }
  } finally {
    if (launched) await killApp(launched.app);
    await removeFolders(profile, folder);
  }
}

async function prepare(launched: Launched, folder: string): Promise<Record> {
  const { bureau, expert } = await people();
  await openTrustingSeat(launched, { owner: expert, person, bureau, folder });
  const task = await writeTask(folder, null);
  await importTask(launched, task.path);
  await leaveImport(launched.page);
  await declareTwo(launched.page);
  return { task, arrived: [task.packageId], comment: 0, typed: 0, importing: null };
}

interface Round {
  readonly profile: string;
  readonly reach: Reach;
  /** Counts the kills from 0. */
  readonly turn: number;
  readonly options: TortureOptions;
  readonly outcome: Outcome;
}

/** Works on, from the inbox, until the kill comes: every third time an import, else comments. */
async function workUntilKilled(
  launched: Launched,
  known: Record,
  folder: string,
  round: Round,
): Promise<void> {
  const { options, outcome, profile, reach } = round;
  const isImport = round.turn % 3 === 2;
  // Two of three kills may come before anything is acknowledged; on a slow machine all would.
  const sure = round.turn % 3 === 0 ? outcome.acknowledged + 1 : 0;
  const next = isImport ? await writeTask(folder, known.task) : null;
  if (!isImport) await openComment(launched.page);
  let isKilled = false;
  const working = (
    next ? importOn(launched, known, next, outcome) : editOn(launched, known, outcome, () => isKilled)
  )
    // What was under way ends with the program; anything before that is a fault.
    .catch((thrown: unknown) => {
      if (!isKilled) throw thrown;
    });
  const given = new AbortController();
  await Promise.race([acknowledged(outcome, sure), working]);
  await Promise.race([momentOf(profile, isImport, options.random, given.signal), working]);
  given.abort();
  isKilled = true;
  await killProgram(launched.app, reach);
  await working;
}

/**
 * Resolves when the kill is due: after a while, or, every other time, as the database's log grows by what that work
 * writes. Only then is a record likely to be torn.
 */
async function momentOf(
  profile: string,
  isImport: boolean,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  const isLater = random() < 0.5;
  if (isLater) await pause(300 + random() * (isImport ? 4000 : 2500));
  else await logsGrowBy(profile, 1 + random() * (isImport ? 150_000 : 15_000), signal);
}

async function importOn(launched: Launched, known: Record, next: Task, outcome: Outcome): Promise<void> {
  known.importing = next;
  await importTask(launched, next.path);
  outcome.acknowledged += 1;
  known.arrived.push(next.packageId);
}

async function editOn(
  { page }: Launched,
  known: Record,
  outcome: Outcome,
  isKilled: () => boolean,
): Promise<void> {
  while (!isKilled()) {
    known.typed += 1;
    await writeComment(page, known.typed);
    known.comment = known.typed;
    outcome.acknowledged += 1;
  }
}

/** Compares what is there with what was acknowledged; back in the inbox afterwards. Tells what is wrong, or `null`. */
async function compare(launched: Launched, known: Record, outcome: Outcome): Promise<string | null> {
  const { page } = launched;
  await expect.poll(async () => (await countRows(page)).stages, { timeout: 120_000 }).toBe(0);
  const { byPackage, orphans } = await countRows(page);
  outcome.orphans += orphans;
  const missing = known.arrived.filter((id) => byPackage[id] === undefined);
  const imported = known.importing && byPackage[known.importing.packageId];
  const whole = byPackage[known.task.packageId];
  for (const table of ["packages", "envelopes", "applications", "files", "pieces"])
    if (imported && imported[table] !== whole?.[table]) outcome.halfImports += 1;
  if (known.importing && imported) {
    known.task = known.importing;
    if (!known.arrived.includes(known.task.packageId)) known.arrived.push(known.task.packageId);
  }
  known.importing = null;
  await enter(page, person);
  const text = await (await openComment(page)).inputValue();
  const number = numberOfComment(text);
  await page
    .getByRole("button", { name: /申报列表|返回/u })
    .first()
    .click();
  if (missing.length > 0) return `packages missing: ${missing.length}`;
  if (number === null || number < known.comment) return `comment ${number}, acknowledged ${known.comment}`;
  known.comment = number;
  return null;
}
