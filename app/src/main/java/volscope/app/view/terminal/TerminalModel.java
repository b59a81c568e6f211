package volscope.app.view.terminal;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import volscope.app.session.Act;
import volscope.app.session.Frame;

/** The lines of the branch one is on, kept up with what changes at its end. */
final class TerminalModel {
    private final ObservableList<TerminalLine> lines = FXCollections.observableArrayList();
    private List<Act> drawn = List.of();

    ObservableList<TerminalLine> lines() {
        return lines;
    }

    /** The commands of the branch, in order. */
    List<String> commands() {
        return drawn.stream().map(Act::line).toList();
    }

    /** Shows a frame; acts that stay are not touched. */
    void show(Frame frame) {
        List<Act> path = frame.history().path();
        int common = common(drawn, path);
        if (common < drawn.size()) {
            cut(drawn.get(common));
        }
        List<TerminalLine> more = new ArrayList<>();
        path.subList(common, path.size()).forEach(act -> more.addAll(TerminalLine.of(act)));
        lines.addAll(more);
        drawn = path;
    }

    private void cut(Act first) {
        int at = 0;
        while (at < lines.size() && lines.get(at).act() != first.number()) {
            at++;
        }
        lines.remove(at, lines.size());
    }

    private static int common(List<Act> first, List<Act> second) {
        int length = Math.min(first.size(), second.size());
        int at = 0;
        // The same act is the same object: histories share them.
        while (at < length && first.get(at) == second.get(at)) {
            at++;
        }
        return at;
    }
}
