/** A point in pixels of the picture: x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** A closed outline of cubic curves: a start, then triples of two control points and an end. */
export type Outline = readonly Point[];

/** One or more outlines that are filled together. */
export type Path = readonly Outline[];

/** A closed polygon with straight sides. */
export function polygon(points: readonly Point[]): Path {
  const outline: Point[] = [];
  for (const [index, point] of points.entries()) {
    if (index === 0) outline.push(point);
    else outline.push(points[index - 1] ?? point, point, point);
  }
  return [orient(outline)];
}

/** A rectangle by its upper left corner and its size. */
export function rectangle(x: number, y: number, width: number, height: number): Path {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

/** A rectangle with round corners. */
export function roundedRectangle(x: number, y: number, width: number, height: number, radius: number): Path {
  const right = x + width;
  const bottom = y + height;
  const k = radius * 0.4477;
  const outline: Point[] = [
    [x + radius, y],
    ...line([x + radius, y], [right - radius, y]),
    [right - k, y],
    [right, y + k],
    [right, y + radius],
    ...line([right, y + radius], [right, bottom - radius]),
    [right, bottom - k],
    [right - k, bottom],
    [right - radius, bottom],
    ...line([right - radius, bottom], [x + radius, bottom]),
    [x + k, bottom],
    [x, bottom - k],
    [x, bottom - radius],
    ...line([x, bottom - radius], [x, y + radius]),
    [x, y + k],
    [x + k, y],
    [x + radius, y],
  ];
  return [orient(outline)];
}

/** An ellipse by its centre and its two radii. */
export function ellipse(cx: number, cy: number, rx: number, ry: number = rx): Path {
  const k = 0.5523;
  return [
    orient([
      [cx + rx, cy],
      [cx + rx, cy + k * ry],
      [cx + k * rx, cy + ry],
      [cx, cy + ry],
      [cx - k * rx, cy + ry],
      [cx - rx, cy + k * ry],
      [cx - rx, cy],
      [cx - rx, cy - k * ry],
      [cx - k * rx, cy - ry],
      [cx, cy - ry],
      [cx + k * rx, cy - ry],
      [cx + rx, cy - k * ry],
      [cx + rx, cy],
    ]),
  ];
}

/** A smooth closed curve through the points (Catmull-Rom). */
export function curve(points: readonly Point[]): Path {
  const count = points.length;
  const at = (index: number): Point => points[(index + count) % count] ?? [0, 0];
  const outline: Point[] = [at(0)];
  for (let index = 0; index < count; index++) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    outline.push(
      [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6],
      [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6],
      to,
    );
  }
  return [orient(outline)];
}

/** A limb or a cable: a polyline with a width at each joint and round joints. */
export function limb(joints: readonly { at: Point; width: number }[]): Path {
  const parts: Outline[] = [];
  for (const [index, joint] of joints.entries()) {
    parts.push(...ellipse(joint.at[0], joint.at[1], joint.width / 2));
    const next = joints[index + 1];
    if (next === undefined) continue;
    const [dx, dy] = [next.at[0] - joint.at[0], next.at[1] - joint.at[1]];
    const length = Math.hypot(dx, dy) || 1;
    const [nx, ny] = [-dy / length / 2, dx / length / 2];
    parts.push(
      ...polygon([
        [joint.at[0] + nx * joint.width, joint.at[1] + ny * joint.width],
        [next.at[0] + nx * next.width, next.at[1] + ny * next.width],
        [next.at[0] - nx * next.width, next.at[1] - ny * next.width],
        [joint.at[0] - nx * joint.width, joint.at[1] - ny * joint.width],
      ]),
    );
  }
  return parts;
}

/** Several paths as one, filled together. */
export function join(...paths: readonly Path[]): Path {
  return paths.flat();
}

/** Scales (a negative x mirrors), then turns (radians, clockwise on screen) about the origin, then moves. */
export function place(
  path: Path,
  to: { x: number; y: number; scaleX?: number; scaleY?: number; angle?: number },
): Path {
  const { x, y, scaleX = 1, scaleY = Math.abs(scaleX), angle = 0 } = to;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return path.map((outline) =>
    orient(
      outline.map(([px, py]): Point => {
        const [sx, sy] = [px * scaleX, py * scaleY];
        return [x + sx * cos - sy * sin, y + sx * sin + sy * cos];
      }),
    ),
  );
}

function line(from: Point, to: Point): Point[] {
  return [from, to, to];
}

/** Outlines run one way round, so that overlapping ones add up instead of cutting holes into each other. */
function orient(outline: readonly Point[]): Outline {
  let area = 0;
  for (const [index, [x, y]] of outline.entries()) {
    const [nextX, nextY] = outline[(index + 1) % outline.length] ?? [0, 0];
    area += x * nextY - nextX * y;
  }
  return area >= 0 ? outline : [...outline].reverse();
}
