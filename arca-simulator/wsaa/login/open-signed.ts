// Takes a CMS SignedData (RFC 5652) apart into what a login is judged by, and no further: whole schemas cost a login 2 ms.
import * as asn1 from 'asn1js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTEXT_SPECIFIC = 3;

/** The first signer of a SignedData, with what was signed. */
export interface Signed {
  readonly content: Buffer;
  readonly certificates: readonly SignedCertificate[];
  /** The signer's certificate by its number or, seldom, by the identifier of its key. */
  readonly signer: { readonly serialNumber: asn1.Integer } | { readonly keyIdentifier: Buffer };
  readonly digestAlgorithm: string;
  readonly attributes: Attributes | undefined;
  readonly signature: Buffer;
}

/** A certificate as it came. */
export interface SignedCertificate {
  readonly der: Buffer;
  readonly serialNumber: asn1.Integer;
  readonly subject: asn1.Sequence;
}

/** What is signed in the place of the content, when there is more to sign. */
export interface Attributes {
  readonly der: Buffer;
  /** The first value of an attribute. */
  find(type: string): asn1.AsnType | undefined;
}

/** Throws for whatever is not a SignedData with its content inside. */
export function openSigned(der: Uint8Array<ArrayBuffer>): Signed {
  const [type, wrapped] = childrenOf(parse(der), asn1.Sequence);
  if (textOf(type) !== SIGNED_DATA) throw new TypeError('no SignedData');
  const [version, digests, inside, ...more] = childrenOf(insideOf(wrapped), asn1.Sequence);
  be(asn1.Integer, version);
  for (const one of childrenOf(digests, asn1.Set)) algorithmOf(one);
  const certificates = more.find((block) => isTagged(block, 0));
  const [signer] = childrenOf(more.at(-1), asn1.Set);
  return {
    content: openContent(inside),
    certificates: (certificates === undefined ? [] : childrenOf(certificates))
      .filter((block) => block instanceof asn1.Sequence)
      .map(openCertificate),
    ...openSigner(signer),
  };
}

function openContent(block: asn1.AsnType | undefined): Buffer {
  const [type, content] = childrenOf(block, asn1.Sequence);
  textOf(type);
  return Buffer.from(be(asn1.OctetString, insideOf(content)).getValue());
}

function openSigner(block: asn1.AsnType | undefined): Omit<Signed, 'content' | 'certificates'> {
  const [version, sid, digest, ...rest] = childrenOf(block, asn1.Sequence);
  be(asn1.Integer, version);
  const attributes = isTagged(rest[0], 0) ? rest.shift() : undefined;
  const [algorithm, signature] = rest;
  algorithmOf(algorithm);
  return {
    signer: openName(sid),
    digestAlgorithm: algorithmOf(digest),
    attributes: attributes === undefined ? undefined : openAttributes(attributes),
    signature: Buffer.from(be(asn1.OctetString, signature).valueBlock.valueHexView),
  };
}

function openName(sid: asn1.AsnType | undefined): Signed['signer'] {
  if (sid !== undefined && isTagged(sid, 0)) return { keyIdentifier: Buffer.from(sid.valueBlock.toBER()) };
  const [issuer, serialNumber] = childrenOf(sid, asn1.Sequence);
  be(asn1.Sequence, issuer);
  return { serialNumber: be(asn1.Integer, serialNumber) };
}

function openCertificate(block: asn1.AsnType): SignedCertificate {
  const fields = childrenOf(childrenOf(block)[0], asn1.Sequence);
  // The version comes first, unless it is the first one.
  const [serialNumber, , , , subject] = isTagged(fields[0], 0) ? fields.slice(1) : fields;
  return {
    der: Buffer.from(block.valueBeforeDecodeView),
    serialNumber: be(asn1.Integer, serialNumber),
    subject: be(asn1.Sequence, subject),
  };
}

function openAttributes(block: asn1.AsnType): Attributes {
  const der = Buffer.from(block.valueBeforeDecodeView);
  // Signed as a SET, whatever tag it travels under.
  der[0] = 0x31;
  const all = childrenOf(block).map((attribute) => {
    const [type, values] = childrenOf(attribute, asn1.Sequence);
    return { type: textOf(type), values: childrenOf(values, asn1.Set) };
  });
  return { der, find: (wanted) => all.find(({ type }) => type === wanted)?.values[0] };
}

function parse(der: Uint8Array<ArrayBuffer>): asn1.AsnType {
  const { result, offset } = asn1.fromBER(der, { parseEmbedded: false });
  if (offset === -1) throw new TypeError(result.error);
  return result;
}

function be<Block extends asn1.AsnType>(kind: new () => Block, block: asn1.AsnType | undefined): Block {
  if (!(block instanceof kind)) throw new TypeError(`${kind.name} expected`);
  return block;
}

const childrenOf = (
  block: asn1.AsnType | undefined,
  kind: typeof asn1.Constructed = asn1.Constructed,
): readonly asn1.AsnType[] => be(kind, block).valueBlock.value;

const textOf = (block: asn1.AsnType | undefined): string => be(asn1.ObjectIdentifier, block).getValue();

const algorithmOf = (block: asn1.AsnType | undefined): string => textOf(childrenOf(block, asn1.Sequence)[0]);

const isTagged = (block: asn1.AsnType | undefined, tagNumber: number): boolean =>
  block?.idBlock.tagClass === CONTEXT_SPECIFIC && block.idBlock.tagNumber === tagNumber;

/** What an explicit tag is put around. */
function insideOf(block: asn1.AsnType | undefined): asn1.AsnType | undefined {
  if (!isTagged(block, 0)) throw new TypeError('a tag expected');
  return childrenOf(block)[0];
}
