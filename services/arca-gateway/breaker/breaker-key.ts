/** Which breakers there are: one for each environment, service and class of methods, never one for a taxpayer. */
import type { ArcaServiceName } from '@arca-api/contract/gateway';
import type { Environment } from '@arca-api/contract/primitives';
import type { Breaker, MethodClass } from './breaker.ts';

export interface BreakerKey {
  readonly environment: Environment;
  readonly service: ArcaServiceName;
  readonly methods: MethodClass;
}

/** A breaker as it is kept; without a row it is closed. */
export interface BreakerRow extends Breaker, BreakerKey {}

export const METHODS_OF: Readonly<Record<ArcaServiceName, readonly MethodClass[]>> = {
  wsaa: ['auth'],
  wsfe: ['read', 'authorise'],
  wsfex: ['read', 'authorise'],
  wscdc: ['read'],
  padron: ['read'],
};

export const nameOf = ({ environment, service, methods }: BreakerKey): string =>
  `${environment}/${service}/${methods}`;
