import { ran } from "./command-line";

/** A sheet of a workbook as a program of nobody here reads it. Numbers are numbers only where the file says so. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How each cell with a number is to be shown. */
  readonly formats: Readonly<Record<string, string>>;
  readonly merges: readonly string[];
  readonly frozenRows: number;
  readonly widths: readonly number[];
  readonly page: Readonly<Record<string, string>>;
  readonly repeated: string;
}

const workbookReader = `
import json, re, sys, zipfile
import xml.etree.ElementTree as tree
m = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
part = lambda name: tree.fromstring(archive.read(name))
types = {each.get("PartName") for each in part("[Content_Types].xml") if each.get("PartName")}
assert types <= {"/" + name for name in archive.namelist()}, types
targets = {each.get("Id"): each.get("Target") for each in part("xl/_rels/workbook.xml.rels")}
book, styles = part("xl/workbook.xml"), part("xl/styles.xml")
codes = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(m + "numFmt")}
xfs = styles.find(m + "cellXfs")
assert int(xfs.get("count")) == len(xfs)
titles = {each.get("localSheetId"): each.text for each in book.iter(m + "definedName")}
def value(cell):
    if cell.get("t") == "inlineStr": return "".join(t.text or "" for t in cell.iter(m + "t"))
    found = cell.find(m + "v")
    return None if found is None else float(found.text)
sheets = []
for index, listed in enumerate(book.iter(m + "sheet")):
    sheet = part("xl/" + targets[listed.get(r + "id")])
    pane = sheet.find(f"{m}sheetViews/{m}sheetView/{m}pane")
    formats = {}
    for cell in sheet.iter(m + "c"):
        if isinstance(value(cell), float):
            number = xfs[int(cell.get("s"))].get("numFmtId")
            formats[cell.get("r")] = codes.get(number, number)
    sheets.append({
        "name": listed.get("name"),
        "rows": [[value(cell) for cell in row] for row in sheet.find(m + "sheetData")],
        "formats": formats,
        "merges": [each.get("ref") for each in sheet.iter(m + "mergeCell")],
        "frozenRows": int(pane.get("ySplit")) if pane is not None and pane.get("state") == "frozen" else 0,
        "widths": [float(each.get("width")) for each in sheet.iter(m + "col")],
        "page": {**sheet.find(m + "pageSetup").attrib, **sheet.find(f"{m}sheetPr/{m}pageSetUpPr").attrib},
        "repeated": titles.get(str(index), ""),
    })
print(json.dumps(sheets))
`;

const listReader = `
import csv, json, sys
raw = open(sys.argv[1], "rb").read()
assert raw.startswith(b"\\xef\\xbb\\xbf"), "no byte order mark"
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    print(json.dumps(list(csv.reader(file, strict=True))))
`;

/** A workbook as Python's own ZIP and XML modules read it. */
export async function readWorkbook(path: string): Promise<ReadSheet[]> {
  return JSON.parse((await ran("python3", ["-c", workbookReader, path])).out);
}

/** A CSV file as Python's csv module reads it; fails where it has no byte order mark. */
export async function readList(path: string): Promise<string[][]> {
  return JSON.parse((await ran("python3", ["-c", listReader, path])).out);
}
