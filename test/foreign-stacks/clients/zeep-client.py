"""zeep, which takes the WSDL at its word: it sends and accepts nothing that the schema does not have."""
import datetime
import json
import os
import re
import subprocess

import requests
import zeep
from zeep.helpers import serialize_object
from zeep.transports import Transport

given = json.loads(os.environ["FOREIGN_CLIENT"])
session = requests.Session()
session.verify = given["authority"]
transport = Transport(session=session)
settings = zeep.Settings(strict=True)
cuit = int(given["cuit"])
punto = given["puntoDeVenta"]
today = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=3)).strftime("%Y%m%d")


def connect(service):
    client = zeep.Client(given[service] + "?wsdl", transport=transport, settings=settings)
    if given["soap12"] and service.startswith("ws") and service != "wsaa":
        return client.bind("Service", "ServiceSoap12")
    return client.service


def sign(service):
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    minute = datetime.timedelta(minutes=1)
    tra = (
        '<loginTicketRequest version="1.0"><header><uniqueId>%d</uniqueId><generationTime>%s</generationTime>'
        "<expirationTime>%s</expirationTime></header><service>%s</service></loginTicketRequest>"
    ) % (now.timestamp(), (now - minute).isoformat(), (now + minute).isoformat(), service)
    command = ["openssl", "cms", "-sign", "-signer", given["certificate"], "-inkey", given["key"], "-nodetach", "-outform", "PEM"]
    pem = subprocess.run(command, input=tra, capture_output=True, text=True, check=True).stdout
    return "".join(line for line in pem.splitlines() if "-----" not in line)


def log_in(service):
    answer = connect("wsaa").loginCms(in0=sign(service))
    return {name: re.search("<%s>([^<]*)<" % name, answer).group(1) for name in ("token", "sign")}


def auth(service):
    ticket = log_in(service)
    return {"Token": ticket["token"], "Sign": ticket["sign"], "Cuit": cuit}


wsfe = connect("wsfe")
Auth = auth("wsfe")
number = wsfe.FECompUltimoAutorizado(Auth=Auth, PtoVta=punto, CbteTipo=6).CbteNro + 1
detail = dict(
    Concepto=1, DocTipo=99, DocNro=0, CbteDesde=number, CbteHasta=number, CbteFch=today, ImpTotal=121, ImpTotConc=0,
    ImpNeto=100, ImpOpEx=0, ImpTrib=0, ImpIVA=21, MonId="PES", MonCotiz=1, CondicionIVAReceptorId=5,
    Iva={"AlicIva": [{"Id": 5, "BaseImp": 100, "Importe": 21}]},
)  # fmt: skip
created = wsfe.FECAESolicitar(
    Auth=Auth,
    FeCAEReq={
        "FeCabReq": {"CantReg": 1, "PtoVta": punto, "CbteTipo": 6},
        "FeDetReq": {"FECAEDetRequest": [detail]},
    },
)
cae = created.FeDetResp.FECAEDetResponse[0].CAE
found = wsfe.FECompConsultar(Auth=Auth, FeCompConsReq={"CbteTipo": 6, "CbteNro": number, "PtoVta": punto}).ResultGet

wsfex = connect("wsfex")
Auth = auth("wsfex")
export_id = wsfex.FEXGetLast_ID(Auth=Auth).FEXResultGet.Id + 1
export_number = wsfex.FEXGetLast_CMP(Auth={**Auth, "Pto_venta": punto, "Cbte_Tipo": 19}).FEXResult_LastCMP.Cbte_nro + 1
rate = wsfex.FEXGetPARAM_Ctz(Auth=Auth, Mon_id="DOL").FEXResultGet.Mon_ctz
item = dict(
    Pro_codigo="P1", Pro_ds="Muñeca", Pro_qty=2, Pro_umed=7, Pro_precio_uni=125, Pro_bonificacion=0, Pro_total_item=250,
)  # fmt: skip
exported = wsfex.FEXAuthorize(
    Auth=Auth,
    Cmp=dict(
        Id=export_id, Fecha_cbte=today, Cbte_Tipo=19, Punto_vta=punto, Cbte_nro=export_number, Tipo_expo=1,
        Permiso_existente="N", Dst_cmp=203, Cliente="Importação São João", Cuit_pais_cliente=50000000059,
        Domicilio_cliente="Rua Augusta 100", Id_impositivo="PJ54482221-1", Moneda_Id="DOL", Moneda_ctz=rate,
        Imp_total=250, Forma_pago="30 dias", Incoterms="FOB", Idioma_cbte=1, Items={"Item": [item]},
    ),
)  # fmt: skip
assert exported.FEXResultAuth is not None, exported
export_found = wsfex.FEXGetCMP(
    Auth=Auth, Cmp={"Cbte_tipo": 19, "Punto_vta": punto, "Cbte_nro": export_number}
).FEXResultGet

verified = connect("wscdc").ComprobanteConstatar(
    Auth=auth("wscdc"),
    CmpReq=dict(
        CbteModo="CAE", CuitEmisor=cuit, PtoVta=punto, CbteTipo=6, CbteNro=number, CbteFch=today, ImpTotal=121,
        CodAutorizacion=cae, DocTipoReceptor="99", DocNroReceptor="0",
    ),
)  # fmt: skip

ticket = log_in("ws_sr_constancia_inscripcion")
person = connect("padronA5").getPersona(**ticket, cuitRepresentada=cuit, idPersona=int(given["person"]))

try:
    connect("wsaa").loginCms(in0="bm8=")
    refusal = ""
except zeep.exceptions.Fault as fault:
    refusal = fault.message

print(
    json.dumps(
        {
            "number": number,
            "cae": cae,
            "readBack": serialize_object(found, dict),
            "export": {
                "number": export_number,
                "cae": exported.FEXResultAuth.Cae,
                "readBack": serialize_object(export_found, dict),
            },
            "verification": verified.Resultado,
            "person": person.datosGenerales.razonSocial,
            "refusal": refusal,
        },
        default=str,
    )
)
