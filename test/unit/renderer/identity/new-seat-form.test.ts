import { describe, expect, it } from "vitest";
import { emptyForm, formErrors, type NewSeatForm, seatOf } from "../../../../renderer/identity/new-seat-form";

const filled: NewSeatForm = {
  name: " 示例专家甲 ",
  organisation: "示例职业学院",
  title: "",
  passphrase: " mk38 wtz9 rp2d ",
  again: " mk38 wtz9 rp2d ",
};

describe("the form of a new seat", () => {
  it("says what is missing, in the order of the form, and lets the title be empty", () => {
    expect(Object.keys(formErrors(emptyForm, "expert"))).toEqual(["name", "organisation", "passphrase"]);
    expect(formErrors(filled, "expert")).toEqual({});
  });
  it("names the field by role", () => {
    expect(formErrors(emptyForm, "expert").name).toBe("请填写姓名");
    expect(formErrors(emptyForm, "bureau").name).toBe("请填写名称");
  });
  it("refuses blank words, words without end, and two passphrases that differ", () => {
    expect(formErrors({ ...filled, name: "   " }, "expert").name).toBeDefined();
    expect(formErrors({ ...filled, organisation: "单".repeat(61) }, "expert").organisation).toBeDefined();
    expect(formErrors({ ...filled, again: "mk38 wtz9 rp2d" }, "expert").again).toBe("两次输入的口令不一样");
  });
  it("trims words but never the passphrase", () => {
    expect(seatOf(filled, "expert")).toEqual({
      role: "expert",
      name: "示例专家甲",
      organisation: "示例职业学院",
      title: "",
      passphrase: " mk38 wtz9 rp2d ",
    });
  });
});
