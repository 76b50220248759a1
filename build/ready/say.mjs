/**
 * Tells the person at the terminal what is going on. On stderr, so that a command whose stdout is a result
 * (`jiangping`, `bench --json`) can be piped.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Stops the whole command with a message that says what to do. */
export class CannotGoOn extends Error {}

/**
 * Runs a command's main function: its number becomes the exit code, a {@link CannotGoOn} is shown as one plain
 * message, anything else as the defect it is.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
