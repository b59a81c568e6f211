package volscope.app.shell;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import volscope.app.lab.Lab;
import volscope.model.machine.RevisionId;

/** A window that is checked for use; each check prints its figure. */
abstract class CheckedWindow extends SimulatedWindow {
    private int presses;

    /** Prints the figure of a check. */
    static void figure(int check, String words, Object... arguments) {
        System.out.printf(Locale.ROOT, "check %02d: %s%n", check, String.format(Locale.ROOT, words, arguments));
    }

    /** Presses the mouse on something, and counts it. */
    void press(String what) {
        settle();
        clickOn(what);
        presses++;
        settle();
    }

    int presses() {
        return presses;
    }

    void begin(String... lines) {
        open(new Lab("lab", String.join("\n", lines) + "\n", java.util.Optional.empty()));
    }

    RevisionId now() {
        return frame().revision().id();
    }

    boolean same(RevisionId one, RevisionId other) {
        return machines.last().difference(one, other).isEmpty();
    }

    /** What a terminal would say of the machine. */
    String state() {
        return Stream.of("lvs -a", "vgs", "pvs", "dmsetup table", "dmsetup status").map(line -> session.ask(line).join().text())
                .collect(Collectors.joining());
    }

    /** The words that can be seen in a part, sorted: rows of a list may be drawn in any order. */
    List<String> read(String within) {
        return below(lookup(within).query()).stream().filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty()).sorted().toList();
    }

    /** The row of the tree that is called so. */
    Node row(String name) {
        return below(lookup("#storage").query()).stream()
                .filter(node -> node.getStyleClass().contains("name") && ((Labeled) node).getText().equals(name))
                .findFirst().orElseThrow(() -> new AssertionError("no row " + name));
    }

    /** What this thread and the window's have computed so far, in milliseconds. */
    static long computed() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
