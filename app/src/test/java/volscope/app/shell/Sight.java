package volscope.app.shell;

import javafx.scene.paint.Color;

/** How people see colours: all of them, or as Machado, Oliveira and Fernandes (2009) have it where one kind of cone is missing. */
enum Sight {
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1), PROTAN(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
            1.051998), DEUTAN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                    0.968881), TRITAN(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private static final double[] WHITE = {0.95047, 1, 1.08883};

    @SuppressWarnings("ImmutableEnumChecker") // Nobody else has it.
    private final double[] matrix;

    Sight(double... matrix) {
        this.matrix = matrix;
    }

    /** How far two colours are apart, in CIELAB. */
    double distance(Color one, Color other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(square(a[0] - b[0]) + square(a[1] - b[1]) + square(a[2] - b[2]));
    }

    /** The relative luminance of WCAG. */
    static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private double[] lab(Color color) {
        double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(matrix[3 * i] * rgb[0] + matrix[3 * i + 1] * rgb[1] + matrix[3 * i + 2] * rgb[2], 0, 1);
        }
        double x = f((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / WHITE[0]);
        double y = f((0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]) / WHITE[1]);
        double z = f((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / WHITE[2]);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double square(double value) {
        return value * value;
    }
}
