import { describe, expect, it } from "vitest";
import {
  fingerprintGroups,
  fingerprintStart,
  isLastGroup,
  shownGroups,
} from "../../../../renderer/identity/fingerprint";

const fingerprint = "K7QX 2M4D PLW3 6ZTA QHJ5 VOI2";

describe("a fingerprint on screen", () => {
  it("is six groups of four with or without spaces", () => {
    expect(fingerprintGroups(fingerprint)).toEqual(["K7QX", "2M4D", "PLW3", "6ZTA", "QHJ5", "VOI2"]);
    expect(fingerprintGroups(fingerprint.replaceAll(" ", ""))).toEqual(fingerprintGroups(fingerprint));
  });
  it("stands beside a name with its first two groups", () => {
    expect(fingerprintStart(fingerprint)).toBe("K7QX 2M4D …");
  });
});

describe("comparing by ear", () => {
  it("never shows the group that the other side has to read out", () => {
    expect(shownGroups(fingerprint)).toEqual(["K7QX", "2M4D", "PLW3", "6ZTA", "QHJ5"]);
  });
  it.each(["VOI2", "voi2", " v o i 2 ", "V-O-I-2", "ＶＯＩ２", "V012"])(
    "accepts %s as it is heard and typed",
    (typed) => expect(isLastGroup(fingerprint, typed)).toBe(true),
  );
  it.each(["", "VOI", "VOI3", "VOI22", "K7QX", "QHJ5VOI2"])("refuses “%s”", (typed) =>
    expect(isLastGroup(fingerprint, typed)).toBe(false),
  );
});
