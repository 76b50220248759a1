// `npm run -s bench -- NAME … [--json]`: each `NAME.bench.ts` beside this file is a benchmark.
import { type Bench, measure, measureScene, type Row, tableOf } from "./frame";

const benches = new Map(
  Object.entries(import.meta.glob<{ prepare: () => Promise<Bench> }>("./*.bench.ts")).map(
    ([path, load]) => [path.slice("./".length, -".bench.ts".length), load] as const,
  ),
);

async function rowsOf(name: string): Promise<Row[]> {
  const bench = await (await benches.get(name)?.())?.prepare();
  if (!bench) throw new Error(`no benchmark ${name}`);
  const rows: Row[] = [];
  try {
    for (const figure of bench.figures) rows.push(await measure(name, figure));
    for (const scene of bench.scenes ?? []) rows.push(...(await measureScene(name, scene)));
  } finally {
    await bench.close();
  }
  return rows;
}

/** Exit 0: measured (whether an aim holds is in the rows); 2: no such benchmark. */
async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith("--"));
  if (names.length === 0 || !names.every((name) => benches.has(name))) {
    process.stderr.write(
      `Usage: npm run -s bench -- NAME … [--json]\nNames: ${[...benches.keys()].join(", ")}\n`,
    );
    return 2;
  }
  const rows: Row[] = [];
  for (const name of names) rows.push(...(await rowsOf(name)));
  process.stdout.write(`${args.includes("--json") ? JSON.stringify(rows, null, 2) : tableOf(rows)}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
