/** How what is packed begins: its form, then the number of its words (0: it is there as it is). */

/** No picture that is kept begins so, and nothing else that is bytes. */
export const FORM = { json: 1, text: 2 } as const;

/** How far back what is packed may point: into its words, or so much of itself. It never shrinks. */
export const WINDOW_BITS = 13;
