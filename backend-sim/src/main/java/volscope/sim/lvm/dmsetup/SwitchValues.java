package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.libdm.Mangling;
import volscope.sim.lvm.libdm.Nodes;

/** The values of options as dmsetup reads them, and what it says of those it does not understand. */
final class SwitchValues {

    private static final List<Function<ParsedLine, Optional<String>>> CHECKS = List.of(SwitchValues::checkMangling,
            SwitchValues::checkReadAhead, SwitchValues::checkMode, SwitchValues::checkCount, SwitchValues::checkInterval,
            TreeOptions::check,
            DeviceNaming::check);

    private SwitchValues() {
    }

    /** The first complaint about an option's value. */
    static Optional<String> complaint(ParsedLine line) {
        return CHECKS.stream().map(check -> check.apply(line)).flatMap(Optional::stream).findFirst();
    }

    /** A number as {@code atoi} reads it. */
    static int atoi(String text) {
        String digits = text.strip().replaceFirst("^([+-]?\\d{0,18}).*$", "$1");
        return digits.matches("[+-]?\\d+") ? (int) Long.parseLong(digits) : 0;
    }

    /** The number an option has as its value. */
    static int number(ParsedLine line, String option) {
        return atoi(line.text(option).orElse(""));
    }

    private static Optional<String> given(ParsedLine line, String option) {
        return line.text(option);
    }

    static Mangling mangling(ParsedLine line) {
        return given(line, "manglename").flatMap(SwitchValues::mangling).orElse(Mangling.AUTO);
    }

    private static Optional<Mangling> mangling(String text) {
        return Stream.of(Mangling.values()).filter(mode -> mode.name().equals(text.toUpperCase(Locale.ROOT))).findFirst();
    }

    private static Optional<String> checkMangling(ParsedLine line) {
        return given(line, "manglename").filter(text -> mangling(text).isEmpty()).map(text -> "Unknown name mangling mode.");
    }

    private static Optional<String> checkReadAhead(ParsedLine line) {
        return given(line, "readahead").filter(text -> atoi(text) < -1)
                .map(text -> "Negative read ahead value (" + atoi(text) + ") is not understood.");
    }

    private static Optional<String> checkMode(ParsedLine line) {
        return given(line, "mode").filter(text -> !text.matches("0*[1-7][0-7]{0,6}"))
                .map(text -> "Invalid argument for --mode: " + text + ". ");
    }

    private static Optional<String> checkCount(ParsedLine line) {
        return given(line, "count").filter(text -> atoi(text) < 0).map(text -> "Count must be zero or greater.");
    }

    private static Optional<String> checkInterval(ParsedLine line) {
        return given(line, "interval").filter(text -> atoi(text) <= 0).map(text -> "Interval must be a positive integer.");
    }

    /** Who may use nodes that are made. */
    static Nodes.Owner owner(ParsedLine line) {
        int mode = given(line, "mode").map(text -> Integer.parseInt(text, 8)).orElse(Nodes.Owner.USUAL.mode());
        int gid = given(line, "gid").map(SwitchValues::atoi).orElse(Nodes.Owner.USUAL.gid());
        int uid = given(line, "uid").map(SwitchValues::atoi).orElse(Nodes.Owner.USUAL.uid());
        return new Nodes.Owner(mode, uid, gid);
    }
}
