/**
 * The most bytes of memory that `work` held at once over what was held before it, as far as anyone can see from outside:
 * what buffers and the heap are is looked at every few milliseconds and at the end. Garbage counts until it is collected,
 * so bounds have to be generous; a bomb that is unpacked breaks them all the same.
 */
export async function mostMemoryOver(work: () => Promise<unknown>): Promise<number> {
  const before = held();
  let most = before;
  const look = () => {
    most = Math.max(most, held());
  };
  const watch = setInterval(look, 5);
  try {
    await work();
  } finally {
    clearInterval(watch);
    look();
  }
  return most - before;
}

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  // `external` includes the array buffers.
  return heapUsed + external;
}
