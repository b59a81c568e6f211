package volscope.app.view.bytes;

/**
 * Where rows of bytes stand: an address, then for each column its bytes and, where there is room, its letters.
 *
 * @param letter
 *            the width of a letter
 * @param rowHeight
 *            the height of a row
 * @param head
 *            the height of what stands above the rows
 * @param columns
 *            how many columns
 * @param digits
 *            how many digits an address has
 * @param perRow
 *            bytes in a row
 * @param hasLetters
 *            whether letters stand beside the bytes
 * @param rows
 *            how many rows there is room for
 */
record HexMeasure(double letter, double rowHeight, double head, int columns, int digits, int perRow, boolean hasLetters, int rows) {
    private static final double MARGIN = 16;
    private static final int MANY = 16;
    private static final int FEW = 8;
    private static final int GAP = 3;

    /** What fits into a size: rows of 16 bytes with letters if they fit, without, rows of 8 with letters, without. */
    static HexMeasure fitting(double width, double height, double letter, double head, Sheet sheet) {
        int digits = Math.max(8, Long.toHexString(Math.max(0, sheet.bytes() - 1)).length());
        double rowHeight = Math.round(letter * 2.8);
        int rows = (int) Math.max(1, Math.floor((height - head) / rowHeight));
        HexMeasure last = new HexMeasure(letter, rowHeight, head, sheet.columns().size(), digits, FEW, false, rows);
        for (int perRow : new int[]{MANY, FEW}) {
            for (boolean letters : new boolean[]{true, false}) {
                HexMeasure tried = new HexMeasure(letter, rowHeight, head, sheet.columns().size(), digits, perRow, letters, rows);
                if (tried.width() <= width) {
                    return tried;
                }
            }
        }
        return last;
    }

    double left() {
        return MARGIN;
    }

    /** How an address is written. */
    String address(long offset) {
        String hex = Long.toHexString(offset);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /** The left edge of a column. */
    double x(int column) {
        return MARGIN + letter * (digits + GAP) + column * columnWidth();
    }

    /** The left edge of a byte. */
    double x(int column, int index) {
        return x(column) + letter * (index * 3 + (index >= FEW ? 1 : 0));
    }

    double letterX(int column, int index) {
        return x(column) + letter * (hexLetters() + 2 + index);
    }

    double y(int row) {
        return head + row * rowHeight;
    }

    private int hexLetters() {
        return perRow * 3 - 1 + (perRow > FEW ? 1 : 0);
    }

    private double columnWidth() {
        return letter * (hexLetters() + (hasLetters ? 2 + perRow : 0) + GAP);
    }

    /** How wide all of it is. */
    double width() {
        return x(columns) - letter * GAP + MARGIN / 2;
    }

    /** The column at a place, the nearest one. */
    int columnAt(double x) {
        return (int) Math.clamp((long) Math.floor((x - x(0)) / columnWidth()), 0, columns - 1);
    }

    /** The byte of a row at a place: of its digits or of its letters. */
    int indexAt(double x) {
        int column = columnAt(x);
        double letters = (x - x(column)) / letter;
        if (hasLetters && letters >= hexLetters() + 1.5) {
            return (int) Math.clamp((long) (letters - hexLetters() - 2), 0, perRow - 1);
        }
        double shifted = letters > FEW * 3 ? letters - 1 : letters;
        return (int) Math.clamp((long) Math.floor((shifted + 0.5) / 3), 0, perRow - 1);
    }

    /** The row at a place, from the top. */
    int rowAt(double y) {
        return (int) Math.clamp((long) Math.floor((y - head) / rowHeight), 0, rows - 1);
    }
}
