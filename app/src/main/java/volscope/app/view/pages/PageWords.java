package volscope.app.view.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import volscope.app.text.Texts;
import volscope.app.view.pages.PageRow.Below;
import volscope.app.view.pages.PageRow.Standing;
import volscope.model.machine.DirectFileInfo.Tag;
import volscope.model.machine.MappingInfo;

/** What is said of pages. */
record PageWords(Texts texts) {

    /** Which pages a row shows. */
    String pages(PageRow row) {
        return row.pages() == 1 ? texts.get("pages.page", row.page()) : texts.get("pages.span", row.page(), row.page() + row.pages() - 1);
    }

    /** What the entry of a page table is. */
    String entry(PageRow row) {
        return switch (row.standing()) {
            case STALE -> texts.get("pages.stale");
            case TO_BE_REVOKED -> texts.get("pages.revoke");
            case KEPT -> row.isZero()
                    ? texts.get("pages.zero")
                    : texts.get("pages." + row.mapping().map(mapping -> mapping.state().name()).orElse("UNMAPPED"));
        };
    }

    /** What becomes of accesses; empty if nothing does. */
    String access(PageRow row) {
        return !row.uses().refused().isEmpty()
                ? texts.get("pages.refused")
                : !row.uses().waiting().isEmpty() ? texts.get("pages.waiting") : "";
    }

    /** What the entry of the index says. */
    String tag(PageRow row) {
        return texts.get("pages.tag." + row.entry().map(entry -> entry.tag().name()).orElse("none"));
    }

    /** A page of memory; empty where there is none. */
    String frame(long pfn) {
        return pfn < 0 ? "" : "0x" + Long.toHexString(pfn);
    }

    /** The same where there is little room. */
    String shortFrame(long pfn) {
        return pfn < 0 ? "" : Long.toHexString(pfn);
    }

    /** Which chunks. */
    String chunks(Below below) {
        long first = below.first().chunk();
        return below.chunks() == 1 ? texts.get("pages.number", first) : texts.get("pages.range", first, first + below.chunks() - 1);
    }

    /** All that a row shows, in sentences. */
    String sentence(PageRow row) {
        List<String> said = new ArrayList<>();
        said.add(row.mapping().map(mapping -> mapped(row, mapping)).orElseGet(() -> texts.get("pages.said.unmapped", pages(row))));
        row.uses().refused().forEach(task -> said.add(texts.get("pages.said.refused", task)));
        row.uses().waiting().forEach(task -> said.add(texts.get("pages.said.waiting", task)));
        row.uses().pinned().forEach(task -> said.add(texts.get("pages.said.pinned", task)));
        if (row.standing() != Standing.KEPT) {
            said.add(texts.get(row.standing() == Standing.STALE ? "pages.said.stale" : "pages.said.revoke"));
        }
        row.entry().ifPresent(entry -> {
            said.add(texts.get("pages.said.index", texts.get("pages.tag." + entry.tag())));
            entry.lockedBy()
                    .ifPresent(task -> said.add(texts.get(entry.tag() == Tag.ABSENT ? "pages.said.making" : "pages.said.locked", task)));
        });
        row.below().ifPresent(below -> said.add(texts.get("pages.said.chunk", chunks(below), texts.get("pages.chunk." + below.state()),
                below.first().snapshot())));
        if (row.unsettled() > 0) {
            said.add(texts.get("pages.said.lines", row.unsettled()));
        }
        return String.join("\n", said);
    }

    private String mapped(PageRow row, MappingInfo mapping) {
        return row.isZero()
                ? texts.get("pages.said.zero", mapping.task(), pages(row))
                : texts.get(row.isHuge() ? "pages.said.huge" : "pages.said", mapping.task(), pages(row),
                        texts.get("pages." + mapping.state()), frame(mapping.pfn()), mapping.memory());
    }

    /** What its place in life means, in a sentence. */
    String life(PageRow row) {
        String task = Stream.of(row.uses().refused(), row.uses().waiting(), row.task().stream().toList()).flatMap(List::stream).findFirst()
                .orElse("");
        return texts.get("pages.life.said." + row.life(), task);
    }
}
