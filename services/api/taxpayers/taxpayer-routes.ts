/** Every door of issuers, listed by hand. */
import {
  readCertificateRoute,
  removeRepresentativeRoute,
  requestCertificateRoute,
  setRepresentativeRoute,
  uploadCertificateRoute,
} from '../certificates/certificates.route.ts';
import { keepCertificate } from '../certificates/keep-certificate.ts';
import { represent } from '../certificates/represent.ts';
import { diagnoseTaxpayer } from '../diagnosis/diagnose-taxpayer.ts';
import { diagnosisRoute } from '../diagnosis/diagnosis.route.ts';
import type { Route } from '../doors/route.ts';
import { addPuntoDeVenta } from './add-punto-de-venta.ts';
import { changePuntoDeVenta } from './change-punto-de-venta.ts';
import { changeTaxpayerRoute } from './change-taxpayer.route.ts';
import { changeTaxpayer } from './change-taxpayer.ts';
import { createTaxpayerRoute } from './create-taxpayer.route.ts';
import { createTaxpayer } from './create-taxpayer.ts';
import { findTaxpayer } from './find-taxpayer.ts';
import { goLiveRoute } from './go-live.route.ts';
import { goLive } from './go-live.ts';
import { readLogoRoute, removeLogoRoute, setLogoRoute } from './logo.route.ts';
import {
  addPuntoDeVentaRoute,
  changePuntoDeVentaRoute,
  listPuntosDeVentaRoute,
  syncPuntosDeVentaRoute,
} from './puntos-de-venta.route.ts';
import { listTaxpayersRoute, readTaxpayerRoute } from './read-taxpayers.route.ts';
import { setLogo } from './set-logo.ts';
import { syncPuntosDeVenta } from './sync-puntos-de-venta.ts';
import type { TaxpayerParts } from './taxpayer-parts.ts';

export function taxpayerRoutes(parts: TaxpayerParts): readonly Route[] {
  const { taxpayers } = parts;
  const find = findTaxpayer(taxpayers);
  const reading = { find, taxpayers };
  const puntos = {
    find,
    taxpayers,
    add: addPuntoDeVenta(parts),
    change: changePuntoDeVenta(parts),
    sync: syncPuntosDeVenta(parts),
  };
  const logo = { find, taxpayers, set: setLogo(parts) };
  const certificates = { find, certificates: keepCertificate(parts), represent: represent(parts) };
  const diagnose = diagnoseTaxpayer(parts);
  return [
    createTaxpayerRoute(createTaxpayer(parts)),
    listTaxpayersRoute(reading),
    readTaxpayerRoute(reading),
    changeTaxpayerRoute({ find, taxpayers, change: changeTaxpayer(parts) }),
    listPuntosDeVentaRoute(puntos),
    addPuntoDeVentaRoute(puntos),
    changePuntoDeVentaRoute(puntos),
    syncPuntosDeVentaRoute(puntos),
    setLogoRoute(logo),
    readLogoRoute(logo),
    removeLogoRoute(logo),
    readCertificateRoute(certificates),
    requestCertificateRoute(certificates),
    uploadCertificateRoute(certificates),
    setRepresentativeRoute(certificates),
    removeRepresentativeRoute(certificates),
    diagnosisRoute({ find, diagnose }),
    goLiveRoute({ find, taxpayers, goLive: goLive({ ...parts, diagnose }) }),
  ];
}
