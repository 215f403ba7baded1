/** The measures that all parts of an A4 page share, in points. */

export const WIDTH = 595.28;
export const HEIGHT = 841.89;
export const LEFT = 28;
export const RIGHT = WIDTH - 28;
export const INNER = RIGHT - LEFT;
export const MIDDLE = WIDTH / 2;
export const TOP = 22;
export const BOTTOM = HEIGHT - 24;
/** Between the content of a box and its border. */
export const PADDING = 8;
/** Between boxes. */
export const GAP = 5;
/** Legal names and addresses of any usual length are printed whole. */
export const FIELD = { size: 8.5, maxLines: 4 };
