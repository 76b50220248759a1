import "./cli/platform";
import { argv } from "node:process";
import { isSupervised, superviseCli } from "./cli/supervisor";

// Plain Node runs the command line itself; in the packaged program a worker supervises another one that does.
if (isSupervised()) superviseCli(__filename);
else
  void import("./cli/start").then(async ({ startCli }) => {
    process.exitCode = await startCli(argv.slice(2));
  });
