/**
 * Whether a window can be shown to someone.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** One screen for every virtual run, so that pictures and layouts do not depend on the machine. */
export const virtualScreen = ["-screen", "0", "1920x1200x24", "-dpi", "96"];

/**
 * Puts a command under a virtual display of its own. Used on Linux even where there is a display: a test's windows
 * must not take the focus away from whoever works there, and their size must be the same everywhere.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.Platform} [platform] elsewhere than on Linux the command stays as it is
 * @returns {[command: string, args: string[]]}
 */
export function underVirtualDisplay(command, args, platform = process.platform) {
  if (platform !== "linux") return [command, args];
  return ["xvfb-run", ["--auto-servernum", `--server-args=${virtualScreen.join(" ")}`, command, ...args]];
}
