import type { Bytes } from "../../../shared/package/bytes";
import { textOf } from "../../fixtures/bag-workshop";
import { people } from "../../fixtures/people";
import type { Thoroughness } from "./changes";
import type { Answer, Layer } from "./layer";
import { partAt } from "./layer";
import { joinJws, jwsParts, signerWith } from "./rebuild";
import { cardBench } from "./said";
import { cardSubject, type Subject } from "./subject";

/** A card that is handed over alone, and every way in which a byte of it is changed. */
export interface CardFlips {
  readonly subject: Subject;
  readonly card: Bytes;
  readonly layers: readonly Layer[];
}

const parts = ["header", "payload", "signature"] as const;
type PartName = (typeof parts)[number];

/** What is said to a part that was changed, base64url put right. */
const toParts: Readonly<Record<PartName, readonly Answer[]>> = {
  header: ["signature-malformed", "header-forbidden", "card-invalid"],
  payload: ["card-invalid", "format-unsupported", "signature-invalid"],
  signature: ["signature-malformed", "signature-invalid"],
};

/** The stranger's card with its layers: nobody needs to know someone to look at a card. */
export async function cardFlips(): Promise<CardFlips> {
  const { stranger } = await people();
  const { card, keys } = stranger;
  const subject = cardSubject("card", stranger);
  const signed = cardBench(card);
  const pieces = jwsParts(card);
  const sign = await signerWith(keys);
  const of = (
    what: string,
    bytes: Bytes,
    layer: Pick<Layer, "make" | "answers">,
    thoroughness: Thoroughness = "every",
  ): Layer => ({ ...layer, name: `${what} (card)`, subject, bytes, thoroughness });

  const asItLies = of("its text", card, {
    make: (changed) => ({ file: changed, signed }),
    answers: answersToText(textOf(signed, "own.jpcard")),
  });
  const inParts = parts.map((name, index) =>
    of(`bytes of its ${name}`, pieces[index] ?? card, {
      make: (changed) => ({
        file: joinJws(pieces.map((part, each) => (each === index ? changed : part))),
        signed,
      }),
      answers: () => toParts[name],
    }),
  );
  const [header = card, payload = card] = pieces;
  const ofOwner = (
    what: string,
    bytes: Bytes,
    answers: readonly Answer[],
    make: (changed: Bytes) => Promise<Bytes>,
  ) =>
    of(`its ${what}, signed by its owner`, bytes, {
      async make(changed) {
        const file = await make(changed);
        return { file, signed: cardBench(file) };
      },
      answers: () => answers,
    });
  return {
    ...{ subject, card },
    layers: [
      ...[asItLies, ...inParts],
      ofOwner("header", header, toParts.header, (changed) => sign(changed, payload)),
      ofOwner("words", payload, ["card-invalid", "format-unsupported", "accepted"], (changed) =>
        sign(header, changed),
      ),
    ],
  };
}

/** What is said to a card's text when one letter of it changes, by its part. */
function answersToText(text: string): Layer["answers"] {
  const [header = "", payload = "", signature = ""] = text.split(".");
  const partOf = partAt([
    ...[["header", header.length] as const, ["point", 1] as const],
    ...[["payload", payload.length] as const, ["point", 1] as const],
    ["signature", signature.length],
  ]);
  return ({ at }) => {
    const part = partOf(at);
    return part === "point" ? ["signature-malformed"] : ["signature-malformed", ...toParts[part as PartName]];
  };
}
