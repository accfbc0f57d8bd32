// A syntax tree as one line of text, for tests: operators first, in brackets.
import type {
  Annotation,
  Declaration,
  DeclarationSpecifiers,
  Declarator,
  Expression,
  ExternalDeclarationNode,
  Initializer,
  Statement,
  StaticAssert,
  TypeName,
} from "../../../compiler/syntax/ast.ts";

export function printNode(node: ExternalDeclarationNode): string {
  switch (node.kind) {
    case "function": {
      const old = node.oldParameters.map((declaration) => ` ${printDeclaration(declaration)}`).join("");
      return `function ${printDeclared(node.specifiers, node.declarator)}${old} ${printStatement(node.body)}`;
    }
    case "declaration":
      return printDeclaration(node);
    case "staticAssert":
      return `(assert ${print(node.condition)})`;
    case "notUnderstood":
      return `<${node.construct}>`;
    default:
      return `<${node.kind}>`;
  }
}

function printDeclaration(node: Declaration): string {
  const { declarators, specifiers } = node;
  if (declarators.length === 0) return printSpecifiers(specifiers);
  return declarators
    .map(({ declarator, initializer }) => {
      const value = initializer === undefined ? "" : ` = ${printInitializer(initializer)}`;
      return `${printDeclared(specifiers, declarator)}${value}`;
    })
    .join("; ");
}

function printDeclared(specifiers: DeclarationSpecifiers, declarator: Declarator | undefined): string {
  const parts = (declarator?.parts ?? []).map((part) => {
    if (part.kind === "pointer") return `${part.qualifiers.map((word) => `${word} `).join("")}pointer to`;
    if (part.kind === "array") return `array[${part.length === undefined ? "" : print(part.length)}] of`;
    const params = part.parameters?.map((param) => printDeclared(param.specifiers, param.declarator));
    if (params?.length === 0 && !part.variadic) params.push("void");
    return `function(${[...(params ?? part.names), ...(part.variadic ? ["..."] : [])].join(", ")}) returning`;
  });
  const notes = printAnnotations(declarator?.annotations ?? []);
  return [
    ...(declarator?.name === undefined ? [] : [`${declarator.name}:`]),
    ...parts,
    `${notes}${printSpecifiers(specifiers)}`,
  ].join(" ");
}

function printSpecifiers(node: DeclarationSpecifiers): string {
  const words: string[] = [printAnnotations(node.annotations).trim()];
  if (node.storage !== undefined) words.push(node.storage);
  if (node.inline) words.push("inline");
  if (node.noreturn) words.push("noreturn");
  words.push(
    ...node.attributes.map(({ name, text }) => `@${name}${text === "" ? "" : `(${text})`}`),
    ...node.qualifiers,
  );
  const { type } = node;
  if (type.kind === "builtin") words.push(...type.words);
  else if (type.kind === "typedefName") words.push(type.name);
  else if (type.kind === "typeof") words.push("typeof");
  else if (type.kind === "enum") {
    const list = type.enumerators?.map(({ name, value }) => (value === undefined ? name : `${name}=${print(value)}`));
    words.push(
      "enum",
      ...(type.name === undefined ? [] : [type.name]),
      ...(list === undefined ? [] : [`{${list.join(", ")}}`]),
    );
  } else if (type.kind === "auto" || type.kind === "templateId" || type.kind === "memberType") {
    words.push(type.kind === "auto" ? "auto" : type.name);
  } else {
    const members = type.members?.map((member) => {
      if (member.declarators.length === 0) return printSpecifiers(member.specifiers);
      return member.declarators
        .map(
          ({ declarator, bits }) =>
            `${printDeclared(member.specifiers, declarator)}${bits === undefined ? "" : ` :${print(bits)}`}`,
        )
        .join("; ");
    });
    words.push(
      type.tag,
      ...(type.name === undefined ? [] : [type.name]),
      ...(members === undefined ? [] : [`{${members.join("; ")}}`]),
    );
    if (type.pack !== undefined) words.push(`pack ${type.pack}`);
  }
  return words.filter((word) => word !== "").join(" ");
}

function printAnnotations(annotations: readonly Annotation[]): string {
  return annotations
    .map(({ name, args }) => `#${name}${args.length === 0 ? "" : `(${args.map(({ text }) => text).join(",")})`} `)
    .join("");
}

function printInitializer(node: Initializer): string {
  if (node.kind === "expression") return print(node.expression);
  if (node.kind === "arguments") return `(${node.args.map(print).join(", ")})`;
  return `{${node.items
    .map(({ designators, value }) => {
      const path = designators.map((at) =>
        at.kind === "member"
          ? `.${at.name}`
          : `[${print(at.index)}${at.last === undefined ? "" : ` ... ${print(at.last)}`}]`,
      );
      return `${path.length === 0 ? "" : `${path.join("")}=`}${printInitializer(value)}`;
    })
    .join(", ")}}`;
}

function printStatement(node: Statement | Declaration | StaticAssert): string {
  switch (node.kind) {
    case "compound":
      return `{${node.items.map(printStatement).join(" ")}}`;
    case "expression":
      return node.expression === undefined ? ";" : `${print(node.expression)};`;
    case "if":
      return `(if ${print(node.condition)} ${printStatement(node.then)}${node.else === undefined ? "" : ` else ${printStatement(node.else)}`})`;
    case "switch":
      return `(switch ${print(node.value)} ${printStatement(node.body)})`;
    case "case":
      return `(case ${print(node.value)}${node.upTo === undefined ? "" : ` … ${print(node.upTo)}`} ${printStatement(node.body)})`;
    case "default":
      return `(default ${printStatement(node.body)})`;
    case "while":
      return `(while ${print(node.condition)} ${printStatement(node.body)})`;
    case "do":
      return `(do ${printStatement(node.body)} ${print(node.condition)})`;
    case "for": {
      const init =
        node.init === undefined
          ? ""
          : node.init.kind === "declaration"
            ? printDeclaration(node.init)
            : print(node.init);
      return `(for ${init}; ${node.condition === undefined ? "" : print(node.condition)}; ${node.step === undefined ? "" : print(node.step)} ${printStatement(node.body)})`;
    }
    case "goto":
      return `(goto ${node.label})`;
    case "label":
      return `(label ${node.label} ${printStatement(node.body)})`;
    case "return":
      return node.value === undefined ? "(return)" : `(return ${print(node.value)})`;
    case "tryExcept":
      return `(try ${printStatement(node.body)} except ${print(node.filter)} ${printStatement(node.handler)})`;
    case "tryFinally":
      return `(try ${printStatement(node.body)} finally ${printStatement(node.handler)})`;
    case "declaration":
      return `${printDeclaration(node)};`;
    case "staticAssert":
    case "notUnderstood":
      return printNode(node);
    default:
      return `(${node.kind})`;
  }
}

function printType(type: TypeName): string {
  return `<${printDeclared(type.specifiers, type.declarator)}>`;
}

export function print(node: Expression): string {
  const list = (nodes: readonly Expression[]): string => nodes.map((inner) => ` ${print(inner)}`).join("");
  switch (node.kind) {
    case "identifier":
      return node.name;
    case "integer":
      return `${node.value}${node.suffix}`;
    case "float":
      return `${node.value}${node.suffix}`;
    case "character":
      return `'${node.value}'`;
    case "string":
      return `${node.encoding === "char" ? "" : node.encoding}"${String.fromCharCode(...node.units)}"`;
    case "call":
      return `(call ${print(node.callee)}${list(node.args)})`;
    case "member":
      return `(${node.arrow ? "->" : "."} ${print(node.object)} ${node.name})`;
    case "index":
      return `([] ${print(node.object)} ${print(node.index)})`;
    case "unary":
      return `(${node.operator} ${print(node.operand)})`;
    case "increment":
      return `(${node.prefix ? "pre" : "post"}${node.by === 1 ? "++" : "--"} ${print(node.operand)})`;
    case "binary":
    case "assignment":
      return `(${node.operator} ${print(node.left)} ${print(node.right)})`;
    case "conditional":
      return `(? ${print(node.condition)} ${node.then === undefined ? "" : print(node.then)} ${print(node.else)})`;
    case "comma":
      return `(, ${print(node.left)} ${print(node.right)})`;
    case "cast":
      return `(cast ${printType(node.type)} ${print(node.operand)})`;
    case "compoundLiteral":
      return `(literal ${printType(node.type)} ${printInitializer(node.initializer)})`;
    case "sizeof":
    case "alignof":
      return `(${node.kind} ${node.operand.kind === "typeName" ? printType(node.operand) : print(node.operand)})`;
    case "offsetof":
      return `(offsetof ${printType(node.type)} ${node.path.map((at) => (at.kind === "member" ? `.${at.name}` : `[${print(at.index)}]`)).join("")})`;
    case "vaArg":
      return `(va_arg ${print(node.list)} ${printType(node.type)})`;
    case "generic":
      return `(generic ${print(node.control)}${node.choices.map(({ type, value }) => ` ${type === undefined ? "default" : printType(type)}:${print(value)}`).join("")})`;
    case "statementExpression":
      return `(${printStatement(node.body)})`;
    case "notUnderstood":
      return `<${node.construct}>`;
    default:
      return `(${(node as { kind: string }).kind})`;
  }
}
