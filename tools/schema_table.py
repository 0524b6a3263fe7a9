"""Turn an XML Schema into the C table by which xml/structure checks documents.

Usage: schema_table.py NAME SCHEMA.xsd OUT.c

The table is `const struct structure_schema NAME`. Understood is the part of XML Schema 1.0 that this project's formats use; anything else
ends in an error that names it: global and local elements; complex types, named or anonymous, of sequence, choice, group and any
(namespace ##other), repeated 0, 1 or any number of times, mixed or not; attributes, attribute groups and references to attributes of the
xml namespace, required or optional; simple types by restriction (enumeration, pattern, lengths, inclusive limits), list and union.
What xs:unique says is left to the readers of a format, who have better words for it.
Prefix xs means XML Schema, prefix xml the xml namespace, no prefix the schema's own names. The same schema gives the same bytes.
"""
import os
import sys
import xml.etree.ElementTree as tree

XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ANY = -1  # the label of a position where an element of another vocabulary may stand
NONE = 0xFFFF


def refuse(node, why):
    name = node.get("name") or node.get("ref") or node.get("base") or ""
    sys.exit("schema_table.py: <%s> %s: %s" % (node.tag.replace(XS, "xs:"), name, why))


def summary(node):
    """The first sentence of the documentation, to stand after a colon: without full stop, its first word small unless it is a proper name."""
    text = node.findtext(XS + "annotation/" + XS + "documentation") or ""
    words = " ".join(text.split()).split(". ")[0].rstrip(".")
    first = words.split(" ")[0]
    if first[1:] == first[1:].lower() and first.isalpha() and first not in ("Sustainable", "Smart"):
        words = first.lower() + words[len(first):]
    return words


def parts(node, allowed):
    """The children without annotation; others than the allowed are refused."""
    found = [child for child in node if child.tag != XS + "annotation"]
    for child in found:
        if child.tag.replace(XS, "") not in allowed:
            refuse(child, "not understood inside <%s>" % node.tag.replace(XS, "xs:"))
    return found


def only_attributes(node, allowed):
    for name in node.keys():
        if name not in allowed:
            refuse(node, "attribute %s is not understood" % name.replace(XML, "xml:"))


class Schema:
    def __init__(self, path):
        self.root = tree.parse(path).getroot()
        self.namespace = self.root.get("targetNamespace", "")
        self.named = {}
        for child in self.root:
            if child.get("name"):
                self.named[child.tag.replace(XS, ""), child.get("name")] = child
        self.xml_attributes = {}
        for child in self.root.findall(XS + "import"):
            imported = tree.parse(os.path.join(os.path.dirname(path), child.get("schemaLocation"))).getroot()
            for attribute in imported.findall(XS + "attribute"):
                self.xml_attributes["xml:" + attribute.get("name")] = attribute
        self.simples, self.simple_index = [], {}
        self.types, self.type_index = [], {}
        self.elements, self.element_index = [], {}
        for child in self.root.findall(XS + "element"):
            self.element(child)
        self.foreign = [self.attribute(a, n, "optional") for n, a in sorted(self.xml_attributes.items())]
        self.sort_elements()

    def lookup(self, kind, name, node):
        if (kind, name) not in self.named:
            refuse(node, "no %s named %s" % (kind, name))
        return self.named[kind, name]

    # Simple types

    def simple(self, name, node):
        """Index of a simple type by name, xs:... or own."""
        if ("named", name) not in self.simple_index:
            if name.startswith("xs:"):
                made = {"name": name[3:], "summary": "", "variety": "BUILTIN"}
            else:
                made = self.simple_body(self.lookup("simpleType", name, node))
                made["name"] = name
            self.simple_index["named", name] = self.add_simple(made)
        return self.simple_index["named", name]

    def add_simple(self, made):
        self.simples.append(made)
        return len(self.simples) - 1

    def simple_body(self, node):
        body = parts(node, {"restriction", "list", "union"})[0]
        made = {"name": "", "summary": summary(node)}
        kind = body.tag.replace(XS, "")
        if kind == "restriction":
            made.update(variety="RESTRICTION", members=[self.simple_ref(body, "base")])
            self.facets(body, made)
        elif kind == "list":
            made.update(variety="LIST", members=[self.simple_ref(body, "itemType")])
        else:
            named = [self.simple(name, body) for name in (body.get("memberTypes") or "").split()]
            inside = [self.add_simple(self.simple_body(child)) for child in parts(body, {"simpleType"})]
            made.update(variety="UNION", members=named + inside)
        return made

    def simple_ref(self, body, attribute):
        if body.get(attribute):
            return self.simple(body.get(attribute), body)
        return self.add_simple(self.simple_body(body.find(XS + "simpleType")))

    def facets(self, body, made):
        made["values"] = []
        for facet in parts(body, {"simpleType", "enumeration", "pattern", "length", "minLength", "maxLength", "minInclusive", "maxInclusive"}):
            kind, value = facet.tag.replace(XS, ""), facet.get("value")
            if kind == "enumeration":
                made["values"].append(value)
            elif kind == "length":
                made["minLength"] = made["maxLength"] = value
            elif kind in made:
                refuse(facet, "given twice")
            elif kind != "simpleType":
                made[kind] = value

    # Attributes

    def attribute(self, node, name, use):
        only_attributes(node, {"name", "ref", "type", "use"})
        declared = self.xml_attributes.get(node.get("ref"), node)
        if declared.get("type"):
            kind = self.simple(declared.get("type"), node)
        else:
            kind = self.add_simple(self.simple_body(declared.find(XS + "simpleType")))
        return {"name": name, "required": use == "required", "simple": kind, "summary": summary(node) or summary(declared)}

    def attributes(self, nodes):
        found = []
        for node in nodes:
            kind = node.tag.replace(XS, "")
            if kind == "attributeGroup":
                found += self.attributes(parts(self.lookup(kind, node.get("ref"), node), {"attribute", "attributeGroup"}))
            elif kind == "attribute":
                if node.get("use", "optional") not in ("required", "optional"):
                    refuse(node, "use %s is not understood" % node.get("use"))
                if node.get("ref") and node.get("ref") not in self.xml_attributes:
                    refuse(node, "only attributes of the xml namespace may be referred to")
                found.append(self.attribute(node, node.get("name") or node.get("ref"), node.get("use")))
        return found

    # Elements and their types

    def element(self, node):
        """Index of an element declaration."""
        if node.get("ref"):
            node = self.lookup("element", node.get("ref"), node)
        if id(node) not in self.element_index:
            only_attributes(node, {"name", "type", "minOccurs", "maxOccurs"})
            made = {"name": node.get("name"), "summary": summary(node), "global": self.named.get(("element", node.get("name"))) is node}
            self.element_index[id(node)] = len(self.elements)
            self.elements.append(made)
            made["type"] = self.element_type(node)
        return self.element_index[id(node)]

    def element_type(self, node):
        name = node.get("type")
        inside = [part for part in parts(node, {"complexType", "simpleType", "unique"}) if part.tag != XS + "unique"]
        if name and ("complexType", name) in self.named:
            return self.complex(self.named["complexType", name])
        if name:
            return self.text_type(self.simple(name, node))
        if not inside:
            refuse(node, "has no type")
        if inside[0].tag == XS + "complexType":
            return self.complex(inside[0])
        return self.text_type(self.add_simple(self.simple_body(inside[0])))

    def text_type(self, simple):
        if ("text", simple) not in self.type_index:
            self.type_index["text", simple] = len(self.types)
            self.types.append({"name": self.simples[simple]["name"], "attributes": [], "mixed": False, "simple": simple,
                "states": [(True, [])], "content": ""})
        return self.type_index["text", simple]

    def complex(self, node):
        if id(node) not in self.type_index:
            only_attributes(node, {"name", "mixed"})
            self.type_index[id(node)] = len(self.types)
            made = {"name": node.get("name") or "", "mixed": node.get("mixed") == "true", "simple": NONE}
            self.types.append(made)
            body = parts(node, {"sequence", "choice", "group", "attribute", "attributeGroup"})
            made["attributes"] = self.attributes(body)
            particles = [self.particle(part) for part in body if part.tag in (XS + "sequence", XS + "choice", XS + "group")]
            content = ("sequence", 1, 1, particles)
            made["content"] = content_words(self, content)
            made["states"] = automaton(self, content, node)
        return self.type_index[id(node)]

    def particle(self, node):
        """(kind, least, most, children or label); most is 1 or None for any number."""
        least, most = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
        if least not in ("0", "1") or most not in ("1", "unbounded"):
            refuse(node, "occurs %s to %s times: not understood" % (least, most))
        most = None if most == "unbounded" else 1
        kind = node.tag.replace(XS, "")
        if kind == "element":
            return ("element", int(least), most, self.element(node))
        if kind == "any":
            if node.get("namespace") != "##other" or node.get("processContents") != "lax":
                refuse(node, "only namespace ##other, processed lax, is understood")
            return ("element", int(least), most, ANY)
        if kind == "group":
            inside = [self.particle(part) for part in parts(self.lookup("group", node.get("ref"), node), {"sequence", "choice"})]
            return ("sequence", int(least), most, inside)
        inside = parts(node, {"element", "any", "sequence", "choice", "group"})
        return (kind, int(least), most, [self.particle(part) for part in inside])

    def sort_elements(self):
        """Elements by name, so that they can be searched; edges follow."""
        order = sorted(range(len(self.elements)), key=lambda i: (self.elements[i]["name"], not self.elements[i]["global"], i))
        place = {old: new for new, old in enumerate(order)}
        self.elements = [self.elements[i] for i in order]
        for made in self.types:
            made["states"] = [(accepts, [(place.get(label, ANY), to) for label, to in edges]) for accepts, edges in made["states"]]

    def label_name(self, label):
        return "elements of other vocabularies" if label == ANY else self.elements[label]["name"]


# Content models as deterministic automata: one state per position (Glushkov), equal states merged (Moore).

def content_words(schema, particle):
    """The content model for readers: `title; lead (optional); any number of p, ul; section (any number)`."""
    kind, least, most, inside = particle
    if kind == "sequence" and len(inside) == 1 and (least, most) == (1, 1):
        return content_words(schema, inside[0])
    if kind == "sequence" and len(inside) == 1 and inside[0][1:3] == (1, 1):
        return content_words(schema, (inside[0][0], least, most, inside[0][3]))
    times = {(1, 1): "", (0, 1): "optional", (0, None): "any number", (1, None): "one or more"}[least, most]
    if kind == "element":
        return schema.label_name(inside) + (" (%s)" % times if times else "")
    if kind == "choice":
        words = choice_words(schema, inside)
        before = {"": "one of ", "optional": "at most one of ", "any number": "any number of ", "one or more": "one or more of "}[times]
        return before + ", ".join(words)
    words = "; ".join(content_words(schema, part) for part in inside)
    return "(%s) (%s)" % (words, times) if times else words


def choice_words(schema, inside):
    """Nested choices and groups without repetition read as one list."""
    words = []
    for part in inside:
        while part[0] == "sequence" and len(part[3]) == 1 and part[1:3] == (1, 1):
            part = part[3][0]
        if part[0] == "choice" and part[1:3] == (1, 1):
            words += choice_words(schema, part[3])
        else:
            words.append(content_words(schema, part))
    return words


def positions(particle, labels, follow):
    """Number the positions of a particle; returns (may be empty, first positions, last positions) and fills follow."""
    kind, least, most, inside = particle
    if kind == "element":
        labels.append(inside)
        follow.append([])
        empty, first, last = False, [len(labels) - 1], [len(labels) - 1]
    else:
        empty, first, last = kind == "sequence" or not inside, [], []
        for part in inside:
            part_empty, part_first, part_last = positions(part, labels, follow)
            if kind == "choice":
                empty, first, last = empty or part_empty, first + part_first, last + part_last
                continue
            for position in last:
                extend(follow[position], part_first)
            if empty:
                first = first + part_first
            last = part_last + (last if part_empty else [])
            empty = empty and part_empty
    if most is None:
        for position in last:
            extend(follow[position], first)
    return empty or least == 0, first, last


def extend(known, more):
    known += [position for position in more if position not in known]


def automaton(schema, particle, node):
    """States in order of first use, the start first: [(accepts, [(label, to)...])]."""
    labels, follow = [], []
    empty, first, last = positions(particle, labels, follow)
    states = [(empty, first)] + [(position in last, follow[position]) for position in range(len(labels))]
    for accepts, to in states:
        names = [schema.label_name(labels[position]) for position in to]
        if len(set(names)) != len(names):
            refuse(node, "ambiguous: the next element does not tell which declaration is meant")
    edges = [[(labels[position], position + 1) for position in to] for accepts, to in states]
    group = [int(accepts) for accepts, to in states]
    while True:
        keys = [(group[i], tuple(sorted((label, group[to]) for label, to in edges[i]))) for i in range(len(states))]
        number = {key: i for i, key in reversed(list(enumerate(keys)))}
        merged = [number[key] for key in keys]
        if len(set(merged)) == len(set(group)):
            break
        group = merged
    order = [group[0]]
    representative = {}
    for i in range(len(states)):
        representative.setdefault(group[i], i)
    for one in order:
        for label, to in edges[representative[one]]:
            if group[to] not in order:
                order.append(group[to])
    place = {one: i for i, one in enumerate(order)}
    return [(states[representative[one]][0], [(label, place[group[to]]) for label, to in edges[representative[one]]]) for one in order]


# Writing

def c_string(text):
    if text is None:
        return "NULL"
    out = []
    for byte in text.encode("utf-8"):
        if byte in b'"\\':
            out.append("\\" + chr(byte))
        elif 32 <= byte < 127:
            out.append(chr(byte))
        else:
            out.append("\\%03o" % byte)
    return '"%s"' % "".join(out).replace("??", "?\\?")


def c_bool(value):
    return "true" if value else "false"


class Table:
    def __init__(self, kind, name):
        self.kind, self.name, self.rows = kind, name, []

    def add(self, rows):
        first = len(self.rows)
        self.rows += rows
        return "%d, %d" % (first, len(rows))

    def text(self):
        nothing = "{0}" if self.kind.startswith("struct") else "0"
        rows = "".join("\t%s,\n" % row for row in self.rows or [nothing])
        return "static const %s %s[] = {\n%s};\n\n" % (self.kind, self.name, rows)


def written(schema, name, source):
    values = Table("char *const", "values")
    members = Table("uint16_t", "members")
    simples = Table("struct structure_simple", "simples")
    attributes = Table("struct structure_attribute", "attributes")
    edges = Table("struct structure_edge", "edges")
    states = Table("struct structure_state", "states")
    types = Table("struct structure_type", "types")
    elements = Table("struct structure_element", "elements")
    for one in schema.simples:
        simples.add(["{%s, %s, STRUCTURE_%s, %s, %s, %s, %s, %s, %s, %s}" % (
            c_string(one["name"]), c_string(one["summary"]), one["variety"],
            members.add([str(member) for member in one.get("members", [])]),
            values.add([c_string(value) for value in one.get("values", [])]),
            c_string(one.get("pattern")), one.get("minLength", -1), one.get("maxLength", -1),
            c_string(one.get("minInclusive")), c_string(one.get("maxInclusive")))])

    def attribute_rows(found):
        return ["{%s, %s, %d, %s}" % (c_string(one["name"]), c_bool(one["required"]), one["simple"], c_string(one["summary"])) for one in found]
    for one in schema.types:
        rows = []
        for accepts, to in one["states"]:
            rows.append("{%s, %s}" % (edges.add(["{%d, %d}" % (NONE if label == ANY else label, target) for label, target in to]), c_bool(accepts)))
        types.add(["{%s, %s, %s, %s, %s, %d}" % (c_string(one["name"]), c_string(one["content"]), states.add(rows),
            attributes.add(attribute_rows(one["attributes"])), c_bool(one["mixed"]), one["simple"])])
    for one in schema.elements:
        elements.add(["{%s, %d, %s, %s}" % (c_string(one["name"]), one["type"], c_bool(one["global"]), c_string(one["summary"]))])
    foreign = attributes.add(attribute_rows(schema.foreign))
    out = ["/* Made from %s by schema_table.py when the program is built. */\n#include \"xml/structure.h\"\n\n" % os.path.basename(source)]
    out += ["extern const struct structure_schema %s;\n\n" % name]
    out += [table.text() for table in (values, members, simples, attributes, edges, states, types, elements)]
    out += ["const struct structure_schema %s = {\n\t%s, elements, %d, types, %d, states, edges, attributes, simples, %d, members, values, %s,\n};\n" % (
        name, c_string(schema.namespace), len(elements.rows), len(types.rows), len(simples.rows), foreign)]
    return "".join(out)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    name, source, target = sys.argv[1:]
    text = written(Schema(source), name, source)
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.write(text)


main()
