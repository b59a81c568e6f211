package volscope.app.view.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Track;
import volscope.app.view.TsvTable;
import volscope.app.window.OpenWindow;
import volscope.model.event.Event;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** What happened, line by line, and what each command cost. */
class EventsTest extends OpenWindow {
    private static final List<String> OVERFLOW = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 128 A", "lvcreate -s -l 4 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 24 8 B",
            "sec w /dev/vg0/lv0 32 16 C");

    EventsTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private TableView<EventRow> events() {
        return lookup("#events-table").queryTableView();
    }

    /** Every event of the machine, in order. */
    private List<Event> happened() {
        return frame().history().path().stream().flatMap(act -> act.run().steps().stream())
                .flatMap(step -> session.revision(step).events().stream()).toList();
    }

    @Test
    void everyEventStandsInOrderAndLeadsToItsTimeAndChunk() {
        run(OVERFLOW);
        fire("#tab-events");
        fire("#events-WRITES");
        assertThat(events().getItems()).hasSize(happened().size());
        assertThat(events().getItems().stream().map(EventRow::moment).toList()).isSorted();
        fire("#events-WRITES");
        fire("#events-DEVICES");
        fire("#events-COPIES");
        assertThat(events().getItems().stream().map(EventRow::words).toList())
                .isEqualTo(happened().stream().filter(Event.Logged.class::isInstance).map(event -> ((Event.Logged) event).text()).toList())
                .anyMatch(line -> line.contains("Invalidating snapshot: Unable to allocate exception."));
        interact(() -> events().getSelectionModel().selectLast());
        settle();
        assertThat(frame().selection()).isEqualTo(new Selection.Device("vg0-snap1"));
        fire("#events-COPIES");
        interact(() -> lookup("#events-filter").queryAs(TextField.class).setText("exception 3 to"));
        settle();
        assertThat(events().getItems()).hasSize(1);
        interact(() -> events().getSelectionModel().select(0));
        settle();
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("vg0-snap1", 3));
        fire("#events-look");
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        assertThat(frame().revision().events()).contains(new Event.ExceptionCompleted("vg0-snap1", 3, 2));
    }

    @Test
    void everyCommandSaysItsCostAndLeadsToItsEnd() {
        run(OVERFLOW.subList(0, 5));
        fire("#tab-history");
        TsvTable<?> table = (TsvTable<?>) lookup("#history-table").query();
        List<String> lines = table.tsv().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.getLast()).contains("\tsec w /dev/vg0/lv0 24 8 B\t1\t").endsWith("\t0\ttyped");
        assertThat(seen("#place-LOWER")).contains("5 commands, 1 copy");
        interact(() -> table.getSelectionModel().select(3));
        settle();
        Track track = Track.of(frame().history());
        assertThat(frame().revision().id()).isEqualTo(track.at(track.legs().get(3).end()));
        assertThat(frame().revision().snapshot("vg0-snap1").orElseThrow().exceptions()).isZero();
        session.lookAtNow();
        settle();
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(4);
    }
}
