/** Every door of issuers, listed by hand. */
import type { Route } from '../doors/route.ts';
import { addPuntoDeVenta } from './add-punto-de-venta.ts';
import {
  readCertificateRoute,
  requestCertificateRoute,
  uploadCertificateRoute,
} from './certificates.route.ts';
import { changePuntoDeVenta } from './change-punto-de-venta.ts';
import { changeTaxpayerRoute } from './change-taxpayer.route.ts';
import { changeTaxpayer } from './change-taxpayer.ts';
import { createTaxpayerRoute } from './create-taxpayer.route.ts';
import { createTaxpayer } from './create-taxpayer.ts';
import { diagnoseTaxpayer } from './diagnose-taxpayer.ts';
import { diagnosisRoute } from './diagnosis.route.ts';
import { findTaxpayer } from './find-taxpayer.ts';
import { keepCertificate } from './keep-certificate.ts';
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
  const certificates = { find, certificates: keepCertificate(parts) };
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
    diagnosisRoute({ find, diagnose: diagnoseTaxpayer(parts) }),
  ];
}
