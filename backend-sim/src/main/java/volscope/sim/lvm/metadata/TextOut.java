package volscope.sim.lvm.metadata;

/** Where metadata text goes, line by line: with indentation and comments for people, or without for a device. */
abstract class TextOut {

    final StringBuilder text = new StringBuilder();

    /** A line. */
    abstract void line(String line);

    /** A line with a comment for people; {@code gap} is what stands between. */
    abstract void line(String line, String gap, String comment);

    /** An empty line. */
    void blank() {
        text.append('\n');
    }

    void open(String name) {
        line(name + " {");
        indent(1);
    }

    void close(String bracket) {
        indent(-1);
        line(bracket);
    }

    abstract void indent(int by);

    /** The text of a file: with tabs and comments. */
    static final class ForPeople extends TextOut {

        private int depth;

        ForPeople(int depth) {
            this.depth = depth;
        }

        @Override
        void line(String line) {
            text.repeat('\t', depth).append(line).append('\n');
        }

        @Override
        void line(String line, String gap, String comment) {
            line(line + gap + "# " + comment);
        }

        @Override
        void indent(int by) {
            depth += by;
        }
    }

    /** The text on a device: as short as can be. */
    static final class ForDevice extends TextOut {

        @Override
        void line(String line) {
            text.append(line).append('\n');
        }

        @Override
        void line(String line, String gap, String comment) {
            line(line);
        }

        @Override
        void indent(int by) {
            // lines on a device start at the margin
        }
    }
}
