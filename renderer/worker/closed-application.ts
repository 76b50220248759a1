import type { Application } from "../../shared/domain/application";
import type { StoredDeclaration } from "../storage/declaration";

/**
 * An application as the window gets it: whole where the expert promised confidentiality and answered that nothing keeps them
 * away, else only what the question of recusal is asked about. A dossier that may not be read is not there to be read.
 */
export function shownApplication(
  application: Application,
  { confidentialityAcceptedAt, recusals }: StoredDeclaration,
  away: ReadonlySet<string>,
): Application {
  const isAnswered = recusals.some((each) => each.applicationId === application.id);
  const isOpen = confidentialityAcceptedAt !== null && isAnswered && !away.has(application.id);
  return isOpen ? application : closedApplication(application);
}

/** Names, the number of pages, and the bureau's precheck, which carries the hints of a blind round; everything else is left out. */
function closedApplication(application: Application): Application {
  const { format, id, number, studio, employer, master, team, filledOn, precheck, materials } = application;
  const { calibration } = application;
  return {
    ...{ format, id, number, filledOn, precheck },
    studio: { name: studio.name, directions: "", industry: "" },
    employer: { name: employer.name, kind: "", address: "", support: "" },
    master: { ...nobody, name: master.name, ethnicity: "", politicalStatus: "", ...noMaster },
    team: team.map(({ name, formal }) => ({ ...nobody, name, duty: "", formal })),
    employerOpinion: { text: "", date: filledOn },
    materials: materials.map((each) => ({ ...each, title: "", fileName: "" })),
    ...(calibration && { calibration: { anchors: [] } }),
  };
}

const nobody = { sex: "", birthMonth: "", occupation: "", skillLevel: "", post: "" };
const noMaster = { education: "", workStart: "", idNumber: "", officePhone: "", mobile: "" };
