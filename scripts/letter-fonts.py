# NotoSerifSC_400Regular.ttf of npm @expo-google-fonts/noto-serif-sc 0.4.3 -> the two files of letters
import sys
from fontTools.ttLib import TTFont
from fontTools.subset import Subsetter, Options

PROPORTIONAL = {0x2018: 'glyph30441', 0x2019: 'glyph30442', 0x201C: 'glyph30444', 0x201D: 'glyph30445', 0x2026: 'glyph30475'}
RADICALS_AND_TWINS = set(range(0x2E80, 0x2FE0)) | {0x2003, 0x2012, 0x2035, 0x2215, 0x2329, 0x232A}

def make(source, target, codes, other):
    font = TTFont(source, recalcTimestamp=False)
    font['cmap'].tables = [t for t in font['cmap'].tables if t.format != 14]
    for table in font['cmap'].tables:
        table.cmap.update({c: g for c, g in other.items() if c in table.cmap})
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'gasp', 'prep']
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes(font.getBestCmap()))
    subsetter.subset(font)
    font.save(target)

source, han, latin = sys.argv[1:]
make(source, han, lambda all: {c for c in all if c not in RADICALS_AND_TWINS}, {0x2014: 'uni2015'})
make(source, latin, lambda all: {c for c in all if 0x20 <= c < 0x250 or 0x1E00 <= c < 0x1F00 or 0x2010 <= c <= 0x2026 and c != 0x2012}, PROPORTIONAL)
