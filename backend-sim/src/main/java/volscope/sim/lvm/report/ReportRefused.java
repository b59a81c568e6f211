package volscope.sim.lvm.report;

import java.util.List;

/** Thrown where the options of a report make no sense; carries what is said of it. */
final class ReportRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> complaints;
    private final Help help;
    private final int code;

    /** Whether the list of fields comes first. */
    enum Help {
        SHOWN, LEFT_OUT
    }

    ReportRefused(int code, Help help, List<String> complaints) {
        super(String.join("; ", complaints), null, false, false);
        this.code = code;
        this.help = help;
        this.complaints = List.copyOf(complaints);
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
