import { expect, it } from "vitest";
import { Room } from "../../../../renderer/worker/free-bytes";

const says = (bytes: number | null) => async () => bytes;

it.each([
  [100, 50, 50],
  [50, 100, 50],
  [100, null, 100],
  [null, 70, 70],
  [null, null, null],
  [100, 0, 0],
])("with a share of %s and a disk of %s there is room for %s", async (share, disk, free) => {
  const room = new Room(says(share));
  room.attachDisk(says(disk));
  expect(await room.free()).toBe(free);
});

it("goes by the engine's share while nobody knows the disk", async () => {
  expect(await new Room(says(100)).free()).toBe(100);
});
