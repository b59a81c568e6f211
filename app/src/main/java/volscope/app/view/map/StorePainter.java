package volscope.app.view.map;

import volscope.app.view.Palette;
import volscope.app.view.Raster;
import volscope.app.view.Palette.Ink;

/** Paints the store: a row per metadata area with the slots after it, or one bar where there are too many rows. */
final class StorePainter {
    static final int ROW = 12;
    private static final int LEAST = 4;
    private static final int GAP = 3;
    private static final int INDENT = 16;

    private final Palette palette;

    StorePainter(Palette palette) {
        this.palette = palette;
    }

    void paint(Raster raster, Subject subject) {
        raster.clear(palette.argb(Ink.CANVAS));
        long areas = areas(subject);
        if (subject.info().isPersistent() && areas * LEAST <= raster.height()) {
            for (int area = 0; area < areas; area++) {
                area(raster, subject, area);
            }
        } else {
            bar(raster, subject);
        }
    }

    /** Outlines where the store will be. */
    void ghost(Raster raster, Subject subject) {
        raster.clear(palette.argb(Ink.CANVAS));
        long rows = areas(subject) * LEAST <= raster.height() ? areas(subject) : 1;
        int row = rows == 1 ? ROW : row(subject, raster.height());
        int soft = Raster.mix(palette.argb(Ink.CANVAS), palette.argb(Ink.ACCENT), 0.12);
        for (int area = 0; area < rows; area++) {
            long slots = Math.min(subject.info().entriesInArea(),
                    subject.info().storeChunks() - 2 - area * (subject.info().entriesInArea() + 1));
            int wide = rows == 1 ? raster.width() - INDENT : width(raster, subject, Math.max(0, slots));
            raster.fill(INDENT, area * row, wide, row - GAP, soft);
            raster.frame(INDENT, area * row, wide, row - GAP, palette.argb(Ink.ACCENT));
            raster.frame(0, area * row, 8, row - GAP, palette.argb(Ink.ACCENT));
        }
    }

    /** How many rows the whole store has. */
    static long areas(Subject subject) {
        long stride = subject.info().entriesInArea() + 1;
        return Math.max(1, (subject.info().storeChunks() - 1 + stride - 1) / stride);
    }

    private void area(Raster raster, Subject subject, int area) {
        long first = 2 + area * (subject.info().entriesInArea() + 1);
        long slots = Math.max(0, Math.min(subject.info().entriesInArea(), subject.info().storeChunks() - first));
        long used = Math.max(0, Math.min(slots, subject.info().nextFree() - first));
        int row = row(subject, raster.height());
        int cell = Math.max(LEAST - 1, row - GAP);
        int y = area * row;
        boolean written = subject.info().nextFree() >= first;
        if (written) {
            raster.fill(0, y, Math.max(cell, 6), cell, palette.argb(Ink.META));
        } else {
            raster.frame(0, y, Math.max(cell, 6), cell, palette.argb(Ink.SHARED));
        }
        slots(raster, y, cell, width(raster, subject, slots), width(raster, subject, used));
    }

    /** As high as there is room for. */
    private static int row(Subject subject, double height) {
        return (int) Math.clamp((long) (height / areas(subject)), LEAST, ROW);
    }

    private static int width(Raster raster, Subject subject, long slots) {
        return (int) Math.ceil((double) (raster.width() - INDENT) * slots / subject.info().entriesInArea());
    }

    private void slots(Raster raster, int y, int cell, int all, int used) {
        if (all > 0) {
            raster.frame(INDENT, y, all, cell, palette.argb(Ink.LINE));
        }
        int colour = palette.argb(Ink.COPIED);
        raster.stripes(INDENT, y, used, cell, colour, Raster.mix(colour, palette.argb(Ink.CANVAS), 0.35));
    }

    private void bar(Raster raster, Subject subject) {
        double share = subject.info().totalSectors() == 0
                ? 0
                : (double) subject.info().allocatedSectors() / subject.info().totalSectors();
        int high = Math.min(raster.height(), 2 * ROW);
        raster.frame(0, 0, raster.width(), high, palette.argb(Ink.LINE));
        int colour = palette.argb(Ink.COPIED);
        raster.stripes(0, 0, (int) Math.round(raster.width() * share), high, colour,
                Raster.mix(colour, palette.argb(Ink.CANVAS), 0.35));
    }

    /** Where a slot is drawn, from the left and from the top. */
    static double[] place(Subject subject, long slot, double width, double height) {
        long areas = areas(subject);
        if (!subject.info().isPersistent() || areas * LEAST > height) {
            return new double[]{width * slot / Math.max(1, subject.info().storeChunks()), ROW};
        }
        long stride = subject.info().entriesInArea() + 1;
        long area = (slot - 1) / stride;
        long inArea = (slot - 1) % stride - 1;
        return new double[]{INDENT + (width - INDENT) * (inArea + 0.5) / subject.info().entriesInArea(),
            (area + 0.5) * row(subject, height) - 1};
    }
}
