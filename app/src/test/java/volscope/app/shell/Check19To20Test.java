package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.Sandbox;
import volscope.app.view.Place;
import volscope.model.machine.SnapshotInfo;

/** Checks of use 19 and 20: coming back, and the first five minutes. */
class Check19To20Test extends CheckedWindow {
    private static final int MOST = 12;

    @Test
    void check19LayoutAndWorkComeBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("work.lab");
        Files.writeString(file, "vgcreate vg0 /dev/vda\nlvcreate -L 16M -n lv0 vg0\n");
        assertThat(labs.open(file).join()).isEmpty();
        settle();
        Settings settings = injector.getInstance(Settings.class);
        List<Double> usual = widths();
        interact(() -> {
            window().arrange(Layout.DEBUG);
            window().scale().factorProperty().set(1.5);
        });
        settle();
        assertThat(widths()).isNotEqualTo(usual);
        interact(window()::resetLayout);
        settle();
        assertThat(widths()).isEqualTo(usual);
        assertThat(settings.scale()).isEqualTo(1);
        session.run("lvcreate -s -L 4M -n snap1 vg0/lv0", volscope.app.session.Act.Source.TYPED).join();
        // Whatever ends the process now, the file has the line.
        assertThat(Files.readAllLines(file)).hasSize(3).last().isEqualTo("lvcreate -s -L 4M -n snap1 vg0/lv0");
        String before = state();
        assertThat(labs.open(file).join()).isEmpty();
        assertThat(state()).isEqualTo(before);
        figure(19, "layout back, 0 of %d lines lost", 3);
    }

    /** Where large words leave no room for a place of its own, it has none. */
    private List<Double> widths() {
        return List.of(Place.STORAGE, Place.CENTER, Place.INSPECTOR, Place.LOWER).stream()
                .map(place -> lookup("#place-" + place).tryQuery().map(node -> (double) Math.round(node.getLayoutBounds().getWidth()))
                        .orElse(0.0))
                .toList();
    }

    @Test
    void check20TheFirstFiveMinutes() {
        interact(() -> window().home());
        press("#start-tour");
        assertThat(lookup("#walkthrough").query().isVisible()).isTrue();
        press("#tour-end");
        interact(() -> window().home());
        press("#sandbox-tiny");
        press("#tool-snapshot");
        press("#act-run");
        assertThat(frame().facts().volume("vg0", "snap2")).isPresent();
        for (int i = 0; i < 2; i++) {
            press("#tool-write");
            press("#act-run");
        }
        assertThat(frame().facts().snapshots().values()).anyMatch(info -> info.exceptions() > 0);
        session.run("lvcreate -s -l 3 -c 4k -n small vg0/lv0", volscope.app.session.Act.Source.TYPED).join();
        session.run("sec w /dev/vg0/lv0 0 64 Z", volscope.app.session.Act.Source.TYPED).join();
        settle();
        assertThat(frame().facts().snapshots().values()).anyMatch(info -> info.state() == SnapshotInfo.State.INVALID);
        push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.Z);
        settle();
        assertThat(frame().facts().snapshots().values()).noneMatch(info -> info.state() == SnapshotInfo.State.INVALID);
        figure(20, "%d presses beyond the writes (at most %d), no modal question", presses() - 4 + 1, MOST);
        assertThat(presses() - 4 + 1).isLessThanOrEqualTo(MOST);
    }
}
