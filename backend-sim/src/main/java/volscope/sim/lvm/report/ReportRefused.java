package volscope.sim.lvm.report;

import java.util.List;

/** Thrown where the options of a report make no sense; carries what is said of it. */
final class ReportRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> first;
    private final List<String> complaints;
    private final Help help;
    private final int code;

    /** The help that comes first. */
    enum Help {
        /** The list of fields. */
        FIELDS,
        /** The list of fields for conditions. */
        SELECTION_FIELDS,
        /** What conditions are made of. */
        OPERATORS,
        /** None. */
        NONE;

        List<String> lines() {
            return switch (this) {
                case FIELDS -> FieldTable.standard().help();
                case SELECTION_FIELDS -> FieldTable.standard().selectionHelp();
                case OPERATORS -> FieldTable.operatorHelp();
                case NONE -> List.of();
            };
        }
    }

    ReportRefused(int code, Help help, List<String> complaints) {
        this(code, List.of(), help, complaints);
    }

    ReportRefused(int code, List<String> first, Help help, List<String> complaints) {
        super(String.join("; ", complaints), null, false, false);
        this.first = List.copyOf(first);
        this.code = code;
        this.help = help;
        this.complaints = List.copyOf(complaints);
    }

    /** What is said before the help. */
    List<String> first() {
        return first;
    }

    List<String> complaints() {
        return complaints;
    }

    Help help() {
        return help;
    }

    int code() {
        return code;
    }
}
