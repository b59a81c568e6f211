package volscope.app.view.pages;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.MappingInfo;

/** Draws a page as a row of boxes: file, page table, chunk, slot. */
final class PageCell extends ListCell<PageRow> {
    private final Texts texts;

    PageCell(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected void updateItem(@Nullable PageRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty || row == null ? null : draw(row));
        setAccessibleText(empty || row == null ? null : words(row));
    }

    private Node draw(PageRow row) {
        MappingInfo mapping = row.mapping();
        HBox line = Parts.row("page-line", box("file", Parts.label(texts.get("pages.page", mapping.page())), mapping.file()),
                wire("solid"), entry(mapping), wire("solid"), chunk(row),
                wire(row.state() == PageRow.State.FLIGHT ? "flight" : row.slot().isPresent() ? "copied" : "none"), slot(row));
        line.setFillHeight(false);
        return line;
    }

    private Node entry(MappingInfo mapping) {
        var word = Parts.label(texts.get("pages." + mapping.state()));
        switch (mapping.state()) {
            case WRITABLE -> word.setGraphic(Icons.small(Feather.EDIT_2));
            case READ_ONLY -> word.setGraphic(Icons.small(Feather.LOCK));
            case UNMAPPED -> {
            }
        }
        String frame = mapping.state() == MappingInfo.PageState.UNMAPPED ? "" : Long.toHexString(mapping.pfn());
        return box(mapping.state().name().toLowerCase(Locale.ROOT).replace('_', '-'), word, frame);
    }

    private Node chunk(PageRow row) {
        String style = row.state().name().toLowerCase(Locale.ROOT);
        if (row.state() == PageRow.State.FREE) {
            return box("unmapped", Parts.label(texts.get("pages.no-snapshot"), "muted"), "");
        }
        return box("chunk-" + style, sampled(texts.get("pages.chunk." + row.state()), style),
                row.chunk().map(chunk -> texts.get("pages.number", chunk.chunk())).orElse(""));
    }

    private Node slot(PageRow row) {
        String style = row.state().name().toLowerCase(Locale.ROOT);
        return row.slot().map(slot -> box("chunk-" + style, sampled(texts.get("pages.slot." + row.state()), style),
                texts.get("map.slot", slot))).orElseGet(() -> box("unmapped", Parts.label(texts.get("pages.none"), "muted"), ""));
    }

    private static Label sampled(String word, String style) {
        Label label = Parts.label(word);
        Region sample = new Region();
        sample.getStyleClass().addAll("sample", style);
        label.setGraphic(sample);
        return label;
    }

    private static Node box(String style, Node word, String number) {
        HBox box = Parts.row("page-box", word, Parts.spring(), Parts.label(number, "mono", "number"));
        box.getStyleClass().add(style);
        return box;
    }

    private static Node wire(String style) {
        Region wire = new Region();
        wire.getStyleClass().addAll("wire", style);
        return wire;
    }

    private String words(PageRow row) {
        MappingInfo mapping = row.mapping();
        return texts.get("pages.read", mapping.task(), mapping.page(), mapping.file(), texts.get("pages." + mapping.state()));
    }
}
