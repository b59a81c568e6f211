package volscope.app.view;

import java.util.Arrays;

/**
 * Pixels of an image, and the patterns of chunk states on them.
 *
 * @param pixels
 *            row by row, opaque ARGB
 * @param width
 *            of a row
 * @param height
 *            rows
 */
public record Raster(int[] pixels, int width, int height) {

    /** Paints everything in one colour. */
    public void clear(int colour) {
        Arrays.fill(pixels, 0, width * height, colour);
    }

    /** Paints a rectangle. */
    public void fill(int left, int top, int wide, int high, int colour) {
        int right = Math.min(width, left + wide);
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            if (left < right) {
                Arrays.fill(pixels, y * width + Math.max(0, left), y * width + right, colour);
            }
        }
    }

    /** Diagonal lines on a ground, so that the state is told without its colour. */
    public void stripes(int left, int top, int wide, int high, int colour, int lines) {
        pattern(left, top, wide, high, colour, lines, (x, y) -> (x + y) % 4 == 0);
    }

    /** Dots on a ground. */
    public void dots(int left, int top, int wide, int high, int colour, int dots) {
        pattern(left, top, wide, high, colour, dots, (x, y) -> x % 3 == 1 && y % 3 == 1);
    }

    /** Short horizontal lines on a ground. */
    public void dashes(int left, int top, int wide, int high, int colour, int dashes) {
        pattern(left, top, wide, high, colour, dashes, (x, y) -> y % 3 == 1 && x % 5 != 0);
    }

    /** Short horizontal lines on a ground, moved to the right. */
    public void dashes(int left, int top, int wide, int high, int colour, int dashes, int moved) {
        pattern(left, top, wide, high, colour, dashes, (x, y) -> y % 4 < 2 && Math.floorMod(x - moved, 5) != 0);
    }

    /** Crossed lines on a ground. */
    public void crosses(int left, int top, int wide, int high, int colour, int lines) {
        pattern(left, top, wide, high, colour, lines, (x, y) -> (x + y) % 4 == 0 || Math.floorMod(x - y, 4) == 0);
    }

    /** A frame of one pixel. */
    public void frame(int left, int top, int wide, int high, int colour) {
        fill(left, top, wide, 1, colour);
        fill(left, top + high - 1, wide, 1, colour);
        fill(left, top, 1, high, colour);
        fill(left + wide - 1, top, 1, high, colour);
    }

    private void pattern(int left, int top, int wide, int high, int colour, int mark, Marked marked) {
        fill(left, top, wide, high, colour);
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
                if (marked.at(x, y)) {
                    pixels[y * width + x] = mark;
                }
            }
        }
    }

    /** A mix of two colours. */
    public static int mix(int under, int over, double share) {
        int mixed = 0xff000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = under >> shift & 0xff;
            int b = over >> shift & 0xff;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }

    /** Where a pattern has its mark. */
    private interface Marked {
        boolean at(int x, int y);
    }
}
