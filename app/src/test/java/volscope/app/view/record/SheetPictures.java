package volscope.app.view.record;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.SnapshotParameters;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lesson.Course;
import volscope.app.session.Act;
import volscope.app.shell.Theme;
import volscope.app.tour.Pictures;
import volscope.app.window.OpenWindow;

class SheetPictures extends OpenWindow {
    SheetPictures() {
        super(Course.machines());
    }

    private void shot(String name, int width, int height) throws Exception {
        interact(() -> window().scene().getRoot().resize(width, height));
        settle();
        Thread.sleep(600);
        settle();
        javafx.scene.image.WritableImage[] image = new javafx.scene.image.WritableImage[1];
        interact(() -> {
            var root = window().scene().getRoot();
            root.applyCss();
            root.layout();
            SnapshotParameters all = new SnapshotParameters();
            all.setViewport(new javafx.geometry.Rectangle2D(0, 0, width, height));
            all.setFill(window().scene().getFill());
            image[0] = root.snapshot(all, null);
        });
        new Pictures(Path.of("/tmp/record-shots")).write(name, image[0]);
    }

    @Test
    void pictures() throws Exception {
        injector.getInstance(Labs.class).open(Lab.EMPTY).join();
        settle();
        interact(() -> window().perform("teach.record"));
        run(List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 64k -n lv0 vg0", "sec w /dev/vg0/lv0 0 128 A"));
        shot("1-strip", 1280, 800);
        interact(() -> window().perform("teach.start-here"));
        run(List.of("lvcreate -s -n snap1 -L 40k vg0/lv0", "sec w /dev/vg0/lv0 40 8 B", "lvs"));
        shot("2-doing", 1280, 800);
        interact(() -> window().perform("teach.stop"));
        settle();
        shot("3-sheet", 1280, 800);
        fire("#sheet-pick-solution-1-0-0");
        fire("#sheet-bet-add-1");
        fire("#sheet-check");
        shot("4-checked", 1920, 1080);
        interact(() -> window().setTheme(Theme.DARK));
        shot("5-dark", 1280, 800);
        run(List.of());
        System.out.println(session.run("true", Act.Source.TYPED).join().exitCode());
    }
}
