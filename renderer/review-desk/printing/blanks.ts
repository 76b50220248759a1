import { emptyDraft } from "../../../shared/domain/draft";
import type { Round } from "../../../shared/domain/round";
import { blankApplication, blankSigner, type FormContent } from "../../forms";
import { type BlankForm, blankForms, blankKey, type ChoiceKey } from "./choices";
import type { GatherContext } from "./gather";

/** So many empty lines on the forms that list applications. */
const linesByHand = 10;

/** The empty forms among those chosen, for handwriting. */
export function blankContents(
  chosen: ReadonlySet<ChoiceKey>,
  { openRound, promises }: Pick<GatherContext, "openRound" | "promises">,
): FormContent[] {
  return blankForms
    .filter((form) => chosen.has(blankKey(form)))
    .map((form) => blankContent(form, openRound.round, promises));
}

function blankContent(form: BlankForm, round: Round, promises: readonly string[]): FormContent {
  const nobody = { round, signer: blankSigner, blank: true } as const;
  const review = { ...nobody, application: blankApplication, signedOn: "", reviewSha256: null };
  switch (form) {
    case "opinion":
      return { kind: "opinion", data: { ...review, draft: emptyDraft(round), total: null } };
    case "application":
      return { kind: "application", data: { ...review, lead: "", opinion: "" } };
    case "marks":
      return {
        kind: "marks",
        data: { ...nobody, application: blankApplication, standing: "", marks: [] },
      };
    case "commitment":
      return {
        kind: "commitment",
        data: { ...nobody, bureauName: "", promises, acceptedOn: "", rows: lines(emptyAnswer) },
      };
    case "receipt":
      return {
        kind: "receipt",
        data: { ...nobody, bureauName: "", rows: lines(emptyReceipt), bundle: null, preparedOn: "" },
      };
  }
}

const lines = <Row>(row: Row): Row[] => Array.from({ length: linesByHand }, () => row);
const emptyAnswer = { number: "", studio: "", employer: "", master: "", answer: "", reason: "", on: "" };
const emptyReceipt = { number: "", studio: "", state: "", total: null, reviewSha256: null, pages: null };
