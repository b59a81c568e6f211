package volscope.app.view.compare;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Parts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Revision;

/** Two fields that say which volume, and at which moment. */
final class SidePicker extends HBox {
    private final ComboBox<LogicalVolumeInfo> volumes = new ComboBox<>();
    private final ComboBox<Moment> moments = new ComboBox<>();
    private final Runnable changed;
    private boolean filling;

    SidePicker(Texts texts, String letter, Runnable changed) {
        this.changed = changed;
        getStyleClass().add("compare-side");
        Label name = Parts.chip(letter, "outlined");
        name.setId("compare-letter-" + letter);
        volumes.setId("compare-volume-" + letter);
        moments.setId("compare-moment-" + letter);
        volumes.setAccessibleText(texts.get("compare.volume", letter));
        moments.setAccessibleText(texts.get("compare.moment", letter));
        volumes.setButtonCell(new VolumeCell());
        volumes.setCellFactory(list -> new VolumeCell());
        volumes.getStyleClass().add("small-combo");
        moments.getStyleClass().add("small-combo");
        volumes.setOnAction(event -> tell());
        moments.setOnAction(event -> tell());
        getChildren().setAll(name, volumes, moments);
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }

    /** Offers the volumes and moments there are, and keeps what was chosen where it still is there. */
    void offer(List<LogicalVolumeInfo> volumesNow, List<Moment> momentsNow) {
        filling = true;
        LogicalVolumeInfo volume = volumes.getValue();
        Moment moment = moments.getValue();
        if (!volumesNow.equals(volumes.getItems())) {
            volumes.getItems().setAll(volumesNow);
        }
        if (!momentsNow.equals(moments.getItems())) {
            moments.getItems().setAll(momentsNow);
        }
        volumes.setValue(volumesNow.stream().filter(now -> volume != null && now.id().equals(volume.id())).findFirst().orElse(null));
        moments.setValue(momentsNow.stream().filter(now -> moment != null && now.isSame(moment)).findFirst().orElse(momentsNow.getFirst()));
        filling = false;
    }

    Optional<LogicalVolumeInfo> volume() {
        return Optional.ofNullable(volumes.getValue());
    }

    Moment moment() {
        return moments.getValue();
    }

    void choose(LogicalVolumeInfo volume, Moment moment) {
        filling = true;
        volumes.getItems().stream().filter(now -> now.id().equals(volume.id())).findFirst().ifPresent(volumes::setValue);
        moments.setValue(moment);
        filling = false;
    }

    /** What is chosen, as things are. */
    Optional<Side> side(Frame frame, Session session) {
        Revision at = moments.getValue() == null
                ? frame.revision()
                : moments.getValue().at().filter(id -> !id.equals(frame.revision().id())).map(session::revision).orElse(frame.revision());
        return volume().map(volume -> new Side(volume.name(), device(frame.facts(), volume), at));
    }

    /** A snapshot that merges is read through its origin. */
    private static String device(Facts facts, LogicalVolumeInfo volume) {
        return facts.merge(volume) == Facts.Merge.RUNNING ? facts.origin(volume).orElse(volume).device() : volume.device();
    }

    /** Shows a volume's name. */
    private static final class VolumeCell extends javafx.scene.control.ListCell<LogicalVolumeInfo> {
        @Override
        protected void updateItem(LogicalVolumeInfo item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.name());
        }
    }
}
