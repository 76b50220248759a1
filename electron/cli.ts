import "./cli/platform";
import { argv } from "node:process";
import { printError, printLine } from "./cli/print";
import { runCli } from "./cli/run";

// In plain Node and in the packaged program's worker alike; neither has a window.
runCli(argv.slice(2), { print: printLine, complain: printError }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    printError(`程序出错：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 70;
  },
);
