/** Signs that occur in no name, no wording and no program, five of them to a word. */
const signs = "鸒鷖鹡鹠鶒鶔鹨鷟鸑鹔鵷鶵鹓鷇鷃鷚";

/** A word that stands nowhere but where it is put: of Chinese signs, another for each number under 4096. */
function rare(number: number): string {
  const at = (shift: number) => signs[(number >> shift) & 15] ?? "";
  return `${at(0)}${at(4)}${at(8)}${at(4)}${at(0)}${at(8)}`;
}

/** The same for places that take no Chinese. */
const plain = (number: number) => `Kq7v${number}Zx9w${number * 7919}Yj3`;

const chinese = [
  ...["expertName", "expertOrganisation", "expertTitle", "bureauName", "bureauOrganisation", "bureauTitle"],
  ...["roundTitle", "instructions", "regulation", "criterion", "number", "otherNumber"],
  ...["studio", "directions", "industry", "employer", "employerAddress", "support"],
  ...["master", "occupation", "post", "career", "honour", "premises", "member", "duty", "otherMaster"],
  ...["employerOpinion", "precheck", "materialTitle", "fileName", "lockedTitle", "lockedFileName"],
  ...["comment", "opinion", "gateReason", "markNote", "phrase", "relation", "relationNote", "recusal"],
  ...["reopening", "taskFile", "savedFile", "savedFolder", "passphrase"],
] as const;
const latin = ["pdfText", "lockedText", "materialPassword", "sought"] as const;

type Place = (typeof chinese)[number] | (typeof latin)[number] | "idNumber" | "mobile";

/** What is put where in the journey of the canaries. */
export const canaries: Readonly<Record<Place, string>> = {
  ...(Object.fromEntries(chinese.map((place, index) => [place, rare(index * 37 + 1)])) as Record<
    (typeof chinese)[number],
    string
  >),
  ...(Object.fromEntries(latin.map((place, index) => [place, plain(index + 1)])) as Record<
    (typeof latin)[number],
    string
  >),
  idNumber: "110101197705124638",
  mobile: "13900758463",
};
