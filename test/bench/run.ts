// `npm run -s bench -- NAME … [--json] [--once]`: each `NAME.bench.ts` beside this file is a benchmark. `--once` measures
// each side a single time, for a look; `--only=WORDS` measures what has these words in a figure's name.
import { type Bench, measure, measureScene, type Row, type Scene, tableOf } from "./frame";

const benches = new Map(
  Object.entries(import.meta.glob<{ prepare: () => Promise<Bench> }>("./*.bench.ts")).map(
    ([path, load]) => [path.slice("./".length, -".bench.ts".length), load] as const,
  ),
);

async function rowsOf(name: string, isOnce: boolean, only: string): Promise<Row[]> {
  const bench = await (await benches.get(name)?.())?.prepare();
  if (!bench) throw new Error(`no benchmark ${name}`);
  const rows: Row[] = [];
  try {
    const often = isOnce ? { runs: 1 } : {};
    for (const figure of bench.figures.filter((each) => each.figure.includes(only)))
      rows.push(told(await measure(name, { ...figure, ...often })));
    const isMeant = ({ figures }: Scene) =>
      Object.values(figures).some(({ figure }) => figure.includes(only));
    for (const scene of (bench.scenes ?? []).filter(isMeant))
      for (const row of await measureScene(name, { ...scene, ...often })) rows.push(told(row));
  } finally {
    await bench.close();
  }
  return rows;
}

/** Says a row as soon as it is measured: a long benchmark that is broken off has then said something. */
function told(row: Row): Row {
  process.stderr.write(`${row.figure}: ${row.ours} ${row.unit}, ${row.peer} beside it\n`);
  return row;
}

/** Exit 0: measured (whether an aim holds is in the rows); 2: no such benchmark. */
async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith("--"));
  if (names.length === 0 || !names.every((name) => benches.has(name))) {
    process.stderr.write(
      `Usage: npm run -s bench -- NAME … [--json] [--once]\nNames: ${[...benches.keys()].join(", ")}\n`,
    );
    return 2;
  }
  const rows: Row[] = [];
  const only = args.find((arg) => arg.startsWith("--only="))?.slice("--only=".length) ?? "";
  for (const name of names) rows.push(...(await rowsOf(name, args.includes("--once"), only)));
  process.stdout.write(`${args.includes("--json") ? JSON.stringify(rows, null, 2) : tableOf(rows)}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
