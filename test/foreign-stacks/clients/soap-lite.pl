# SOAP::Lite, without a WSDL: elements with prefixes, types on scalars, and no order but the one it is told.
use strict;
use warnings;
use utf8;
use JSON::PP;
use POSIX qw(strftime);
use SOAP::Lite;

my $given = decode_json($ENV{FOREIGN_CLIENT});
my %namespace = (
    wsaa => 'http://wsaa.view.sua.dvadac.desein.afip.gov',
    wsfe => 'http://ar.gov.afip.dif.FEV1/',
    wsfex => 'http://ar.gov.afip.dif.fexv1/',
    wscdc => 'http://servicios1.afip.gob.ar/wscdc/',
    padronA5 => 'http://a5.soap.ws.server.puc.sr/',
);
my $punto = $given->{puntoDeVenta};
my $today = strftime('%Y%m%d', gmtime(time - 3 * 3600));

# ASMX qualifies what is inside an operation; WSAA and CXF do not.
sub data {
    my ($prefix, @pairs) = @_;
    my @made;
    while (my ($name, $value) = splice(@pairs, 0, 2)) {
        my $inside = ref $value ? \SOAP::Data->value(data($prefix, @$value)) : $value;
        my $data = SOAP::Data->name($name)->value($inside);
        $data->prefix($prefix) if $prefix;
        $data->type('string') unless ref $inside;
        push @made, $data;
    }
    return @made;
}

sub call {
    my ($service, $operation, @pairs) = @_;
    my $asmx = $service =~ /^ws(fe|fex|cdc)$/;
    my $soap = SOAP::Lite->proxy($given->{$service}, timeout => 30);
    $soap->transport->proxy->ssl_opts(SSL_ca_file => $given->{authority}) if $given->{$service} =~ /^https/;
    $soap->on_action(sub { $asmx ? $namespace{$service} . $operation : '""' });
    $soap->on_fault(sub { });
    $soap->serializer->register_ns($namespace{$service}, 'own');
    my $method = SOAP::Data->name("own:$operation");
    return $soap->call($method, data($asmx ? 'own' : '', @pairs));
}

sub result {
    my $answer = call(@_);
    die "$_[1]: " . (ref $answer ? $answer->faultstring : $answer) if !ref $answer || $answer->fault;
    return $answer->result;
}

sub sign {
    my ($service) = @_;
    my $tra = "$given->{folder}/tra.xml";
    my $time = sub { strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(time + $_[0])) };
    open my $file, '>', $tra or die $!;
    print $file '<loginTicketRequest><header><uniqueId>', time, '</uniqueId><generationTime>', $time->(-60),
        '</generationTime><expirationTime>', $time->(60), "</expirationTime></header><service>$service</service></loginTicketRequest>";
    close $file;
    my $pem = qx{openssl smime -sign -binary -md sha1 -signer "$given->{certificate}" -inkey "$given->{key}" -in "$tra" -nodetach -outform PEM};
    $pem =~ s/-----[^-]*-----//g;
    return $pem;
}

sub log_in {
    my ($service) = @_;
    my $answer = result('wsaa', 'loginCms', in0 => sign($service));
    my ($token) = $answer =~ m{<token>([^<]*)<};
    my ($sign) = $answer =~ m{<sign>([^<]*)<};
    return ($token, $sign);
}

sub auth {
    my ($token, $sign) = log_in(@_);
    return [Token => $token, Sign => $sign, Cuit => $given->{cuit}];
}

my $auth = auth('wsfe');
my $last = result('wsfe', 'FECompUltimoAutorizado', Auth => $auth, PtoVta => $punto, CbteTipo => 6);
my $number = $last->{CbteNro} + 1;
my $detail = [
    Concepto => 1, DocTipo => 99, DocNro => 0, CbteDesde => $number, CbteHasta => $number, CbteFch => $today,
    ImpTotal => '121.00', ImpTotConc => 0, ImpNeto => '100.00', ImpOpEx => 0, ImpTrib => 0, ImpIVA => '21.00',
    MonId => 'PES', MonCotiz => 1, CondicionIVAReceptorId => 5,
    Iva => [AlicIva => [Id => 5, BaseImp => 100, Importe => 21]],
];
my $created = result('wsfe', 'FECAESolicitar', Auth => $auth, FeCAEReq => [
    FeCabReq => [CantReg => 1, PtoVta => $punto, CbteTipo => 6],
    FeDetReq => [FECAEDetRequest => $detail],
]);
my $cae = $created->{FeDetResp}{FECAEDetResponse}{CAE};
my $found = result('wsfe', 'FECompConsultar', Auth => $auth,
    FeCompConsReq => [CbteTipo => 6, CbteNro => $number, PtoVta => $punto])->{ResultGet};

$auth = auth('wsfex');
my $id = result('wsfex', 'FEXGetLast_ID', Auth => $auth)->{FEXResultGet}{Id} + 1;
my $export_number = result('wsfex', 'FEXGetLast_CMP', Auth => [@$auth, Pto_venta => $punto, Cbte_Tipo => 19])
    ->{FEXResult_LastCMP}{Cbte_nro} + 1;
my $rate = result('wsfex', 'FEXGetPARAM_Ctz', Auth => $auth, Mon_id => 'DOL')->{FEXResultGet}{Mon_ctz};
my $exported = result('wsfex', 'FEXAuthorize', Auth => $auth, Cmp => [
    Id => $id, Fecha_cbte => $today, Cbte_Tipo => 19, Punto_vta => $punto, Cbte_nro => $export_number, Tipo_expo => 1,
    Permiso_existente => 'N', Dst_cmp => 203, Cliente => 'Importação São João', Cuit_pais_cliente => 50000000059,
    Domicilio_cliente => 'Rua Augusta 100', Id_impositivo => 'PJ54482221-1', Moneda_Id => 'DOL', Moneda_ctz => $rate,
    Imp_total => 250, Forma_pago => '30 dias', Incoterms => 'FOB', Idioma_cbte => 1,
    Items => [Item => [
        Pro_codigo => 'P1', Pro_ds => 'Muñeca', Pro_qty => 2, Pro_umed => 7, Pro_precio_uni => 125,
        Pro_bonificacion => 0, Pro_total_item => 250,
    ]],
]);
die encode_json($exported) unless $exported->{FEXResultAuth};
my $export_found = result('wsfex', 'FEXGetCMP', Auth => $auth,
    Cmp => [Cbte_tipo => 19, Punto_vta => $punto, Cbte_nro => $export_number])->{FEXResultGet};

my $verified = result('wscdc', 'ComprobanteConstatar', Auth => auth('wscdc'), CmpReq => [
    CbteModo => 'CAE', CuitEmisor => $given->{cuit}, PtoVta => $punto, CbteTipo => 6, CbteNro => $number,
    CbteFch => $today, ImpTotal => 121, CodAutorizacion => $cae, DocTipoReceptor => '99', DocNroReceptor => '0',
]);

my ($token, $sign) = log_in('ws_sr_constancia_inscripcion');
my $person = result('padronA5', 'getPersona', token => $token, sign => $sign,
    cuitRepresentada => $given->{cuit}, idPersona => $given->{person});

my $refused = call('wsaa', 'loginCms', in0 => 'bm8=');

print JSON::PP->new->utf8->allow_blessed->encode({
    number => $number, cae => $cae, readBack => $found,
    export => { number => $export_number, cae => $exported->{FEXResultAuth}{Cae}, readBack => $export_found },
    verification => $verified->{Resultado}, person => $person->{datosGenerales}{razonSocial},
    refusal => ref $refused ? $refused->faultstring : '',
}), "\n";
