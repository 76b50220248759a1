import { expect, test } from "@playwright/test";
import type { Point } from "./point";
import { type Opened, openProgram } from "./program";

/**
 * A test for each point on the program as it is built, one running program for all, and one for each of a point's
 * reversals on a copy with that setting reversed: a look that cannot fail shows nothing.
 */
export function runPoints(points: readonly Point[]): void {
  test.describe.configure({ timeout: 60_000 });

  test.describe("the program as it is built", () => {
    let opened: Opened;

    test.beforeAll(async () => {
      opened = await openProgram([]);
    });

    test.afterAll(() => opened.close());

    for (const { number, says, look } of points)
      test(`${number}. ${says}`, async () => expect(await look(opened.program)).toEqual([]));
  });

  for (const { number, says, look, reversals } of points)
    for (const { what, changes, finds } of reversals)
      test(`${number}. ${says}: reversed (${what}) it is found`, async () => {
        const { program, close } = await openProgram(changes);
        try {
          expect(await look(program)).toContain(finds);
        } finally {
          await close();
        }
      });
}
