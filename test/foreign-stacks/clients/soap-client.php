<?php
/** PHP's SoapClient, from the served WSDLs, in the version of SOAP and with the options that PHP's libraries for ARCA use. */
$given = json_decode(getenv('FOREIGN_CLIENT'), true);
ini_set('soap.wsdl_cache_enabled', '0');
date_default_timezone_set('America/Argentina/Buenos_Aires');
$context = stream_context_create(['ssl' => [
    'cafile' => $given['authority'],
    'ciphers' => 'AES256-SHA:AES256-GCM-SHA384:@SECLEVEL=1',
    'crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT,
]]);

function connect(string $service, array $more = []): SoapClient {
    global $given, $context;
    $version = $given['soap12'] ? SOAP_1_2 : SOAP_1_1;
    return new SoapClient("{$given[$service]}?WSDL", $more + [
        'soap_version' => $version, 'trace' => 1, 'exceptions' => 1, 'stream_context' => $context,
    ]);
}

/** A login ticket request signed as ARCA's example does: the first lines of the S/MIME are headers. */
function sign(string $service): string {
    global $given;
    $tra = "{$given['folder']}/tra.xml";
    $from = date('c', time() - 60);
    $to = date('c', time() + 60);
    $id = time();
    file_put_contents($tra, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<loginTicketRequest version=\"1.0\"><header><uniqueId>$id</uniqueId><generationTime>$from</generationTime><expirationTime>$to</expirationTime></header><service>$service</service></loginTicketRequest>\n");
    $files = ["file://{$given['certificate']}", ["file://{$given['key']}", '']];
    if (!openssl_pkcs7_sign($tra, "$tra.cms", $files[0], $files[1], [], !PKCS7_DETACHED)) exit(openssl_error_string());
    return implode('', array_slice(file("$tra.cms"), 4));
}

function logIn(string $service): array {
    global $given;
    $answer = connect('wsaa', ['location' => $given['wsaa']])->loginCms(['in0' => sign($service)])->loginCmsReturn;
    $inside = fn ($name) => preg_match("/<$name>([^<]*)</", $answer, $found) ? $found[1] : exit("no $name");
    return ['token' => $inside('token'), 'sign' => $inside('sign')];
}

function auth(string $service): array {
    global $given;
    $ticket = logIn($service);
    return ['Token' => $ticket['token'], 'Sign' => $ticket['sign'], 'Cuit' => (float) $given['cuit']];
}

$today = date('Ymd');
$punto = $given['puntoDeVenta'];

$wsfe = connect('wsfe');
$Auth = auth('wsfe');
$last = $wsfe->FECompUltimoAutorizado(['Auth' => $Auth, 'PtoVta' => $punto, 'CbteTipo' => 6]);
$number = $last->FECompUltimoAutorizadoResult->CbteNro + 1;
$detail = [
    'Concepto' => 1, 'DocTipo' => 99, 'DocNro' => 0, 'CbteDesde' => $number, 'CbteHasta' => $number,
    'CbteFch' => $today, 'ImpTotal' => 121.0, 'ImpTotConc' => 0, 'ImpNeto' => 100, 'ImpOpEx' => 0, 'ImpTrib' => 0,
    'ImpIVA' => 21, 'MonId' => 'PES', 'MonCotiz' => 1, 'CondicionIVAReceptorId' => 5,
    'Iva' => ['AlicIva' => [['Id' => 5, 'BaseImp' => 100, 'Importe' => 21]]],
];
$created = $wsfe->FECAESolicitar(['Auth' => $Auth, 'FeCAEReq' => [
    'FeCabReq' => ['CantReg' => 1, 'PtoVta' => $punto, 'CbteTipo' => 6],
    'FeDetReq' => ['FECAEDetRequest' => [$detail]],
]])->FECAESolicitarResult;
$cae = $created->FeDetResp->FECAEDetResponse->CAE;
$found = $wsfe->FECompConsultar(['Auth' => $Auth, 'FeCompConsReq' => [
    'CbteTipo' => 6, 'CbteNro' => $number, 'PtoVta' => $punto,
]])->FECompConsultarResult->ResultGet;

$wsfex = connect('wsfex');
$Auth = auth('wsfex');
$id = $wsfex->FEXGetLast_ID(['Auth' => $Auth])->FEXGetLast_IDResult->FEXResultGet->Id + 1;
$lane = ['Pto_venta' => $punto, 'Cbte_Tipo' => 19];
$exportNumber = $wsfex->FEXGetLast_CMP(['Auth' => $Auth + $lane])->FEXGetLast_CMPResult->FEXResult_LastCMP->Cbte_nro + 1;
$rate = $wsfex->FEXGetPARAM_Ctz(['Auth' => $Auth, 'Mon_id' => 'DOL'])->FEXGetPARAM_CtzResult->FEXResultGet->Mon_ctz;
$exported = $wsfex->FEXAuthorize(['Auth' => $Auth, 'Cmp' => [
    'Id' => $id, 'Fecha_cbte' => $today, 'Cbte_Tipo' => 19, 'Punto_vta' => $punto, 'Cbte_nro' => $exportNumber,
    'Tipo_expo' => 1, 'Permiso_existente' => 'N', 'Dst_cmp' => 203, 'Cliente' => 'Importação São João',
    'Cuit_pais_cliente' => 50000000059, 'Domicilio_cliente' => 'Rua Augusta 100', 'Id_impositivo' => 'PJ54482221-1',
    'Moneda_Id' => 'DOL', 'Moneda_ctz' => $rate, 'Imp_total' => '250.00', 'Forma_pago' => '30 dias',
    'Incoterms' => 'FOB', 'Idioma_cbte' => 1, 'Items' => ['Item' => [[
        'Pro_codigo' => 'P1', 'Pro_ds' => 'Muñeca', 'Pro_qty' => 2, 'Pro_umed' => 7, 'Pro_precio_uni' => 125,
        'Pro_bonificacion' => 0, 'Pro_total_item' => 250,
    ]]],
]])->FEXAuthorizeResult;
$exportCae = $exported->FEXResultAuth->Cae ?? exit(json_encode($exported));
$exportFound = $wsfex->FEXGetCMP(['Auth' => $Auth, 'Cmp' => [
    'Cbte_tipo' => 19, 'Punto_vta' => $punto, 'Cbte_nro' => $exportNumber,
]])->FEXGetCMPResult->FEXResultGet;

$verified = connect('wscdc')->ComprobanteConstatar(['Auth' => auth('wscdc'), 'CmpReq' => [
    'CbteModo' => 'CAE', 'CuitEmisor' => (float) $given['cuit'], 'PtoVta' => $punto, 'CbteTipo' => 6,
    'CbteNro' => $number, 'CbteFch' => $today, 'ImpTotal' => 121, 'CodAutorizacion' => $cae,
    'DocTipoReceptor' => '99', 'DocNroReceptor' => '0',
]])->ComprobanteConstatarResult;

// CXF's padrón is of SOAP 1.1 alone.
$given['soap12'] = false;
$person = connect('padronA5')->getPersona(logIn('ws_sr_constancia_inscripcion') + [
    'cuitRepresentada' => (float) $given['cuit'], 'idPersona' => (float) $given['person'],
])->personaReturn;

try {
    connect('wsaa')->loginCms(['in0' => 'bm8=']);
    $refusal = '';
} catch (SoapFault $fault) {
    $refusal = $fault->getMessage();
}

echo json_encode([
    'number' => $number, 'cae' => $cae, 'readBack' => $found,
    'export' => ['number' => $exportNumber, 'cae' => $exportCae, 'readBack' => $exportFound],
    'verification' => $verified->Resultado, 'person' => $person->datosGenerales->razonSocial, 'refusal' => $refusal,
]), "\n";
