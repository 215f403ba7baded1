/**
 * Reads what the doc comments of a descriptor say of its operations and fields, through the compiler that shows the same
 * comments in editors: so that a field is explained once, beside its codec.
 */
import { join } from 'node:path';
import type { Node } from 'typescript/unstable/ast';
import {
  isIdentifier,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
} from 'typescript/unstable/ast/is';
import {
  API,
  type Checker,
  type Symbol as Declared,
  type Project,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';
import type { Fields } from '../codec/record.ts';
import type { AnyService } from '../recordings/replay.ts';
import type { Documented } from './services.ts';

/** What is said of something, and of what is inside it by name. */
export interface Notes {
  readonly text: string;
  readonly inside: Readonly<Record<string, Notes>>;
}

const PACKAGE = join(import.meta.dirname, '..');
const CONFIG = join(PACKAGE, '../tsconfig.json');

/** The notes of each service, in order: inside, its operations; inside those, `request` and `result`. */
export function readNotes(services: readonly Documented[]): readonly Notes[] {
  const api = new API({ cwd: PACKAGE });
  try {
    const [project] = api.updateSnapshot({ openProject: CONFIG }).getProjects();
    if (!project) throw new Error(`no project at ${CONFIG}`);
    return services.map((one) => notesOfService(project, one));
  } finally {
    api.close();
  }
}

function notesOfService({ checker, program }: Project, { file, name, service }: Documented): Notes {
  const source = program.getSourceFile(join(PACKAGE, file));
  const module = source && checker.getSymbolAtLocation(source);
  const descriptor = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
  if (!descriptor) throw new Error(`${file} exports no ${name}`);
  const operations = typeOf(checker, property(checker, typeOf(checker, descriptor), 'operations'));
  return { text: textOf(checker, descriptor), inside: notesOfOperations(checker, operations, service) };
}

function notesOfOperations(checker: Checker, type: Type, service: AnyService): Record<string, Notes> {
  const entries = Object.entries(service.operations).map(([key, operation]) => {
    const symbol = property(checker, type, key);
    const sideOf = (side: 'request' | 'result'): Notes => {
      const declared = typeOf(checker, property(checker, typeOf(checker, symbol), side));
      return { text: '', inside: notesOfCodecs(checker, declared, operation[side], side) };
    };
    const inside = { request: sideOf('request'), result: sideOf('result') };
    return [key, { text: textOf(checker, symbol), inside }] as const;
  });
  return Object.fromEntries(entries);
}

/** Fields as an operation declares them: each a codec, whose `shape` carries the type of its values. */
function notesOfCodecs(
  checker: Checker,
  type: Type,
  fields: Fields,
  side: 'request' | 'result',
): Record<string, Notes> {
  const entries = Object.keys(fields).map((name) => {
    const symbol = property(checker, type, name);
    const shape = typeOf(checker, property(checker, typeOf(checker, symbol), 'shape'));
    const value = typeOf(checker, property(checker, shape, side === 'request' ? 'in' : 'out'));
    const inside = notesOfValues(checker, value, innerFields(fields, name));
    return [name, { text: textOf(checker, symbol), inside }] as const;
  });
  return Object.fromEntries(entries);
}

/** Fields as values have them, any number of levels down. */
function notesOfValues(checker: Checker, type: Type, fields: Fields): Record<string, Notes> {
  const item = checker.isArrayLikeType(type) ? checker.getTypeArguments(type as never)[0] : type;
  const entries = Object.keys(fields).map((name) => {
    const symbol = property(checker, item ?? type, name);
    const inside = notesOfValues(checker, typeOf(checker, symbol), innerFields(fields, name));
    return [name, { text: textOf(checker, symbol), inside }] as const;
  });
  return Object.fromEntries(entries);
}

/** The fields inside a group or inside a list's items. */
export function innerFields(fields: Fields, name: string): Fields {
  const codec = fields[name];
  const inside = codec?.inside ?? {};
  return codec?.itemName === undefined ? inside : (inside[codec.itemName]?.inside ?? {});
}

function property(checker: Checker, type: Type, name: string): Declared {
  const found = checker.getPropertyOfType(type, name);
  if (!found) throw new Error(`no property ${name} in ${checker.typeToString(type)}`);
  return found;
}

function typeOf(checker: Checker, symbol: Declared): Type {
  const type = checker.getTypeOfSymbol(symbol);
  const known = type && checker.getNonNullableType(type);
  if (!known) throw new Error(`no type of ${symbol.name}`);
  return known;
}

/** A symbol's own doc comment; without one, that of the constant it is set to. */
function textOf(checker: Checker, symbol: Declared): string {
  const own = checker.getDocumentationCommentOfSymbol(symbol);
  const node = own === '' ? (symbol.valueDeclaration ?? symbol.declarations[0])?.resolve() : undefined;
  const constant = node && constantIn(checker, node);
  if (!constant) return own.trim();
  const isAlias = (constant.flags & SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(constant) : constant;
  return checker.getDocumentationCommentOfSymbol(target).trim();
}

function constantIn(checker: Checker, node: Node): Declared | undefined {
  if (isShorthandPropertyAssignment(node)) return checker.getShorthandAssignmentValueSymbol(node);
  if (!isPropertyAssignment(node) || !isIdentifier(node.initializer)) return undefined;
  return checker.getSymbolAtLocation(node.initializer);
}
