/** Every door of invoices, listed by hand. */

import {
  createLinkRoute,
  type PrintInvoiceDoor,
  printInvoiceRoute,
  publicInvoiceRoute,
  revokeLinkRoute,
} from '../documents/print-invoice.route.ts';
import { type ReadXmlDoor, readXmlRoute } from '../documents/read-xml.route.ts';
import type { Route } from '../doors/route.ts';
import { previewInvoiceRoute } from '../judging/preview-invoice.route.ts';
import type { previewInvoice } from '../judging/preview-invoice.ts';
import { type CancelInvoiceDoor, cancelInvoiceRoute } from './cancel-invoice.route.ts';
import { type IssueInvoiceDoor, issueInvoiceRoute } from './issue-invoice.route.ts';
import { type IssueNoteDoor, issueNoteRoute } from './issue-note.route.ts';
import {
  listInvoicesRoute,
  type ReadInvoicesDoor,
  readHistoryRoute,
  readInvoiceRoute,
} from './read-invoices.route.ts';

export type InvoiceDoors = IssueInvoiceDoor &
  IssueNoteDoor &
  CancelInvoiceDoor &
  PrintInvoiceDoor &
  ReadInvoicesDoor &
  ReadXmlDoor & { readonly preview: ReturnType<typeof previewInvoice> };

export const invoiceRoutes = (doors: InvoiceDoors): readonly Route[] => [
  issueInvoiceRoute(doors),
  previewInvoiceRoute(doors.preview),
  listInvoicesRoute(doors),
  readInvoiceRoute(doors),
  readHistoryRoute(doors),
  printInvoiceRoute(doors),
  createLinkRoute(doors),
  revokeLinkRoute(doors),
  publicInvoiceRoute(doors),
  readXmlRoute(doors),
  cancelInvoiceRoute(doors),
  issueNoteRoute(doors, 'credit_note'),
  issueNoteRoute(doors, 'debit_note'),
];
