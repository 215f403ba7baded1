/** Keys and certificates in memory: the SQL's promises without SQL. */
import { type CertificateRow, type CertificatesStore, isInstalled } from './certificates.store.ts';

export function memoryCertificates(): CertificatesStore {
  const rows = new Map<string, CertificateRow>();
  const of = (environment: string, cuit: string): CertificateRow[] =>
    [...rows.values()].filter((row) => row.environment === environment && row.cuit === cuit);
  return {
    ofTaxpayer: async (environment, cuit) => of(environment, cuit).sort(newestFirst),
    async addRequest(row) {
      const same = of(row.environment, row.cuit).filter((one) => one.request_key === row.request_key);
      const pending = same.find((one) => one.certificate === null);
      if (pending !== undefined) return pending;
      rows.set(row.id, row);
      return row;
    },
    async install(id, installed) {
      const row = rows.get(id);
      if (row === undefined || row.certificate !== null) return false;
      rows.set(id, { ...row, ...installed });
      return true;
    },
    async withdraw(id) {
      if (rows.get(id)?.certificate === null) rows.delete(id);
    },
    async addCertificate(row) {
      const isThere = of(row.environment, row.cuit).some((one) => one.fingerprint === row.fingerprint);
      if (!isThere && !rows.has(row.id)) rows.set(row.id, row);
    },
    async noteLogin(id, refusedCode) {
      const row = rows.get(id);
      if (row !== undefined) rows.set(id, { ...row, refused_code: refusedCode });
    },
    endingBefore: async (until) =>
      [...rows.values()]
        .filter((row) => row.origin === 'uploaded' && (row.not_after ?? Infinity) < until)
        .sort((one, other) => (one.not_after ?? 0) - (other.not_after ?? 0))
        .filter(isInstalled),
    async standing(since, now, soon) {
      const brought = [...rows.values()].filter(isInstalled).filter(({ origin }) => origin === 'uploaded');
      const newest = [...Map.groupBy(brought, ({ environment, cuit }) => `${environment} ${cuit}`).values()]
        .map((all) => ({
          environment: all[0]?.environment ?? '',
          ends: Math.max(...all.map(({ not_after }) => not_after)),
        }))
        .filter(({ ends }) => ends >= since);
      return [...Map.groupBy(newest, ({ environment }) => environment)]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([environment, all]) => ({
          environment,
          ended: all.filter(({ ends }) => ends <= now).length,
          ending: all.filter(({ ends }) => ends > now && ends < soon).length,
          good: all.filter(({ ends }) => ends >= soon).length,
          first_end: Math.min(...all.map(({ ends }) => ends)),
        }));
    },
  };
}

/** Those still waiting come last. */
function newestFirst(one: CertificateRow, other: CertificateRow): number {
  const installed = (other.installed_at ?? -1) - (one.installed_at ?? -1);
  if (installed !== 0) return installed;
  return other.requested_at - one.requested_at || (one.id < other.id ? 1 : -1);
}
