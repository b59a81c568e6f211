package volscope.app.view.pages;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.app.view.pages.PageRow.Below;
import volscope.app.view.pages.PageRow.Standing;
import volscope.app.view.pages.PageRow.State;
import volscope.app.view.pages.PageRow.Uses;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.DirectFileInfo.Tag;
import volscope.model.machine.MappingInfo;

/** Draws pages as a row of boxes: file, page table, index, chunk, slot. */
final class PageCell extends ListCell<PageRow> {
    private final PageWords words;
    private final Texts texts;

    PageCell(PageWords words, Texts texts) {
        this.words = words;
        this.texts = texts;
        setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PageRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        setGraphic(draw(row));
        setAccessibleText(words.sentence(row));
        setTooltip(new Tooltip(words.sentence(row)));
    }

    private Node draw(PageRow row) {
        State state = row.below().map(Below::state).orElse(State.SHARED);
        return Columns.line(page(row), Columns.wire(row.mapping().isPresent() ? "solid" : "none"), entry(row),
                Columns.wire(row.entry().isPresent() ? "solid" : "none"),
                index(row), Columns.wire("solid"), chunk(row),
                Columns.wire(state == State.FLIGHT ? "flight" : row.below().flatMap(Below::slot).isPresent() ? "copied" : "none"),
                slot(row.below()));
    }

    /** The page as a task sees it; who waits for it, or was refused, is named in place of who maps it. */
    private Node page(PageRow row) {
        Label word = Parts.label(words.pages(row));
        Uses uses = row.uses();
        boolean refused = !uses.refused().isEmpty();
        boolean waits = !refused && !uses.waiting().isEmpty();
        if (refused || waits) {
            word.setGraphic(Icons.small(refused ? Feather.ZAP : Feather.CLOCK));
        }
        Node box = box(refused ? "revoke" : waits ? "locked" : row.isHuge() ? "huge" : "file", word,
                refused ? words.access(row) : waits ? uses.waiting().getFirst() : row.task().orElse(""));
        box.getStyleClass().add("first-box");
        return box;
    }

    private Node entry(PageRow row) {
        if (row.mapping().isEmpty()) {
            return box("unmapped", Parts.label(texts.get("pages.UNMAPPED"), "muted"), "");
        }
        MappingInfo mapping = row.mapping().get();
        boolean revoke = row.standing() != Standing.KEPT || isBroken(row, true);
        Label word = Parts.label(words.entry(row));
        word.setGraphic(Icons.small(revoke
                ? Feather.ALERT_TRIANGLE
                : row.isZero()
                        ? Feather.CIRCLE
                        : mapping.state() == MappingInfo.PageState.WRITABLE ? Feather.EDIT_2 : Feather.LOCK));
        String style = revoke ? "revoke" : row.isZero() ? "zero" : mapping.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return box(style, word, row.isHuge() ? texts.get("pages.2m") : words.shortFrame(mapping.pfn()));
    }

    /** Whether a rule was broken with the mapping, or with the chunk. */
    private static boolean isBroken(PageRow row, boolean byMapping) {
        return row.broken().stream().anyMatch(rule -> rule.finding().page() >= 0 == byMapping);
    }

    private Node index(PageRow row) {
        if (row.entry().isEmpty()) {
            return row.uses().pinned().isEmpty()
                    ? box("unmapped", Parts.label(words.tag(row), "muted"), "")
                    : pinned(Parts.label(words.tag(row)), row);
        }
        IndexEntry entry = row.entry().get();
        Label word = Parts.label(words.tag(row));
        String style = entry.tag() == Tag.CLEAN ? "clean" : "dirty";
        if (entry.lockedBy().isPresent()) {
            word.setGraphic(Icons.small(Feather.LOCK));
            return box("locked", word, entry.lockedBy().get());
        }
        if (!row.uses().pinned().isEmpty()) {
            return pinned(word, row);
        }
        return box(style, word, entry.pages() > 1
                ? texts.get("pages.2m")
                : entry.pfn() < 0 ? texts.get("pages.zero.short") : words.shortFrame(entry.pfn()));
    }

    private Node pinned(Label word, PageRow row) {
        word.setGraphic(Icons.small(Feather.ANCHOR));
        return box("pinned", word, row.uses().pinned().getFirst());
    }

    private Node chunk(PageRow row) {
        if (row.below().isEmpty()) {
            return box("unmapped", Parts.label(texts.get("pages.no-snapshot"), "muted"), "");
        }
        Below chunks = row.below().get();
        String style = chunks.state().name().toLowerCase(Locale.ROOT);
        if (isBroken(row, false)) {
            Label word = Parts.label(texts.get("pages.chunk." + chunks.state()));
            word.setGraphic(Icons.small(Feather.ALERT_TRIANGLE));
            return box("revoke", word, words.chunks(chunks));
        }
        return box("chunk-" + style, sampled(texts.get("pages.chunk." + chunks.state()), style), words.chunks(chunks));
    }

    private Node slot(Optional<Below> below) {
        if (below.isEmpty() || below.get().slot().isEmpty()) {
            return box("unmapped", Parts.label(texts.get("pages.none"), "muted"), "");
        }
        Below chunks = below.get();
        State state = chunks.state() == State.SHARED ? State.COPIED : chunks.state();
        String style = state.name().toLowerCase(Locale.ROOT);
        return box("chunk-" + style, sampled(texts.get("pages.slot." + state), style),
                chunks.chunks() > 1
                        ? texts.get("pages.some", chunks.copied(), chunks.chunks())
                        : texts.get("map.slot", chunks.slot().get()));
    }

    static Label sampled(String word, String style) {
        Label label = Parts.label(word);
        Region sample = new Region();
        sample.getStyleClass().addAll("sample", style);
        label.setGraphic(sample);
        return label;
    }

    static Node box(String style, Label word, String number) {
        Label right = Parts.label(number, "mono", "number");
        // A word that is cut says nothing; the number stands in the table and in the sentence too.
        word.setMinWidth(Region.USE_PREF_SIZE);
        right.setMinWidth(0);
        HBox box = Parts.row("page-box", word, Parts.spring(), right);
        box.getStyleClass().add(style);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
