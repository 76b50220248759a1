import { joinBytes, utf8 } from "../../../shared/package/bytes";
import { fixityOfBytes } from "../../../shared/package/fixity";
import { type StoredFile, zipPieces } from "../../../shared/package/zip-write";
import { sheetNames, type WorkbookSheet } from "./workbook";
import { document, sheetXml, stylesXml, xmlText } from "./workbook-xml";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook as an XLSX file. `date` (`YYYY-MM-DD`) is the one its parts carry. */
export async function xlsxBytes(
  sheets: readonly WorkbookSheet[],
  date: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: [string, string][] = [
    ["[Content_Types].xml", contentTypes(sheets.length)],
    ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookXml(sheets)],
    ["xl/_rels/workbook.xml.rels", workbookRelations(sheets.length)],
    ["xl/styles.xml", stylesXml()],
    ...sheets.map((sheet, index): [string, string] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(sheet, index === 0),
    ]),
  ];
  const files = await Promise.all(parts.map(([name, text]) => storedFile(name, text)));
  const pieces: Uint8Array[] = [];
  for await (const piece of zipPieces(files, date)) pieces.push(piece);
  return joinBytes(pieces);
}

async function storedFile(name: string, text: string): Promise<StoredFile> {
  const bytes = utf8(text);
  return { name, fixity: await fixityOfBytes(bytes), pieces: () => [bytes] };
}

function contentTypes(sheets: number): string {
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${main}.${type}+xml"/>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("workbook.xml", "sheet.main") +
    override("styles.xml", "styles") +
    numbers(sheets)
      .map((number) => override(`worksheets/sheet${number}.xml`, "worksheet"))
      .join("") +
    "</Types>"
  );
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
  const names = sheetNames(sheets.map(({ name }) => name));
  const listed = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const repeated = names.map((name, index) => {
    const head = (sheets[index]?.lines.length ?? 0) + 1;
    const place = xmlText(`'${name.replaceAll("'", "''")}'!$${head}:$${head}`);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${place}</definedName>`;
  });
  return document(
    "workbook",
    `<bookViews><workbookView/></bookViews><sheets>${listed.join("")}</sheets><definedNames>${repeated.join("")}</definedNames>`,
  );
}

function workbookRelations(sheets: number): string {
  return relationships([
    ...numbers(sheets).map((number): [string, string] => ["worksheet", `worksheets/sheet${number}.xml`]),
    ["styles", "styles.xml"],
  ]);
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
