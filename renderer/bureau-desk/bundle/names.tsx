import type { BundleTask } from "../ports";

interface ApplicationNameProps {
  readonly task: BundleTask | null;
  readonly applicationId: string;
}

/** An application by number and studio; by its id where the task is not at hand. */
export function ApplicationName({ task, applicationId }: ApplicationNameProps) {
  const application = task?.applications.find((each) => each.id === applicationId);
  if (!application) return <span translate="no">{applicationId}</span>;
  return (
    <>
      <span translate="no">{application.number}</span> {application.studio}
    </>
  );
}

interface TitleOfProps {
  /** The criteria or gates of the task, where it is at hand. */
  readonly named: readonly { readonly id: string; readonly title: string }[] | undefined;
  readonly id: string;
}

/** A criterion or gate by its title; by its id where the task is not at hand. */
export function TitleOf({ named, id }: TitleOfProps) {
  const title = named?.find((each) => each.id === id)?.title;
  return title ? <span>{title}</span> : <span translate="no">{id}</span>;
}
