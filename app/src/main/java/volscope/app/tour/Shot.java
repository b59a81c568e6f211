package volscope.app.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import volscope.app.shell.Theme;

/**
 * A picture of the gallery.
 *
 * @param view
 *            a panel of the window, or one of {@link #OTHERS}
 * @param state
 *            how much there is to see
 * @param theme
 *            light or dark
 * @param size
 *            how large the window is
 */
record Shot(String view, State state, Theme theme, Size size) {
    static final String START = "start";
    static final String SNAPSHOT = "snapshot";
    static final String REFUSED = "refused";
    static final String SEARCH = "search";
    static final String KEYS = "keys";
    static final String SETTINGS = "settings";
    static final String RECORD = "record";
    /** What else can be seen than panels. */
    static final List<String> OTHERS = List.of(START, SNAPSHOT, REFUSED, SEARCH, KEYS, SETTINGS, RECORD);

    /** How much there is to see. */
    enum State {
        EMPTY, SMALL, HUGE
    }

    /** How large a window is, in pixels. */
    enum Size {
        LAPTOP(1280, 800), DESK(1920, 1080);

        final int width;
        final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** The name of its file. */
    String name(Locale language) {
        return view + "-" + state.name().toLowerCase(Locale.ROOT) + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size.width + "x"
                + size.height + "-" + language.getLanguage();
    }

    /**
     * The pictures in a language, those of a lab together: each view as it is when small in every theme and at every size, empty and huge
     * in one each. A second language shows the same views with theme, size and state the other way round, half as many.
     */
    static List<Shot> all(List<String> panels, boolean first) {
        List<Shot> shots = new ArrayList<>();
        Stream.concat(panels.stream(), OTHERS.stream()).forEach(view -> {
            boolean panel = panels.contains(view);
            if (first) {
                shots.add(new Shot(view, State.SMALL, Theme.LIGHT, Size.LAPTOP));
                shots.add(new Shot(view, State.SMALL, Theme.DARK, Size.DESK));
                if (panel) {
                    shots.add(new Shot(view, State.EMPTY, Theme.LIGHT, Size.LAPTOP));
                    shots.add(new Shot(view, State.HUGE, Theme.LIGHT, Size.DESK));
                }
            } else {
                shots.add(new Shot(view, State.SMALL, Theme.DARK, Size.LAPTOP));
                if (panel) {
                    shots.add(new Shot(view, shots.size() % 2 == 0 ? State.EMPTY : State.HUGE, Theme.LIGHT, Size.DESK));
                }
            }
        });
        return shots;
    }
}
