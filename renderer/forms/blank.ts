import type { Application } from "../../shared/domain/application";
import type { Signer } from "./form-data";

/** A dossier without a word in it, for forms that are filled in by hand. */
export const blankApplication: Application = {
  format: 1,
  id: "blank",
  number: "",
  studio: { name: "", directions: "", industry: "" },
  employer: { name: "", kind: "", address: "", support: "" },
  master: {
    name: "",
    sex: "",
    ethnicity: "",
    birthMonth: "",
    politicalStatus: "",
    education: "",
    occupation: "",
    skillLevel: "",
    post: "",
    workStart: "",
    idNumber: "",
    officePhone: "",
    mobile: "",
  },
  team: [],
  filledOn: "",
  employerOpinion: { text: "", date: "" },
  precheck: [],
  materials: [],
};

/** Nobody yet: whoever signs by hand. */
export const blankSigner: Signer = { name: "", organisation: "", fingerprint: "" };
