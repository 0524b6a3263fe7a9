"""Draw region-shares.png: shares of nine municipalities in the population and the area of the Ålesund Region.

Run from anywhere: python3 region-shares.py. Needs Pillow, and the fonts of this source tree.
The figures are those of city.xml; the same input gives the same bytes.
"""
import pathlib
from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parents[3] / "fonts"
DPI = 300
INK, BLUE, PALE, LINE, SLATE = "#16222E", "#005B94", "#7FA8C4", "#C5D0D8", "#4E5D6B"

REGION = [
	("Ålesund", 44588, "98.4"), ("Haram", 8986, "250.5"), ("Sula", 8282, "57.0"),
	("Sykkylven", 7684, "337.7"), ("Giske", 7344, "40.1"), ("Skodje", 4210, "120.3"),
	("Ørskog", 2218, "129.5"), ("Sandøy", 1307, "20.0"), ("Stordal", 1030, "247.2"),
]


def px(mm):
	return round(mm * DPI / 25.4)


def pt(points):
	return round(points * DPI / 72)


def tenths(part, whole):
	"""Part of whole in tenths of a per cent, rounded half up, in integers."""
	return (2000 * part + whole) // (2 * whole)


def main():
	width, top, pitch, bar = px(126.5), pt(22), pt(25), pt(9)
	label, scale_end = px(22), px(116)
	height = top + pitch * len(REGION) + pt(18)
	picture = Image.new("RGB", (width, height), "#FFFFFF")
	draw = ImageDraw.Draw(picture)
	text = ImageFont.truetype(str(FONTS / "RobotoCondensed-Regular.ttf"), pt(8), layout_engine=ImageFont.Layout.BASIC)
	bold = ImageFont.truetype(str(FONTS / "RobotoCondensed-Bold.ttf"), pt(8), layout_engine=ImageFont.Layout.BASIC)
	axis = ImageFont.truetype(str(FONTS / "RobotoCondensed-Regular.ttf"), pt(7.5), layout_engine=ImageFont.Layout.BASIC)

	def at(thousandths):
		return label + (scale_end - label) * thousandths // 600

	for tick in range(0, 601, 100):
		x = at(tick)
		draw.line([(x, top - pt(4)), (x, height - pt(16))], fill=LINE if tick else SLATE, width=pt(0.75 if not tick else 0.4))
		draw.text((x, height - pt(4)), str(tick // 10), fill=SLATE, font=axis, anchor="ms")
	people = sum(count for _, count, _ in REGION)
	land = sum(int(area.replace(".", "")) for _, _, area in REGION)
	for row, (name, count, area) in enumerate(REGION):
		y = top + row * pitch
		draw.text((label - pt(6), y + bar), name, fill=INK, font=bold, anchor="rm")
		for offset, share, colour in ((0, tenths(count, people), BLUE), (bar + pt(1), tenths(int(area.replace(".", "")), land), PALE)):
			draw.rectangle([label, y + offset, at(share), y + offset + bar - 1], fill=colour)
			value = f"{share // 10}.{share % 10}"
			draw.text((at(share) + pt(4), y + offset + bar // 2), value, fill=INK, font=text, anchor="lm", stroke_width=pt(1), stroke_fill="#FFFFFF")
	x = label
	for name, colour in (("Inhabitants", BLUE), ("Area", PALE)):
		draw.rectangle([x, 0, x + pt(8) - 1, pt(8) - 1], fill=colour)
		draw.text((x + pt(12), pt(4)), name, fill=INK, font=text, anchor="lm")
		x += pt(70)
	picture.save(HERE / "region-shares.png", dpi=(DPI, DPI), optimize=True)


if __name__ == "__main__":
	main()
