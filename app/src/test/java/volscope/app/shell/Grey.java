package volscope.app.shell;

import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A picture without its colours and without its lightness: what is left is the pattern.
 *
 * @param values
 *            row by row, from 0, the darkest of it, to 1, the lightest
 * @param side
 *            pixels of a row, and rows
 */
record Grey(double[] values, int side) {

    static Grey of(WritableImage picture) {
        int side = (int) Math.min(picture.getWidth(), picture.getHeight());
        PixelReader pixels = picture.getPixelReader();
        double[] values = new double[side * side];
        double least = 1;
        double most = 0;
        for (int i = 0; i < values.length; i++) {
            Color color = pixels.getColor(i % side, i / side);
            values[i] = Math.cbrt(Sight.luminance(color));
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        for (int i = 0; i < values.length; i++) {
            // Lightness as eyes have it goes with the cube root.
            values[i] = most - least < 0.01 ? 0 : (values[i] - least) / (most - least);
        }
        return new Grey(values, side);
    }

    /** How much of two pictures differs, from 0 to 1, wherever their patterns begin. */
    double distance(Grey other) {
        double least = 1;
        for (int shift = -2; shift <= 2; shift++) {
            for (int down = -2; down <= 2; down++) {
                least = Math.min(least, distance(other, shift, down));
            }
        }
        return least;
    }

    private double distance(Grey other, int shift, int down) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            int x = Math.clamp(i % side + shift, 0, side - 1);
            int y = Math.clamp(i / side + down, 0, side - 1);
            sum += Math.abs(values[i] - other.values[y * side + x]);
        }
        return sum / values.length;
    }
}
