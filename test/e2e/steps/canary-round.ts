import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import type { Application } from "../../../shared/domain/application";
import type { Role } from "../../../shared/domain/card";
import { checkCard, issueCard, trustedCard } from "../../../shared/package/card";
import { createKeys } from "../../../shared/package/keys";
import { tinyApplication, tinyRound } from "../../fixtures/documents";
import { dossierOf, sampleTask } from "../../fixtures/packages";
import type { Person } from "../../fixtures/people";
import { type WrittenObject, writePdf } from "../../fixtures/written-pdf";
import { canaries } from "../canaries";

/** A person whose card says nothing but canaries. */
export async function canaryPerson(role: Role): Promise<Person> {
  const keys = await createKeys();
  const [name, organisation, title] =
    role === "expert"
      ? [canaries.expertName, canaries.expertOrganisation, canaries.expertTitle]
      : [canaries.bureauName, canaries.bureauOrganisation, canaries.bureauTitle];
  const subject = { role, name, organisation, title, createdAt: "2026-09-01T08:00:00+08:00" };
  const card = await issueCard(keys, subject);
  return { keys, card, trusted: trustedCard(await checkCard(card)), name };
}

/** A page with a canary in its text, nothing of it compressed. */
function openScan() {
  const words = `BT /F1 18 Tf 60 700 Td (${canaries.pdfText} ${canaries.sought}) Tj ET 60 300 475 200 re f`;
  return writePdf(
    new Map<number, WrittenObject>([
      [1, "<< /Type /Catalog /Pages 2 0 R >>"],
      [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
      [
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      ],
      [4, { dict: "", data: Buffer.from(words, "latin1") }],
      [5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"],
    ]),
  );
}

async function lockedScan() {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText(canaries.lockedText, { x: 60, y: 700, font: await pdf.embedFont(StandardFonts.Helvetica) });
  page.drawRectangle({ x: 60, y: 200, width: 300, height: 200 });
  pdf.encrypt({ userPassword: canaries.materialPassword, ownerPassword: canaries.materialPassword });
  return new Uint8Array(await pdf.save({ useObjectStreams: false }));
}

/** What the first dossier declares. */
function declared(application: Application): Partial<Application> {
  const { master, team, materials } = application;
  const [first, second] = materials;
  if (!first || !second) throw new Error("the dossier has two materials");
  return {
    number: canaries.number,
    studio: { name: canaries.studio, directions: canaries.directions, industry: canaries.industry },
    employer: {
      ...{ name: canaries.employer, kind: "企业" },
      ...{ address: canaries.employerAddress, support: canaries.support },
    },
    master: {
      ...{ ...master, name: canaries.master, occupation: canaries.occupation, post: canaries.post },
      ...{ idNumber: canaries.idNumber, mobile: canaries.mobile },
      ...{ career: [canaries.career], honours: [canaries.honour] },
    },
    premises: { address: canaries.premises, area: "", equipment: "" },
    team: team.map((member) => ({ ...member, name: canaries.member, duty: canaries.duty })),
    employerOpinion: { text: canaries.employerOpinion, date: "2026-08-22" },
    precheck: [{ gateId: "team", result: "pass", note: canaries.precheck }],
    materials: [
      { ...first, title: canaries.materialTitle, fileName: `${canaries.fileName}.pdf` },
      { ...second, title: canaries.lockedTitle, fileName: `${canaries.lockedFileName}.pdf` },
    ],
  };
}

/** Writes a task package that is full of canaries, for a person; gives its path. */
export async function writeCanaryTask(bureau: Person, expert: Person, folder: string): Promise<string> {
  const scans = [openScan(), await lockedScan()];
  const first = await dossierOf("a1", scans);
  const second = await dossierOf("a2", [openScan()], { number: canaries.otherNumber });
  const { criteria } = tinyRound.rubric;
  const { bytes } = await sampleTask({
    ...{ packageId: crypto.randomUUID(), bureau: bureau.keys, bureauCard: bureau.card },
    experts: [{ kid: expert.keys.kid, recipient: expert.keys.recipient }],
    round: {
      ...{ ...tinyRound, title: canaries.roundTitle, instructions: canaries.instructions },
      regulation: { title: canaries.regulation, version: "一" },
      rubric: {
        ...tinyRound.rubric,
        criteria: criteria.map((each, index) =>
          index === 0 ? { ...each, title: canaries.criterion } : each,
        ),
      },
      privacy: { blind: false, maskIdentity: false },
    },
    dossiers: [
      { ...first, application: { ...first.application, ...declared(first.application) } },
      {
        ...second,
        application: {
          ...second.application,
          master: { ...tinyApplication("a2", []).master, name: canaries.otherMaster },
        },
      },
    ],
  });
  const path = join(folder, `${canaries.taskFile}.jptask`);
  await writeFile(path, bytes);
  return path;
}
