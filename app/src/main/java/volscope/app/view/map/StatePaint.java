package volscope.app.view.map;

import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Raster;

/** Paints chunk states: each has a colour, a pattern and a size of its own, so that it is told without its colour. */
final class StatePaint {
    private static final int SMALL = 4;
    private static final double LIGHT = 0.38;
    private static final double STRONG = 0.6;

    private final Palette palette;
    private int phase;

    StatePaint(Palette palette) {
        this.palette = palette;
    }

    /** Moves what is drawn as moving. */
    void advance() {
        phase++;
    }

    /** A cell without words. */
    void cell(Raster raster, ChunkState state, int x, int y, int side) {
        int gap = side >= SMALL ? Math.max(1, side / 12) : 0;
        switch (state) {
            case SHARED -> centred(raster, x, y, side, palette.argb(Ink.SHARED));
            case ALONE -> {
                int mark = Math.max(1, side / 2);
                int inset = (side - mark) / 2;
                if (mark > 2) {
                    raster.frame(x + inset, y + inset, mark, mark, palette.argb(Ink.SHARED));
                } else {
                    raster.fill(x + inset, y + inset, 1, 1, palette.argb(Ink.SHARED));
                }
            }
            default -> area(raster, state, x + gap, y + gap, side - 2 * gap, side - 2 * gap);
        }
    }

    private static void centred(Raster raster, int x, int y, int side, int colour) {
        int mark = Math.max(1, side / 2);
        int inset = (side - mark) / 2;
        raster.fill(x + inset, y + inset, mark, mark, colour);
    }

    /** A rectangle all of one state. */
    void area(Raster raster, ChunkState state, int x, int y, int wide, int high) {
        int colour = palette.argb(state.ink());
        if (Math.min(wide, high) < SMALL - 1) {
            raster.fill(x, y, wide, high, colour);
            return;
        }
        switch (state) {
            case SHARED -> raster.fill(x, y, wide, high, colour);
            case ALONE -> {
                raster.fill(x, y, wide, high, palette.argb(Ink.CANVAS));
                raster.frame(x, y, wide, high, colour);
            }
            case COPIED -> raster.stripes(x, y, wide, high, colour, Raster.mix(colour, palette.argb(Ink.CANVAS), LIGHT));
            case OWN -> raster.dots(x, y, wide, high, colour, Raster.mix(colour, palette.argb(Ink.CANVAS), STRONG));
            case FLIGHT -> raster.dashes(x, y, wide, high, colour, Raster.mix(colour, palette.argb(Ink.CANVAS), STRONG), phase);
            case INVALID -> raster.crosses(x, y, wide, high, colour, Raster.mix(colour, palette.argb(Ink.CANVAS), STRONG));
        }
    }

    /** A cell with words: a card with its state above. */
    void card(Raster raster, ChunkState state, int x, int y, int wide, int high) {
        card(raster, x, y, wide, high);
        area(raster, state, x + 1, y + 1, wide - 4, strip(high));
        int ground = palette.argb(Ink.CANVAS);
        for (int corner : new int[]{x, x + wide - 3}) {
            raster.fill(corner, y, 1, 1, ground);
            raster.fill(corner, y + high - 3, 1, 1, ground);
        }
    }

    private void card(Raster raster, int x, int y, int wide, int high) {
        raster.fill(x, y, wide - 2, high - 2, palette.argb(Ink.RAISED));
        raster.frame(x, y, wide - 2, high - 2, palette.argb(Ink.LINE));
    }

    /** A card of metadata. */
    void metadata(Raster raster, int x, int y, int wide, int high) {
        card(raster, x, y, wide, high);
        raster.fill(x + 1, y + 1, wide - 4, strip(high), palette.argb(Ink.META));
    }

    /** A place where a card could be. */
    void vacant(Raster raster, int x, int y, int wide, int high, Ink ink) {
        raster.fill(x, y, wide - 2, high - 2, palette.argb(ink == Ink.ACCENT ? Ink.SOFT : Ink.CANVAS));
        dashed(raster, x, y, wide - 2, high - 2, palette.argb(ink));
    }

    /** A dashed frame of one pixel. */
    static void dashed(Raster raster, int x, int y, int wide, int high, int colour) {
        for (int i = 0; i < wide; i++) {
            if (i % 5 < 3) {
                raster.fill(x + i, y, 1, 1, colour);
                raster.fill(x + i, y + high - 1, 1, 1, colour);
            }
        }
        for (int i = 0; i < high; i++) {
            if (i % 5 < 3) {
                raster.fill(x, y + i, 1, 1, colour);
                raster.fill(x + wide - 1, y + i, 1, 1, colour);
            }
        }
    }

    /** A corner that says that pages of the chunk are mapped. */
    void corner(Raster raster, int x, int y, int side) {
        int size = Math.max(3, side / 4);
        for (int i = 0; i < size; i++) {
            raster.fill(x + side - size + i, y + i, size - i, 1, palette.argb(Ink.ACCENT));
        }
    }

    /** The height of the part of a card that shows the state. */
    static int strip(int high) {
        return Math.max(5, high / 5);
    }
}
