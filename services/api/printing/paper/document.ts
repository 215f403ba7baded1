/** Binds drawn sheets into a PDF file whose bytes depend on nothing but what was drawn. */
import PDFDocument from 'pdfkit';
import { FONT_KEYS } from './canvas.ts';
import type { PdfImage } from './pdf-image.ts';

/** Resource name every sheet knows the logo by. */
export const LOGO_KEY = 'L1';

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** PDF operators, one character per byte. */
  readonly content: string;
}

/** A page of the file: a sheet, and what only this page adds to it (the name of the copy). */
export interface Page {
  readonly sheet: Sheet;
  readonly overlay: string;
}

export interface DocumentInfo {
  readonly title: string;
  readonly subject: string;
  /** `YYYY-MM-DD`; the only date in the file, so that rendering again gives the same bytes. */
  readonly day: string;
}

/** pdfkit writes these two into XML as they are. */
const plain = (text: string): string => text.replace(/[<>&]/g, ' ');

function creationDate(day: string): Date {
  const date = new Date(`${day}T12:00:00-03:00`);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

const binary = (content: string): Buffer => Buffer.from(content, 'latin1');

export function bindDocument(pages: readonly Page[], info: DocumentInfo, logo: PdfImage | null): Uint8Array {
  const document = new PDFDocument({
    // An empty name keeps pdfkit from parsing the metrics of a default font for every document.
    font: '',
    autoFirstPage: false,
    pdfVersion: '1.4',
    lang: 'es-AR',
    displayTitle: true,
    margin: 0,
    info: {
      Title: plain(info.title),
      Subject: plain(info.subject),
      Creator: 'ARCA API',
      Producer: 'ARCA API',
      CreationDate: creationDate(info.day),
    },
  });

  const fonts = Object.entries(FONT_KEYS).map(([name, key]) => {
    const reference = document.ref({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: name,
      Encoding: 'WinAnsiEncoding',
    });
    reference.end(undefined);
    return [key, reference] as const;
  });
  const images = logo === null ? [] : [[LOGO_KEY, embedImage(document, logo)] as const];

  // A sheet on several pages (original, duplicado, triplicado) is written once and referred to by each.
  const uses = new Map<Sheet, number>();
  for (const { sheet } of pages) uses.set(sheet, (uses.get(sheet) ?? 0) + 1);
  const forms = new Map<Sheet, PDFKit.PDFKitReference>();

  for (const { sheet, overlay } of pages) {
    document.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    for (const [key, reference] of fonts) document.page.fonts[key] = reference;
    // pdfkit turns the page upside down; turned again, y grows upwards as in the operators drawn here.
    const upright = `1 0 0 -1 0 ${sheet.height} cm\n`;
    if ((uses.get(sheet) ?? 0) > 1) {
      const form = forms.get(sheet) ?? embedForm(document, sheet, fonts, images);
      forms.set(sheet, form);
      Object.assign(document.page.xobjects, { S1: form });
      document.addContent(binary(`${upright}/S1 Do\n${overlay}`));
    } else {
      for (const [key, reference] of images) document.page.xobjects[key] = reference;
      document.addContent(binary(`${upright}${sheet.content}\n${overlay}`));
    }
  }
  document.end();
  return new Uint8Array(document.read() as Buffer);
}

type Resources = readonly (readonly [string, PDFKit.PDFKitReference])[];

function embedForm(
  document: PDFKit.PDFDocument,
  sheet: Sheet,
  fonts: Resources,
  images: Resources,
): PDFKit.PDFKitReference {
  const form = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, sheet.width, sheet.height],
    Resources: { Font: Object.fromEntries(fonts), XObject: Object.fromEntries(images) },
  });
  form.end(binary(sheet.content));
  return form;
}

function embedImage(document: PDFKit.PDFDocument, image: PdfImage): PDFKit.PDFKitReference {
  const common = { Type: 'XObject', Subtype: 'Image', Width: image.width, Height: image.height };
  const transparency: { SMask?: PDFKit.PDFKitReference } = {};
  if (image.alpha !== null) {
    const mask = document.ref({
      ...common,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    });
    mask.end(image.alpha);
    transparency.SMask = mask;
  }
  const reference = document.ref({ ...common, ...image.dictionary, ...transparency });
  reference.end(image.data);
  return reference;
}
