// Certificates, delegations and tickets over HTTP.
import { type Input, onlyKnown, optional, readChoice, readCuit, readText, readWhole } from '../../input.ts';
import { mustBe } from '../../problem.ts';
import { SERVICE_NAMES } from '../../wsaa/service-names.ts';
import type { Delegation } from '../../wsaa/tickets/tickets.ts';
import type { Noun, Run } from '../http/route.ts';

const MAX_CSR = 20_000;
const MAX_DAYS = 3650;

function readDelegation(input: Input): Delegation {
  onlyKnown(input, ['certificate_cuit', 'cuit', 'service', 'alias']);
  const service = readText(input, 'service');
  const known = [...SERVICE_NAMES].join(', ');
  if (!SERVICE_NAMES.has(service)) throw mustBe('service', `uno de ${known}`, `one of ${known}`);
  return {
    certificate_cuit: readCuit(input, 'certificate_cuit'),
    cuit: readCuit(input, 'cuit'),
    service,
    ...optional(input, 'alias', readText),
  };
}

const issue: Run = ({ control }, { input, names: [serial] }) => {
  if (serial !== undefined) return undefined;
  onlyKnown(input, ['csr', 'alias', 'valid_days', 'environment']);
  return control.issueCertificate({
    csr: readText(input, 'csr', MAX_CSR),
    ...optional(input, 'alias', readText),
    ...optional(input, 'valid_days', (given, name) => readWhole(given, name, 1, MAX_DAYS)),
    ...optional(input, 'environment', (given, name) =>
      readChoice<'this' | 'other'>(given, name, ['this', 'other']),
    ),
  });
};

const mark: Run = ({ control }, { input, names: [serial = ''] }) => {
  onlyKnown(input, ['status']);
  return control.markCertificate(serial, readChoice(input, 'status', ['valid', 'revoked', 'expired']));
};

/** `certificates`, `authority`, `delegations` and `tickets`. */
export const ACCESS_ROUTES: Readonly<Record<string, Noun>> = {
  certificates: {
    run: {
      GET: ({ control }, { names: [serial] }) =>
        serial === undefined ? control.certificates() : control.certificate(serial),
      POST: issue,
      PUT: mark,
      DELETE: ({ control }, { names: [serial = ''] }) => control.markCertificate(serial, 'revoked'),
    },
  },
  authority: { names: 0, run: { GET: ({ control }) => ({ certificate: control.authority() }) } },
  delegations: {
    names: 0,
    run: {
      GET: ({ control }) => control.delegations(),
      POST({ control }, { input }) {
        control.delegate(readDelegation(input));
        return control.delegations();
      },
      DELETE: ({ control }, { query }) =>
        control.endDelegation(readDelegation(Object.fromEntries(query))) ? control.delegations() : undefined,
    },
  },
  tickets: {
    run: {
      GET: ({ control }, { names: [id] }) =>
        id === undefined
          ? control.tickets()
          : control.tickets().find(({ unique_id }) => String(unique_id) === id),
      DELETE: ({ control }, { names: [id = ''] }) =>
        control.expireTicket(Number(id)) ? control.tickets() : undefined,
    },
  },
};
