/** A value over frames: points of (frame, value), straight lines between them, level outside. */
export type Ramp = readonly (readonly [frame: number, value: number])[];

/** The ramp's value at a frame, eased at both ends of each stretch so that nothing starts with a jerk. */
export function ease(ramp: Ramp, frame: number): number {
  const { from, to, share } = findStretch(ramp, frame);
  return from + (to - from) * share * share * (3 - 2 * share);
}

/** The ramp's value at a frame, straight between the points. */
export function slide(ramp: Ramp, frame: number): number {
  const { from, to, share } = findStretch(ramp, frame);
  return from + (to - from) * share;
}

/** The same as `slide`, as an ffmpeg expression in the variable given (`n` in filters, `t` in sources). */
export function toExpression(ramp: Ramp, variable: string): string {
  const [first, ...rest] = ramp;
  if (first === undefined) throw new Error("A ramp needs a point.");
  let before = first;
  const stretches: { until: number; value: string }[] = [{ until: first[0], value: `${first[1]}` }];
  for (const point of rest) {
    const slope = (point[1] - before[1]) / (point[0] - before[0]);
    stretches.push({ until: point[0], value: `${before[1]}+(${variable}-${before[0]})*${slope.toFixed(8)}` });
    before = point;
  }
  return stretches.reduceRight(
    (otherwise, { until, value }) => `if(lt(${variable},${until}),${value},${otherwise})`,
    `${before[1]}`,
  );
}

function findStretch(ramp: Ramp, frame: number): { from: number; to: number; share: number } {
  const first = ramp[0];
  if (first === undefined) throw new Error("A ramp needs a point.");
  if (frame <= first[0]) return { from: first[1], to: first[1], share: 0 };
  let before = first;
  for (const point of ramp) {
    if (frame < point[0]) {
      return { from: before[1], to: point[1], share: (frame - before[0]) / (point[0] - before[0]) };
    }
    before = point;
  }
  return { from: before[1], to: before[1], share: 0 };
}
