import type { CSSProperties } from "react";
import { ContinuationPage } from "./continuation-page";
import { cutForBoxes, Flowing, type FlowReport } from "./flowing";
import type { OpinionFormData } from "./form-data";
import { OpinionCell } from "./opinion-cell";
import { leadWords } from "./opinion-words";
import { movedCorner, type OverprintPlace } from "./overprint-place";
import { reviewFoot, Sheet } from "./sheet";

interface OverprintPagesProps extends FlowReport {
  readonly data: OpinionFormData;
  readonly place: OverprintPlace;
}

/**
 * 套打 onto a page of 附件1 that is signed and sealed already: the opinion, the date, the name, where they belong, and nothing
 * else. What does not fit goes onto continuation sheets, which are whole forms of their own.
 */
export function OverprintPages({ data, place, ...report }: OverprintPagesProps) {
  const { opinion } = data.draft;
  const foot = reviewFoot(data);
  return (
    <Flowing
      {...report}
      words={`${opinion}续页`}
      measured={
        <>
          <Over data={data} place={place} text={undefined} onwards />
          <Sheet official foot={foot} page={1} pages={1}>
            <ContinuationPage application={data.application} {...expert} piece={undefined} last />
          </Sheet>
        </>
      }
      deal={(root) => cutForBoxes(root, opinion, ["opinion", expert.box])}
    >
      {([first = "", ...rest]) => (
        <>
          <Over data={data} place={place} text={first} onwards={rest.length > 0} />
          {rest.map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their number
            <Sheet official foot={foot} key={index} page={index + 1} pages={rest.length}>
              <ContinuationPage
                application={data.application}
                {...expert}
                piece={piece}
                last={index === rest.length - 1}
              />
            </Sheet>
          ))}
        </>
      )}
    </Flowing>
  );
}

const expert = { label: "专家评估意见", box: "opinion-more" };

interface OverProps {
  readonly data: OpinionFormData;
  readonly place: OverprintPlace;
  readonly text: string | undefined;
  readonly onwards: boolean;
}

function Over({ data, place, text, onwards }: OverProps) {
  return (
    <section className="form-sheet form-over">
      <div className="form-over-cell" style={cellStyle(place)}>
        <OpinionCell
          over
          lead={leadWords(data)}
          text={text}
          box="opinion"
          seal="（签字）"
          name={place.name ? data.signer.name : ""}
          date={place.date ? data.signedOn : ""}
          onwards={onwards ? "（转续页）" : undefined}
        />
      </div>
    </section>
  );
}

function cellStyle(place: OverprintPlace): CSSProperties {
  const { left, top } = movedCorner(place);
  return { left: `${left}mm`, top: `${top}mm`, width: `${place.width}mm`, height: `${place.height}mm` };
}
