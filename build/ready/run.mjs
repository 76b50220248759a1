import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./places.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the checkout's top folder unless given
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {"show" | "show-on-stderr" | "quiet"} [output] what happens to the child's stdout; `quiet` also drops stderr
 * @property {number} [timeoutMs] after it the child is killed and counts as failed (exit code 124)
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit code; 128 + number for a signal, 127 where the program does not exist
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...base(options), stdio: stdioOf(options.output ?? "show") });
    const stopPassing = passSignals(child);
    const timer = options.timeoutMs ? setTimeout(() => child.kill("SIGKILL"), options.timeoutMs) : undefined;
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      stopPassing();
      resolve(code);
    };
    child.once("error", () => finish(127));
    child.once("exit", (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * Runs a program and hands back what it wrote to stdout.
 * @param {string} command
 * @param {string[]} args
 * @param {Omit<RunOptions, "output">} [options]
 * @returns {Promise<{ code: number, stdout: string }>} code 127 where the program does not exist
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...base(options), stdio: ["ignore", "pipe", "ignore"] });
    const timer = options.timeoutMs ? setTimeout(() => child.kill("SIGKILL"), options.timeoutMs) : undefined;
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      stdout += chunk;
    });
    child.once("error", () => resolve({ code: 127, stdout: "" }));
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 124, stdout });
    });
  });
}

/**
 * The npm that started this process, else the one on the path; never a shell script by name, which Windows lacks.
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const entry = process.env.npm_execpath;
  if (entry?.endsWith("npm-cli.js")) return [process.execPath, [entry, ...args]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}

/** @param {RunOptions} options */
function base(options) {
  return { cwd: options.cwd ?? root, env: { ...process.env, ...options.env } };
}

/**
 * @param {NonNullable<RunOptions["output"]>} output
 * @returns {import("node:child_process").StdioOptions}
 */
function stdioOf(output) {
  if (output === "quiet") return "ignore";
  return output === "show" ? "inherit" : ["inherit", 2, "inherit"];
}

/**
 * A terminal's Ctrl+C reaches the child by itself; a SIGTERM sent to this process alone has to be handed on.
 * @param {import("node:child_process").ChildProcess} child
 */
function passSignals(child) {
  const pass = () => child.kill("SIGTERM");
  const wait = () => undefined;
  process.on("SIGTERM", pass).on("SIGINT", wait);
  return () => {
    process.off("SIGTERM", pass).off("SIGINT", wait);
  };
}
