import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emptyProfile, killApp, type Launched, launchApp, removeFolders } from "../e2e/launch";
import { start, tornLogs } from "./desk";
import { compareHandedIn, halfFilesOf, handInOn, prepareHandingIn } from "./handing-in";
import { killProgram } from "./kill";
import { acknowledged, keepLoss, type Outcome, type TortureOptions } from "./outcome";

const person = { role: "expert" as const, name: "", organisation: "", title: "", passphrase: "秋水长天一色" };

/** The longest that work goes on before a kill, in milliseconds: a round of seal, export and backup takes some seven seconds. */
const longest = 9000;

/** Kills the program at random moments of sealing, exporting and backing up, starts it again at once, and compares. */
export async function handingInLoop(options: TortureOptions, outcome: Outcome): Promise<void> {
  const [profile, folder] = [await emptyProfile(), await mkdtemp(join(tmpdir(), "jiangping-torture-"))];
  let launched: Launched | null = null;
  try {
    launched = await launchApp({ profile });
    const known = await prepareHandingIn(launched, person, folder);
    for (let kills = 0; kills < options.kills && Date.now() < options.until; kills += 1) {
      let isKilled = false;
      const working = handInOn(launched, known, () => {
        outcome.acknowledged += 1;
      }).catch((thrown) => {
        if (!isKilled) throw thrown; // what was under way ends with the program; anything before that is a fault
      });
      // The first kill comes upon something acknowledged, however slow the machine is.
      if (kills === 0) await Promise.race([acknowledged(outcome, 1), working]);
      await Promise.race([pause(options.random() * longest), working]);
      isKilled = true;
      await killProgram(launched.app, kills % 2 === 0 ? "tree" : "main");
      await working;
      outcome.kills += 1;
      outcome.tornLogs += (await tornLogs(profile)) > 0 ? 1 : 0;
      outcome.halfFiles += await halfFilesOf(known, profile);
      launched = await start(profile);
      const wrong = await compareHandedIn(launched.page, known, person);
      options.say(`handing in ${kills + 1} ${wrong ?? "ok"} ${JSON.stringify(outcome)}`);
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
