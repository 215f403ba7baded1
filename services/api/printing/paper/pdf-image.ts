/** What a PDF needs to show an image, whatever file it came from. */

/** A PDF image: dictionary entries and bytes, with its transparency apart. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly dictionary: Readonly<Record<string, unknown>>;
  readonly data: Uint8Array;
  readonly alpha: Uint8Array | null;
}
