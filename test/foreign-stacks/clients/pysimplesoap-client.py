"""pysimplesoap, the stack that PyAfipWs stands on; it checks arguments and casts answers by the served WSDL."""
import base64
import datetime
import json
import os
import re
import subprocess

from pysimplesoap.client import SoapClient, SoapFault

given = json.loads(os.environ["FOREIGN_CLIENT"])
cuit = int(given["cuit"])
punto = given["puntoDeVenta"]
today = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=3)).strftime("%Y%m%d")


def connect(service, **more):
    return SoapClient(wsdl=given[service] + "?WSDL", cache=None, cacert=given["authority"], **more)


def sign(service):
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    minute = datetime.timedelta(minutes=1)
    tra = (
        '<?xml version="1.0" encoding="UTF-8"?><loginTicketRequest version="1.0"><header><uniqueId>%d</uniqueId>'
        "<generationTime>%s</generationTime><expirationTime>%s</expirationTime></header><service>%s</service>"
        "</loginTicketRequest>"
    ) % (now.timestamp(), (now - minute).isoformat(), (now + minute).isoformat(), service)
    command = ["openssl", "smime", "-sign", "-signer", given["certificate"], "-inkey", given["key"], "-outform", "DER", "-nodetach"]
    der = subprocess.run(command, input=tra.encode(), capture_output=True, check=True).stdout
    return base64.b64encode(der).decode()


def log_in(service):
    # As PyAfipWs: without the WSDL, in a namespace of its own choice.
    client = SoapClient(
        location=given["wsaa"],
        action="",
        namespace="https://wsaahomo.afip.gov.ar/ws/services/LoginCms",
        ns="ser",
        cacert=given["authority"],
    )
    answer = str(client.loginCms(in0=sign(service)).loginCmsReturn)
    return {name: re.search("<%s>([^<]*)<" % name, answer).group(1) for name in ("token", "sign")}


def auth(service):
    ticket = log_in(service)
    return {"Token": ticket["token"], "Sign": ticket["sign"], "Cuit": cuit}


wsfe = connect("wsfe")
Auth = auth("wsfe")
last = wsfe.FECompUltimoAutorizado(Auth=Auth, PtoVta=punto, CbteTipo=6)["FECompUltimoAutorizadoResult"]
number = int(last["CbteNro"]) + 1
detail = {
    "Concepto": 1, "DocTipo": 99, "DocNro": 0, "CbteDesde": number, "CbteHasta": number, "CbteFch": today,
    "ImpTotal": "121.00", "ImpTotConc": "0.00", "ImpNeto": "100.00", "ImpOpEx": "0.00", "ImpTrib": "0.00",
    "ImpIVA": "21.00", "MonId": "PES", "MonCotiz": "1.000", "CondicionIVAReceptorId": 5,
    "Iva": {"AlicIva": [{"Id": 5, "BaseImp": "100.00", "Importe": "21.00"}]},
}  # fmt: skip
created = wsfe.FECAESolicitar(
    Auth=Auth,
    FeCAEReq={
        "FeCabReq": {"CantReg": 1, "PtoVta": punto, "CbteTipo": 6},
        "FeDetReq": {"FECAEDetRequest": [detail]},
    },
)["FECAESolicitarResult"]
cae = created["FeDetResp"]["FECAEDetResponse"][0]["CAE"]
found = wsfe.FECompConsultar(Auth=Auth, FeCompConsReq={"CbteTipo": 6, "CbteNro": number, "PtoVta": punto})
found = found["FECompConsultarResult"]["ResultGet"]

wsfex = connect("wsfex")
Auth = auth("wsfex")
export_id = wsfex.FEXGetLast_ID(Auth=Auth)["FEXGetLast_IDResult"]["FEXResultGet"]["Id"] + 1
last = wsfex.FEXGetLast_CMP(Auth={**Auth, "Pto_venta": punto, "Cbte_Tipo": 19})["FEXGetLast_CMPResult"]
export_number = last["FEXResult_LastCMP"]["Cbte_nro"] + 1
rate = wsfex.FEXGetPARAM_Ctz(Auth=Auth, Mon_id="DOL")["FEXGetPARAM_CtzResult"]["FEXResultGet"]["Mon_ctz"]
item = {
    "Pro_codigo": "P1", "Pro_ds": "Muñeca", "Pro_qty": 2, "Pro_umed": 7, "Pro_precio_uni": "125.00",
    "Pro_bonificacion": "0.00", "Pro_total_item": "250.00",
}  # fmt: skip
exported = wsfex.FEXAuthorize(
    Auth=Auth,
    Cmp={
        "Id": export_id, "Fecha_cbte": today, "Cbte_Tipo": 19, "Punto_vta": punto, "Cbte_nro": export_number,
        "Tipo_expo": 1, "Permiso_existente": "N", "Dst_cmp": 203, "Cliente": "Importação São João",
        "Cuit_pais_cliente": 50000000059, "Domicilio_cliente": "Rua Augusta 100", "Id_impositivo": "PJ54482221-1",
        "Moneda_Id": "DOL", "Moneda_ctz": str(rate), "Imp_total": "250.00", "Forma_pago": "30 dias", "Incoterms": "FOB",
        "Idioma_cbte": 1, "Items": {"Item": [item]},
    },
)["FEXAuthorizeResult"]  # fmt: skip
assert "FEXResultAuth" in exported, exported
export_found = wsfex.FEXGetCMP(
    Auth=Auth, Cmp={"Cbte_tipo": 19, "Punto_vta": punto, "Cbte_nro": export_number}
)["FEXGetCMPResult"]["FEXResultGet"]

verified = connect("wscdc").ComprobanteConstatar(
    Auth=auth("wscdc"),
    CmpReq={
        "CbteModo": "CAE", "CuitEmisor": cuit, "PtoVta": punto, "CbteTipo": 6, "CbteNro": number, "CbteFch": today,
        "ImpTotal": "121.00", "CodAutorizacion": cae, "DocTipoReceptor": "99", "DocNroReceptor": "0",
    },
)["ComprobanteConstatarResult"]  # fmt: skip

ticket = log_in("ws_sr_constancia_inscripcion")
# As PyAfipWs: a prefix on the operation alone, as the Java services want it.
person = connect("padronA5", ns="ser", soap_ns="soapenv", soap_server="jetty").getPersona(
    token=ticket["token"], sign=ticket["sign"], cuitRepresentada=cuit, idPersona=int(given["person"])
)["personaReturn"]

try:
    connect("wsaa").loginCms(in0="bm8=")
    refusal = ""
except SoapFault as fault:
    refusal = fault.faultstring

print(
    json.dumps(
        {
            "number": number,
            "cae": str(cae),
            "readBack": found,
            "export": {
                "number": export_number,
                "cae": str(exported["FEXResultAuth"]["Cae"]),
                "readBack": export_found,
            },
            "verification": verified["Resultado"],
            "person": person["datosGenerales"]["razonSocial"],
            "refusal": refusal,
        },
        default=str,
    )
)
