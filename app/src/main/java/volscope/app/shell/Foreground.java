package volscope.app.shell;

import java.util.List;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.view.Desk;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** Brings into view what a new frame is about: the panels, those that answer its selection, the lesson that was opened. */
final class Foreground {
    private final Session session;
    private final WorkArea work;
    private final List<Panel> panels;
    private final Desk doors;
    private final Visited visited = new Visited();
    private Selection answered;
    private Frame left;
    private int lesson;

    Foreground(Frame shown, Session session, WorkArea work, List<Panel> panels, Desk doors) {
        this.session = session;
        this.work = work;
        this.panels = panels;
        this.doors = doors;
        left = shown;
        answered = shown.selection();
        visited.arrived(answered);
        lesson = shown.learning().turn();
    }

    /** The places that were visited. */
    Visited visited() {
        return visited;
    }

    /** The start screen comes. */
    void leaveAt(Frame frame) {
        left = frame;
    }

    /** Whether something was opened or run since the start screen came. */
    boolean isAnother(Frame frame) {
        return !frame.lab().equals(left.lab()) || frame.history().nextNumber() != left.history().nextNumber();
    }

    /** Brings the panels into view that answer a new selection, where none that is in view does. */
    void answer(Frame frame) {
        List.of(Place.values()).forEach(place -> work.tabs(place).lock(frame::isLocked));
        if (frame.selection().equals(answered)) {
            return;
        }
        answered = frame.selection();
        visited.arrived(answered);
        for (Place place : List.of(Place.CENTER, Place.INSPECTOR)) {
            PanelTabs tabs = work.tabs(place);
            if (tabs.selected().filter(panel -> panel.answers(frame)).isEmpty()) {
                panels.stream().filter(panel -> panel.place() == place && panel.answers(frame)).findFirst()
                        .ifPresent(panel -> tabs.select(panel.name()));
            }
        }
    }

    /** Whether a lesson was opened, gone on with, or ended. */
    boolean isLessonDue(Frame frame) {
        return frame.learning().turn() != lesson;
    }

    /** A lesson that is opened, or gone on with, is brought into view in the layout that is made for it; one that ends leaves that. */
    void learn(Frame frame) {
        lesson = frame.learning().turn();
        boolean open = frame.lesson().isPresent();
        work.arrange(open ? Layout.LEARN : Layout.MANAGE);
        if (open) {
            // New dividers take their panels in when they are styled; before that none of them can have the keys.
            work.applyCss();
            work.layout();
            LessonPlace.show(frame, session, work::open);
            doors.open("lesson");
        }
    }
}
