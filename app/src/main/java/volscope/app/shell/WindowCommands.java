package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.view.Frames;
import volscope.app.view.Place;
import volscope.app.view.Recorder;
import volscope.app.view.Tool;

/** All that the window can be asked for, in the order of the menus. */
final class WindowCommands {
    private final List<WindowCommand> all = new ArrayList<>();

    WindowCommands(MainWindow window, Session session, Frames frames, ToolButtons tools, Recorder recorder) {
        files(window, session);
        edits(window, session, frames, tools);
        for (Tool tool : tools.tools()) {
            all.add(new WindowCommand(tool.menu().name().toLowerCase(Locale.ROOT) + "." + tool.name(), "tool." + tool.name(),
                    tool.keys().isEmpty() ? List.of() : List.of(tool.keys()),
                    () -> window.isAtWork() && tool.line(frames.shown()).isPresent(), () -> tools.act(tool)));
        }
        times(window);
        teaching(recorder);
        views(window);
        help(window);
    }

    private void files(MainWindow window, Session session) {
        add("file.start", () -> true, window::home, "Alt+Home");
        add("file.new", () -> true, () -> window.files().create(), "Shortcut+N");
        add("file.open", () -> true, () -> window.files().choose(), "Shortcut+O");
        add("file.save", window::isAtWork, () -> window.files().save(), "Shortcut+S");
        add("file.save-as", window::isAtWork, () -> window.files().saveAs(), "Shortcut+Shift+S");
        add("file.class-folder", () -> window.isAtWork() && session.frame().lesson().isPresent(), () -> window.files().exportClass(),
                "Shortcut+Shift+E");
        add("file.settings", () -> true, window::toggleSettings, "Shortcut+Comma");
        add("file.quit", () -> true, window::close, "Shortcut+Q");
    }

    private void edits(MainWindow window, Session session, Frames frames, ToolButtons tools) {
        add("edit.undo", () -> frames.shown().nextUndo().isPresent(), () -> {
            var _ = session.undo();
        }, "Shortcut+Z");
        add("edit.redo", () -> !frames.shown().history().undone().isEmpty(), () -> {
            var _ = session.redo();
        }, "Shortcut+Shift+Z");
        add("edit.history", () -> frames.shown().history().lastAct().isPresent(), window::showHistory, "Shortcut+Alt+Z");
        add("edit.copy", () -> true, tools::copyLine, "Shortcut+Shift+C");
        add("edit.find", () -> true, window::find, "Shortcut+K", "Shortcut+Shift+P");
        add("edit.now", () -> frames.shown().look() == Frame.Look.PAST, session::lookAtNow, "Alt+End");
    }

    private void times(MainWindow window) {
        add("time.back", window::isAtWork, () -> window.transport().back(), "Alt+Comma");
        add("time.play", window::isAtWork, () -> window.transport().toggle(), "Shortcut+Space");
        add("time.forward", window::isAtWork, () -> window.transport().forward(), "Alt+Period");
    }

    private void teaching(Recorder recorder) {
        teach("teach.record", recorder, Recorder.Wish.RECORD, "Shortcut+Alt+R");
        teach("teach.start-here", recorder, Recorder.Wish.START_HERE, "Shortcut+Alt+H");
        teach("teach.stop", recorder, Recorder.Wish.STOP, "Shortcut+Alt+S");
        teach("teach.edit", recorder, Recorder.Wish.EDIT, "Shortcut+Alt+E");
        teach("teach.sheet", recorder, Recorder.Wish.SHEET, "Shortcut+Alt+B");
        teach("teach.leave", recorder, Recorder.Wish.LEAVE);
    }

    private void teach(String id, Recorder recorder, Recorder.Wish wish, String... keys) {
        add(id, () -> recorder.can(wish), () -> recorder.go(wish), keys);
    }

    private void views(MainWindow window) {
        BooleanSupplier work = window::isAtWork;
        int number = 1;
        for (Place place : Place.values()) {
            add("view.place-" + place, work, () -> window.focus(place), "Alt+" + number++);
        }
        for (int i = 1; i <= window.lowerPanels() - 1 && i <= 4; i++) {
            int index = i;
            add("view.lower-" + (i + 1), work, () -> window.openLower(index), "Alt+" + (Place.values().length + i));
        }
        add("view.back", work, window::goBack, "Alt+Left");
        add("view.forward", work, window::goForward, "Alt+Right");
        add("view.say", work, window::say, "Shortcut+Shift+D");
        add("view.next", work, window::focusNext, "F6");
        add("view.table", work, window::swapTable, "Alt+T");
        add("view.maximise", work, window::maximise, "F11");
        add("view.close", work, window::closePlace, "Shortcut+F4");
        add("view.manage", work, () -> window.arrange(Layout.MANAGE), "Shortcut+Alt+M");
        add("view.learn", work, () -> window.arrange(Layout.LEARN), "Shortcut+Alt+L");
        add("view.present", work, () -> window.arrange(Layout.PRESENT), "Shortcut+Alt+P");
        add("view.debug", work, () -> window.arrange(Layout.DEBUG), "Shortcut+Alt+D");
        add("view.reset", work, window::resetLayout, "Shortcut+Alt+0");
        add("view.larger", () -> true, () -> window.scale().larger(), "Shortcut+Equals", "Shortcut+Plus");
        add("view.smaller", () -> true, () -> window.scale().smaller(), "Shortcut+Minus");
        add("view.normal", () -> true, () -> window.scale().normal(), "Shortcut+0");
        add("view.theme", () -> true, window::otherTheme, "Shortcut+Alt+T");
    }

    private void help(MainWindow window) {
        add("help.keys", () -> true, window::toggleKeySheet, "Shortcut+Slash", "?", "F1");
        add("help.tour", () -> true, window::playTour, "Shift+F1");
    }

    private void add(String id, BooleanSupplier can, Runnable action, String... keys) {
        all.add(new WindowCommand(id, "command." + id, List.of(keys), can, action));
    }

    /** The commands in order. */
    List<WindowCommand> all() {
        return List.copyOf(all);
    }

    /** The one of this name. */
    WindowCommand get(String id) {
        return all.stream().filter(command -> command.id().equals(id)).findFirst().orElseThrow();
    }
}
