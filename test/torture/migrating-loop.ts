import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "../e2e/launch";
import { backToInbox } from "../e2e/steps/review";
import { openComment, start, tornLogs, writeComment } from "./desk";
import { compareHandedIn, prepareHandingIn } from "./handing-in";
import { killProgram } from "./kill";
import { giveOlderForm } from "./older-form";
import { keepLoss, type Outcome, type TortureOptions } from "./outcome";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };

/** The form that the database is given, and the tables that came after it. */
const older = { version: 4, later: ["phrases", "relations"] };

/** Kills the program at random moments of migrating an older database, starts it again, and compares. */
export async function migratingLoop(options: TortureOptions, outcome: Outcome): Promise<void> {
  const [profile, folder] = [await emptyProfile(), await mkdtemp(join(tmpdir(), "jiangping-torture-"))];
  let launched: Launched | null = null;
  try {
    launched = await launchApp({ profile });
    const known = await prepareHandingIn(launched, person, folder);
    for (let kills = 0; kills < options.kills && Date.now() < options.until; kills += 1) {
      await openComment(launched.page);
      known.typed += 1;
      await writeComment(launched.page, known.typed);
      known.comment = known.typed;
      outcome.acknowledged += 1;
      await backToInbox(launched.page);
      await giveOlderForm(launched.page, older.version, older.later);
      await killApp(launched.app);
      // The window's first look at its seats migrates the database.
      launched = await launchApp({ profile });
      await pause(options.random() * 400);
      await killProgram(launched.app, kills % 2 === 0 ? "tree" : "main");
      outcome.kills += 1;
      outcome.tornLogs += (await tornLogs(profile)) > 0 ? 1 : 0;
      launched = await start(profile);
      const wrong = await compareHandedIn(launched.page, known, person);
      options.say(`migrating ${kills + 1} ${wrong ?? "ok"} ${JSON.stringify(outcome)}`);
      if (wrong === null) continue;
      await killApp(launched.app);
      await keepLoss(options, outcome, profile);
      break;
    }
  } finally {
    if (launched) await killApp(launched.app);
    await removeFolders(profile, folder);
  }
}
