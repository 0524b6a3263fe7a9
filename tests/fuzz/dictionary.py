"""Write a libFuzzer dictionary from XML Schemas: their names and enumerated values, with what XML itself and stylesheets are made of.

Usage: dictionary.py OUT.dict FORMAT [SCHEMA.xsd...]
"""

import sys
import xml.etree.ElementTree as tree

XS = '{http://www.w3.org/2001/XMLSchema}'
XML = ['<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '&amp;', '&lt;', '&#x', '&#0;', ';', ' xml:id="', ' xml:lang="en"', ' xmlns="', '/>', '</', '="',
       '<!DOCTYPE', '\u0645', '\u00e5', '\u00a0', '\u00ad', '\u0301', '\u200f', '\U0001f600']
VALUES = {
    'document': ['1:0-1', '10pt', '-5mm', '0', '100000pt', 'text', 'full', 'side', 'page', 'free', 'cell', 'table', 'note', 'justified', 'balance.png'],
    'styles': ['10pt', '-5mm', '100000pt', '#16222E', 'none', 'text', 'full'],
    'labels': ['{city}', '{count}', '{', '}'],
    'fonts': ['a.ttf', '100', '900', 'Arab', 'Geor', 'Zyyy', 'text', 'true', '0'],
    'manifest': ['a-1', 'en', 'zh-Hant-TW', 'styles.xml', '../a'],
    'patterns': ['UTF-8\n', 'ISO8859-1\n', 'KOI8-R\n', 'LEFTHYPHENMIN 2\n', 'RIGHTHYPHENMIN 3\n', 'COMPOUNDLEFTHYPHENMIN 2\n', 'COMPOUNDRIGHTHYPHENMIN 3\n', 'NOHYPHEN ',
                 'NEXTLEVEL\n', '/ff=f,5,2', '/=', ',1,2', '.ab', 'ab.', '1', '2', '9', '\n', '\r\n', '%', '\u00f6', '\u043e'],
    'method': ['EC:P:IN:1C', '97.00', '-0', '1/3', '100'],
    'profile': ['2018-07/2019-06', '2019-02-29', '97.00', 'figures/balance.png', 'text/en/10-city.xml', 'EC:P:IN:1C', 'example-method-1'],
    'template': ['xsl:template', 'xsl:apply-templates', 'xsl:call-template', 'xsl:with-param', 'xsl:param', 'xsl:variable', 'xsl:for-each', 'xsl:sort', 'xsl:key',
                 'xsl:copy-of', 'xsl:value-of', 'xsl:choose', 'xsl:when', 'xsl:otherwise', 'xsl:if', 'xsl:attribute', 'xsl:element', 'xsl:number', 'xsl:message',
                 'xsl:import', 'xsl:include', 'xsl:output', 'xsl:text', 'xsl:comment', 'xsl:processing-instruction', 'xsl:fallback', 'xsl:decimal-format',
                 'xsl:namespace-alias', 'xsl:attribute-set', 'xsl:strip-space', 'select=', 'match=', 'test=', 'name=', 'mode=', 'use=', 'count()', 'concat(',
                 'document(', 'key(', 'id(', 'generate-id(', 'format-number(', 'translate(', 'substring(', 'cp:at(.)', 'cp:label(', 'cp:number(', 'cp:date(',
                 'exsl:node-set(', 'str:tokenize(', 'set:distinct(', 'math:max(', 'ancestor::', 'following::', '//*', '@*', 'text()', 'p:profile', 'p:city'],
    'small': ['0', '1', '2', '3', '4', '5', '.', '-', '/', 'pt', 'mm', '2019-02-29', '2018-07/2019-06', '1:0-1', '99999.999pt', '\u0665'],
    'font': ['head', 'hhea', 'hmtx', 'maxp', 'loca', 'glyf', 'cmap', 'name', 'OS/2', 'post', 'GSUB', 'GPOS', 'GDEF', 'kern', 'cvt ', 'fpgm', 'prep', 'CFF ', 'fvar',
             'gvar', 'avar', 'HVAR', 'true', 'OTTO', 'ttcf', 'latn', 'arab', 'liga', 'mark', '\0\1\0\0'],
    'image': ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'eXIf', 'pHYs', 'gAMA', 'iCCP', 'tEXt', 'Exif\0\0', 'MM\0*', 'II*\0', 'JFIF', 'Adobe'],
}


def names(path):
    found = set()
    for node in tree.parse(path).iter():
        if node.tag == XS + 'element' and node.get('name'):
            found.add('<{}'.format(node.get('name')))
            found.add('</{}>'.format(node.get('name')))
        if node.tag == XS + 'attribute' and node.get('name'):
            found.add(' {}="'.format(node.get('name')))
        if node.tag == XS + 'enumeration' and node.get('value'):
            found.add(node.get('value'))
    return found


def escape(word):
    return ''.join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else '\\x{:02x}'.format(byte) for byte in word.encode())


def main():
    out, form, schemas = sys.argv[1], sys.argv[2], sys.argv[3:]
    words = set(VALUES.get(form, []))
    for path in schemas:
        words |= names(path)
    if form not in ('small', 'font', 'image', 'patterns'):
        words |= set(XML)
    with open(out, 'w', encoding='ascii') as file:
        file.writelines('"{}"\n'.format(escape(word)) for word in sorted(words))


if __name__ == '__main__':
    main()
