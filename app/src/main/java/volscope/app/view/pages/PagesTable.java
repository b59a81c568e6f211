package volscope.app.view.pages;

import java.util.stream.Collectors;
import volscope.app.text.Texts;
import volscope.app.view.BrokenRule;
import volscope.app.view.TsvTable;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.MappingInfo;

/** The pages as a table. */
final class PagesTable {
    private PagesTable() {
    }

    static TsvTable<PageRow> of(PageWords words, Texts texts) {
        TsvTable<PageRow> table = new TsvTable<PageRow>(texts.get("panel.pages"))
                .column(texts.get("pages.table.task"), 80, TsvTable.Align.LEFT, "plain", row -> row.task().orElse(""))
                .column(texts.get("pages.table.page"), 90, TsvTable.Align.RIGHT, "mono",
                        row -> row.pages() == 1
                                ? String.valueOf(row.page())
                                : texts.get("pages.range", row.page(), row.page() + row.pages() - 1))
                .column(texts.get("pages.table"), 120, TsvTable.Align.LEFT, "plain", row -> entry(row, words, texts))
                .column(texts.get("pages.table.access"), 70, TsvTable.Align.LEFT, "plain", words::access)
                .column(texts.get("pages.table.frame"), 90, TsvTable.Align.RIGHT, "mono",
                        row -> row.mapping().map(MappingInfo::pfn).map(words::frame).orElse(""))
                .column(texts.get("pages.table.index"), 90, TsvTable.Align.LEFT, "plain",
                        words::tag)
                .column(texts.get("pages.table.locked"), 80, TsvTable.Align.LEFT, "plain",
                        row -> row.entry().flatMap(IndexEntry::lockedBy).orElse(""))
                .column(texts.get("pages.table.pinned"), 80, TsvTable.Align.LEFT, "plain", row -> String.join(" ", row.uses().pinned()))
                .column(texts.get("pages.table.lines"), 70, TsvTable.Align.RIGHT, "mono", row -> texts.get("pages.number", row.unsettled()))
                .column(texts.get("pages.table.chunk"), 80, TsvTable.Align.RIGHT, "mono", row -> row.below().map(words::chunks).orElse(""))
                .column(texts.get("map.table.state"), 90, TsvTable.Align.LEFT, "plain",
                        row -> texts.get("pages.chunk." + row.below().map(below -> below.state().name()).orElse("FREE")))
                .column(texts.get("map.table.slot"), 60, TsvTable.Align.RIGHT, "mono",
                        row -> row.below().flatMap(PageRow.Below::slot).map(String::valueOf).orElse(""))
                .column(texts.get("pages.table.broken"), 60, TsvTable.Align.LEFT, "plain",
                        row -> row.broken().stream().map(BrokenRule::word).distinct().collect(Collectors.joining(" ")));
        table.setId("pages-table");
        return table;
    }

    private static String entry(PageRow row, PageWords words, Texts texts) {
        String word = words.entry(row);
        return row.isHuge() && row.mapping().isPresent() ? word + ", " + texts.get("pages.2m") : word;
    }
}
