export { BureauDesk, type BureauDeskProps } from "./bureau-desk";
