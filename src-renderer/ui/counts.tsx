import "./counts.css";

/** Some numbers side by side, each over what it counts. */
export function Counts({
  counts,
}: {
  readonly counts: readonly { readonly count: number; readonly label: string }[];
}) {
  return (
    <dl className="counts">
      {counts.map(({ count, label }) => (
        <div key={label} className="counts-one">
          <dd>{count}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}
