"""PDF files of a page and a few words, for trying the judges: made to be refused, or to be read back."""


def assemble(objects, trailer='/Root 1 0 R', damage=False):
    """The bytes of a PDF whose object n is objects[n - 1]; damage: with a cross-reference table that lies."""
    data = b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data) + (7 if damage else 0))
        data += b'%d 0 obj\n' % number + body + b'\nendobj\n'
    table = len(data)
    data += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    data += b''.join(b'%010d 00000 n \n' % offset for offset in offsets)
    data += b'trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, trailer.encode(), table)
    return data


def stream(content, entries=b''):
    return b'<</Length %d %s>>\nstream\n' % (len(content), entries) + content + b'\nendstream'


def untagged(damage=False):
    """A sound PDF that is neither PDF/A nor PDF/UA."""
    return assemble([
        b'<</Type/Catalog/Pages 2 0 R>>',
        b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>',
        stream(b'BT /F 12 Tf 20 100 Td (Refuse me) Tj ET'),
        b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ], damage=damage)


def unicode_map(texts):
    """A ToUnicode map: code n stands for texts[n - 1]."""
    rows = ''.join('<{:04X}> <{}>\n'.format(code, text.encode('utf-16-be').hex().upper())
                   for code, text in enumerate(texts, 1))
    return ('/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n'
            '/CMapName /Tiny def /CMapType 2 def\n'
            '1 begincodespacerange <0000> <FFFF> endcodespacerange\n'
            '{} beginbfchar\n{}endbfchar\nendcmap end end\n').format(len(texts), rows).encode()


def tagged(paragraphs, artifact):
    """A tagged PDF of one P per paragraph, painted last paragraph first, so that only the structure tree tells the order."""
    characters = sorted(set(''.join(paragraphs) + artifact))
    codes = {character: '{:04X}'.format(code) for code, character in enumerate(characters, 1)}

    def show(text, y):
        return 'BT /F 12 Tf 20 {} Td <{}> Tj ET'.format(y, ''.join(codes[c] for c in text))

    content = '/Artifact BMC {} EMC\n'.format(show(artifact, 190))
    for number, text in reversed(list(enumerate(paragraphs))):
        content += '/P <</MCID {}>> BDC {} EMC\n'.format(number, show(text, 150 - 20 * number))
    first = 10
    elements = [b'<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K %d>>' % number for number in range(len(paragraphs))]
    kids = b' '.join(b'%d 0 R' % (first + number) for number in range(len(paragraphs)))
    return assemble([
        b'<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R>>',
        b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/StructParents 0/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>',
        stream(content.encode()),
        b'<</Type/Font/Subtype/Type0/BaseFont/Tiny/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>',
        b'<</Type/Font/Subtype/CIDFontType2/BaseFont/Tiny/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>'
        b'/FontDescriptor<</Type/FontDescriptor/FontName/Tiny/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800'
        b'/Descent -200/CapHeight 700/StemV 80>>/DW 600>>',
        stream(unicode_map(characters)),
        b'<</Type/StructTreeRoot/K 9 0 R/ParentTree<</Nums[0 [%s]]>>>>' % kids,
        b'<</Type/StructElem/S/Document/P 8 0 R/K[%s]>>' % kids,
    ] + elements)
