import { describe, expect, it } from "vitest";
import { utf8 } from "../../../shared/package/bytes";
import { readDocument } from "../../../shared/package/document";
import { fullDocuments } from "../../fixtures/full-documents";
import { misspellingsOf, type Path, placesOf, withValue, wrongTypesFor } from "../../fixtures/schema-places";
import { jsonPlaces } from "./in-its-place";

const bytesOf = (document: unknown) => utf8(JSON.stringify(document));

/** A document without a member; what lies in one that is gone already is gone too. */
function withoutAt(document: unknown, path: Path): unknown {
  let holder = document as Record<string | number, unknown> | undefined;
  for (const key of path.slice(0, -1)) holder = holder?.[key] as typeof holder;
  return holder === undefined ? document : withValue(document, path, undefined);
}

describe.each(fullDocuments)("$name", ({ name, schema, sample }) => {
  const { members, objects } = placesOf(schema, sample);
  const named = members.filter((place) => typeof place.path.at(-1) === "string");
  const required = named.filter((place) => !place.optional);
  const optional = named.filter((place) => place.optional);
  const refused = (document: unknown) =>
    expect(() => readDocument(schema, bytesOf(document), name), JSON.stringify(document)).toThrow(
      /^schema-invalid: /,
    );

  it("with everything in it is read", () => {
    expect(readDocument(schema, bytesOf(sample), name)).toEqual(sample);
  });

  it.each(required)("without $name is refused", ({ path }) => {
    refused(withValue(sample, path, undefined));
  });

  it("is read without what may be absent, piece by piece and all at once", () => {
    const each = optional.map(({ path }) => withValue(sample, path, undefined));
    const none = optional.reduce<unknown>((less, { path }) => withoutAt(less, path), sample);
    for (const less of [...each, none]) expect(readDocument(schema, bytesOf(less), name)).toEqual(less);
  });

  it.each(members)("with $name of each wrong type is refused, as null too", (place) => {
    for (const value of wrongTypesFor(place)) refused(withValue(sample, place.path, value));
  });

  const ruled = members.filter((place) => misspellingsOf(place).length > 0);
  it.each(ruled)("with $name misspelt or out of range is refused", (place) => {
    for (const value of misspellingsOf(place)) refused(withValue(sample, place.path, value));
  });

  it.each(objects)("with a member more in $name is refused", ({ path }) => {
    for (const key of ["x", "constructor", "toString", "format2"])
      refused(withValue(sample, [...path, key], 1));
  });
});

describe("a document that is not of its schema, in its package", () => {
  const placed = fullDocuments.flatMap(({ name, schema, sample }) => {
    const place = jsonPlaces.find((each) => each.name === name);
    if (!place) throw new Error(`${name} lies nowhere`);
    return placesOf(schema, sample).objects.map((object) => ({
      place,
      sample,
      ...object,
      where: `${object.name} of ${name}`,
    }));
  });

  it.each(placed)("with a member more in $where is refused", async ({ place, sample, path }) => {
    await place.refused(bytesOf(withValue(sample, [...path, "more"], 1)), place.code);
  });
});

describe("what may be absent", () => {
  it("is each key that the format marks so, or that its standard leaves open, and no other", () => {
    const found = fullDocuments.flatMap(({ name, schema, sample }) =>
      placesOf(schema, sample)
        .members.filter((place) => place.optional)
        .map((place) => `${name} ${place.path.filter((key) => typeof key === "string").join(".")}`),
    );
    const inMaster = ["relaxation", "retirement", "career", "honours", "achievements", "apprentices"];
    const inApplication = ["premises", "registration", "priorRecognition", "receivedOn", "calibration"];
    const inItem = [
      "modified",
      "target.selector.conformsTo",
      "target.selector.refinedBy.conformsTo",
      "target.styleClass",
    ];
    expect([...new Set(found)].sort()).toEqual(
      [
        ...inMaster.map((key) => `application.json master.${key}`),
        ...inApplication.map((key) => `application.json ${key}`),
        ...inItem.map((key) => `annotations.json first.items.${key}`),
      ].sort(),
    );
  });
});
