import { useMemo } from "react";
import {
  type ApplicationFormData,
  coverFacts,
  type ExtraRow,
  extraBlocks,
  extraRows,
  masterFacts,
  memberHead,
  withMemberHead,
} from "./application-rows";
import { CoverPage, ExtraPage, MasterPage, OpinionsPage, StudioPage } from "./application-sheets";
import { ContinuationPage } from "./continuation-page";
import { boxOf, cutForBoxes, Flowing, type FlowReport } from "./flowing";
import { dealMeasured } from "./measured";
import { plainFoot, reviewFoot, Sheet } from "./sheet";

/** The cells of 附件1 whose text may go on elsewhere, in the form's order. */
const flowingCells = {
  support: "所在单位对工作室支持情况",
  directions: "工作室主要工作方向",
  employer: "申报单位意见",
  expert: "专家评估意见",
} as const;
type FlowingCell = keyof typeof flowingCells;
const cells = Object.keys(flowingCells) as FlowingCell[];

/** Each cell's text in pieces, the first for the cell itself, and the rows of the extra sheets. */
interface Layout {
  readonly pieces: Readonly<Record<FlowingCell, readonly string[]>>;
  readonly extra: readonly (readonly ExtraRow[])[];
}

/** 附件1 complete: cover, master, studio, the three opinions, what did not fit, and the extra sheets. */
export function ApplicationPages({ data, ...report }: FlowReport & { readonly data: ApplicationFormData }) {
  const rows = useMemo(() => extraRows(data), [data]);
  const texts = textsOf(data);
  return (
    <Flowing
      {...report}
      words={cells.map((cell) => texts[cell]).join("")}
      measured={<Measured data={data} rows={rows} />}
      deal={(root) => ({
        pieces: Object.fromEntries(
          cells.map((cell) => [cell, cutForBoxes(root, texts[cell], [cell, "more"])]),
        ) as unknown as Layout["pieces"],
        extra: dealExtra(root, rows),
      })}
    >
      {(layout) => <LaidOut data={data} layout={layout} />}
    </Flowing>
  );
}

function textsOf({ application, opinion }: ApplicationFormData): Readonly<Record<FlowingCell, string>> {
  return {
    support: application.employer.support,
    directions: application.studio.directions,
    employer: application.employerOpinion.text,
    expert: opinion,
  };
}

const footOf = ({ application, blank }: ApplicationFormData) =>
  plainFoot(blank ? "附件1" : `附件1　${application.number}　${application.studio.name}`, "");

/** The opinions' page names the file that the expert's opinion is in, as the other forms of a review do. */
const opinionsFoot = (data: ApplicationFormData) =>
  data.reviewSha256 === null ? footOf(data) : reviewFoot(data);

function Measured({
  data,
  rows,
}: {
  readonly data: ApplicationFormData;
  readonly rows: readonly ExtraRow[];
}) {
  const sheet = { official: true, foot: footOf(data), blank: data.blank, page: 1, pages: 1 };
  return (
    <>
      <Sheet {...sheet}>
        <StudioPage support={undefined} directions={undefined} />
      </Sheet>
      <Sheet {...sheet} foot={opinionsFoot(data)}>
        <OpinionsPage
          data={data}
          employer={undefined}
          expert={undefined}
          goesOn={{ employer: true, expert: true }}
        />
      </Sheet>
      <Sheet {...sheet}>
        <ContinuationPage application={data.application} label="" piece={undefined} box="more" last />
      </Sheet>
      <Sheet {...sheet} box="extra">
        <ExtraPage application={data.application} rows={rows} first />
      </Sheet>
    </>
  );
}

function LaidOut({ data, layout }: { readonly data: ApplicationFormData; readonly layout: Layout }) {
  const { application } = data;
  const { pieces, extra } = layout;
  const first = (cell: FlowingCell) => pieces[cell][0] ?? "";
  const goesOn = (cell: FlowingCell) => pieces[cell].length > 1;
  const continued = cells.flatMap((cell) =>
    pieces[cell].slice(1).map((piece, index, all) => (
      <ContinuationPage
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
        key={`${cell} ${index}`}
        {...{ application, piece }}
        box="more"
        label={flowingCells[cell]}
        last={index === all.length - 1}
      />
    )),
  );
  const bodies = [
    <CoverPage key="cover" facts={coverFacts(application)} />,
    <MasterPage key="master" rows={masterFacts(application)} />,
    <StudioPage
      key="studio"
      support={first("support")}
      directions={first("directions")}
      goesOn={{ support: goesOn("support"), directions: goesOn("directions") }}
    />,
    <OpinionsPage
      key="opinions"
      data={data}
      employer={first("employer")}
      expert={first("expert")}
      goesOn={{ employer: goesOn("employer"), expert: goesOn("expert") }}
    />,
    ...continued,
    ...extra.map((rows, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
      <ExtraPage key={`extra ${index}`} application={application} rows={rows} first={index === 0} />
    )),
  ];
  return bodies.map((body, index) => (
    <Sheet
      key={body.key}
      official
      blank={data.blank}
      foot={body.key === "opinions" ? opinionsFoot(data) : footOf(data)}
      page={index + 1}
      pages={bodies.length}
    >
      {body}
    </Sheet>
  ));
}

function dealExtra(root: HTMLElement, rows: readonly ExtraRow[]): ExtraRow[][] {
  const blocks = extraBlocks(rows);
  const keys = blocks.map((block) => block.map(({ key }) => key));
  return dealMeasured(boxOf(root, "extra"), keys, [memberHead.key]).map((sheet) =>
    withMemberHead(sheet.flatMap((index) => blocks[index] ?? [])),
  );
}
