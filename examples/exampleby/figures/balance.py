"""Draw balance.png: the fictional water balance of Exampleby. Run: python3 balance.py. Needs Pillow and the fonts of this source tree."""
import pathlib
from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "fonts"
DPI = 300
PARTS = (("Billed", 2261800, "#005B94"), ("Lost", 1240500, "#7FA8C4"))


def pt(points):
	return round(points * DPI / 72)


def main():
	width, height = round(126.5 * DPI / 25.4), pt(42)
	picture = Image.new("RGB", (width, height), "#FFFFFF")
	draw = ImageDraw.Draw(picture)
	bold = ImageFont.truetype(str(FONTS / "RobotoCondensed-Bold.ttf"), pt(9), layout_engine=ImageFont.Layout.BASIC)
	whole = sum(volume for _, volume, _ in PARTS)
	start = 0
	for name, volume, colour in PARTS:
		end = start + width * volume // whole
		draw.rectangle([start, pt(16), end - pt(0.8), pt(40)], fill=colour)
		draw.text((start, pt(6)), f"{name}: {volume:,}", fill="#16222E", font=bold, anchor="lm")
		start = end
	picture.save(HERE / "balance.png", dpi=(DPI, DPI), optimize=True)


if __name__ == "__main__":
	main()
