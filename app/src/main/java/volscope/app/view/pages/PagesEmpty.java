package volscope.app.view.pages;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.NextStep;
import volscope.app.view.Parts;
import volscope.model.machine.DaxState;
import volscope.model.machine.LogicalVolumeInfo;

/** What the view shows where nobody maps a file: what could be here, and the line that leads there. */
final class PagesEmpty extends VBox {
    private final Session session;
    private final Texts texts;

    PagesEmpty(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
        setId("pages-empty");
        getStyleClass().add("next-step");
        setAlignment(Pos.TOP_LEFT);
        setFillWidth(false);
    }

    void show(Facts facts) {
        getChildren().setAll(MarkedText.flow(texts.get("pages.empty"), "muted"));
        step(facts).ifPresent(step -> getChildren().add(NextStep.row(button(step), step.line())));
        if (facts.disks().stream().noneMatch(disk -> disk.dax() == DaxState.YES)) {
            getChildren().add(MarkedText.flow(texts.get("pages.empty.no-memory"), "muted"));
        }
    }

    @Override
    public void requestFocus() {
        Optional.ofNullable(lookup("#pages-next")).ifPresent(Node::requestFocus);
    }

    private Button button(Step step) {
        Button button = Parts.button(Feather.PLAY, texts.get("pages.next." + step.name()), "main");
        button.setId("pages-next");
        button.setOnAction(event -> {
            var _ = session.run(step.line(), Act.Source.POINTED);
        });
        return button;
    }

    /**
     * A step towards a mapped page.
     *
     * @param name
     *            its verb's key
     * @param line
     *            what it runs
     */
    record Step(String name, String line) {
    }

    /** The next step: a store into a file where one can be mapped, or a file system on what answers direct_access. */
    static Optional<Step> step(Facts facts) {
        Optional<String> mounted = facts.mounts().stream().filter(mount -> mount.dax() == DaxState.YES)
                .map(mount -> mount.path().equals("/") ? "" : mount.path()).findFirst();
        if (mounted.isPresent()) {
            String file = mounted.get() + "/f";
            return Optional.of(new Step("map", "dd if=/dev/zero of=" + file + " bs=4k count=8 status=none; sync; poke " + file + " 0 A"));
        }
        return device(facts).map(device -> new Step("mount",
                "mkfs.ext4 -q -F -b 4096 " + device + "; mkdir -p /mnt; mount -o dax " + device + " /mnt"));
    }

    private static Optional<String> device(Facts facts) {
        Optional<String> volume = facts.volumes().filter(found -> found.origin().isEmpty())
                .filter(found -> facts.device(found.device()).filter(device -> device.dax() == DaxState.YES && device.opens() == 0)
                        .isPresent())
                .map(found -> "/dev/" + found.path()).findFirst();
        return volume.or(() -> facts.disks().stream().filter(disk -> disk.dax() == DaxState.YES && facts.isFree(disk))
                .filter(disk -> facts.mounts().stream().noneMatch(mount -> mount.device().equals(disk.name())))
                .map(disk -> "/dev/" + disk.name()).findFirst());
    }
}
