/** The services that have a page: where each descriptor stands, and how callers reach it. */
import { padronA4 } from '../padron/a4.ts';
import { padronA10 } from '../padron/a10.ts';
import { padronA13 } from '../padron/a13.ts';
import { constancia } from '../padron/constancia.ts';
import type { AnyService } from '../recordings/replay.ts';
import { wsaaService } from '../wsaa/service.ts';
import { wscdc } from '../wscdc/service.ts';
import { wsfe } from '../wsfe/service.ts';
import { wsfex } from '../wsfex/service.ts';

export interface Documented {
  /** What the field calls it. */
  readonly title: string;
  readonly service: AnyService;
  /** The descriptor's file in this package, and its name there. */
  readonly file: string;
  readonly name: string;
  /** The client's property for the service. */
  readonly client: string;
  /** Its method for an operation, where it is not the descriptor's own key. */
  readonly method?: string;
}

const documented = (
  title: string,
  property: string,
  service: AnyService,
  file: string,
  name = property,
): Documented => ({ title, service, file, name, client: `arca.${property}` });

export const DOCUMENTED: readonly Documented[] = [
  { ...documented('WSAA', 'wsaa', wsaaService, 'wsaa/service.ts', 'wsaaService'), method: 'login' },
  documented('WSFEv1', 'wsfe', wsfe, 'wsfe/service.ts'),
  documented('WSFEXv1', 'wsfex', wsfex, 'wsfex/service.ts'),
  documented('WSCDC', 'wscdc', wscdc, 'wscdc/service.ts'),
  documented('Constancia de inscripción (A5)', 'constancia', constancia, 'padron/constancia.ts'),
  documented('Padrón A4', 'padronA4', padronA4, 'padron/a4.ts'),
  documented('Padrón A10', 'padronA10', padronA10, 'padron/a10.ts'),
  documented('Padrón A13', 'padronA13', padronA13, 'padron/a13.ts'),
];
