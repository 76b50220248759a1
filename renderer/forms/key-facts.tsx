interface KeyFactsProps {
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Whose keys a sheet is about, as a table. */
export function KeyFacts({ facts }: KeyFactsProps) {
  return (
    <table className="recovery-facts">
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
