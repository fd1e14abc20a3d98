import ts from 'typescript';

export type ImportFact = {
  readonly line: number;
  readonly specifier: string;
  /** Names taken from the module; `*` for all of it (namespace, default, dynamic import, re-export of all). */
  readonly names: readonly string[];
};

/** A use of a global: `Date.now`, `window.ship`, `console`, `new Date()`, or `.method()` of anything. */
export type UseFact = { readonly line: number; readonly what: string };

export type SourceFacts = { readonly imports: readonly ImportFact[]; readonly uses: readonly UseFact[] };

const GLOBALS = new Set(['Date', 'Math', 'performance', 'crypto', 'console', 'window', 'self']);
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self']);

/** What a source file imports and which globals it touches. Purely syntactic: a name that shadows a global counts too. */
export function sourceFacts(path: string, text: string): SourceFacts {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const imports: ImportFact[] = [];
  const uses: UseFact[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const take = (node: ts.Node, specifier: ts.Node | undefined, names: readonly string[]) => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      imports.push({ line: lineOf(node), specifier: specifier.text, names });
    }
  };

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) take(node, node.moduleSpecifier, importedNames(node.importClause));
    else if (ts.isExportDeclaration(node)) take(node, node.moduleSpecifier, exportedNames(node.exportClause));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      take(node, node.argument.literal, node.qualifier === undefined ? ['*'] : [firstName(node.qualifier)]);
    } else if (ts.isCallExpression(node)) {
      if (isDynamicImport(node)) take(node, node.arguments[0], ['*']);
      if (ts.isIdentifier(node.expression) && node.expression.text === 'Date') {
        uses.push({ line: lineOf(node), what: 'Date()' });
      }
      if (ts.isPropertyAccessExpression(node.expression)) {
        uses.push({ line: lineOf(node), what: `.${node.expression.name.text}()` });
      }
    } else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const { text: name } = node.expression;
      if (name === 'Date' && (node.arguments?.length ?? 0) === 0) uses.push({ line: lineOf(node), what: 'new Date()' });
      // new URL('./worker.ts', import.meta.url) loads that file as much as an import does; other files are only data.
      const [address, base] = node.arguments ?? [];
      if (name === 'URL' && base?.getText(file) === 'import.meta.url' && isCodeAddress(address)) {
        take(node, address, ['*']);
      }
    } else if (ts.isPropertyAccessExpression(node)) {
      member(node, node.expression, node.name.text);
    } else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
      member(node, node.expression, node.argumentExpression.text);
    } else if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
      for (const element of node.name.elements) {
        const name = element.propertyName ?? element.name;
        if (ts.isIdentifier(name)) member(element, node.initializer, name.text);
      }
    } else if (ts.isIdentifier(node) && GLOBALS.has(node.text) && isValueUse(node)) {
      uses.push({ line: lineOf(node), what: node.text });
    }
    ts.forEachChild(node, visit);
  }

  function member(node: ts.Node, object: ts.Expression, name: string): void {
    const bare = withoutCasts(object);
    if (ts.isIdentifier(bare) && (GLOBALS.has(bare.text) || GLOBAL_OBJECTS.has(bare.text))) {
      uses.push({ line: lineOf(node), what: `${bare.text}.${name}` });
      if (GLOBAL_OBJECTS.has(bare.text) && GLOBALS.has(name)) uses.push({ line: lineOf(node), what: name });
    } else if (ts.isPropertyAccessExpression(bare) && ts.isIdentifier(withoutCasts(bare.expression))) {
      // globalThis.Date.now
      const outer = withoutCasts(bare.expression);
      if (ts.isIdentifier(outer) && GLOBAL_OBJECTS.has(outer.text)) {
        uses.push({ line: lineOf(node), what: `${bare.name.text}.${name}` });
      }
    }
  }

  visit(file);
  return { imports, uses };
}

function importedNames(clause: ts.ImportClause | undefined): readonly string[] {
  if (clause === undefined) return ['*'];
  const bindings = clause.namedBindings;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const names = named.map((element) => (element.propertyName ?? element.name).text);
  const whole = clause.name !== undefined || (bindings !== undefined && ts.isNamespaceImport(bindings));
  return whole ? ['*', ...names] : names;
}

function exportedNames(clause: ts.NamedExportBindings | undefined): readonly string[] {
  if (clause === undefined || ts.isNamespaceExport(clause)) return ['*'];
  return clause.elements.map((element) => (element.propertyName ?? element.name).text);
}

function firstName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : firstName(name.left);
}

function isDynamicImport(node: ts.CallExpression): boolean {
  const { expression } = node;
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

function isCodeAddress(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && /\.[mc]?[jt]sx?$/.test(node.text);
}

function withoutCasts(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** Is the identifier read as a value, and not the name of something declared, a property, a key or a type? */
function isValueUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) {
    return parent.initializer === node;
  }
  if (ts.isTypeElement(parent) || ts.isTypeNode(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return false;
  return !(ts.isDeclarationStatement(parent) || ts.isClassElement(parent) || ts.isJsxAttribute(parent));
}
