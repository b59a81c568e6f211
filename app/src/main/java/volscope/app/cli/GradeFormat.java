package volscope.app.cli;

import java.util.Locale;

/** How grades are printed. */
public enum GradeFormat {
    TABLE, CSV, JSON, JUNIT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
