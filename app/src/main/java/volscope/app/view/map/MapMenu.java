package volscope.app.view.map;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import volscope.app.session.ChunkRecord.Span;
import volscope.app.text.Texts;
import volscope.app.view.Clip;

/** What can be done with chunks: each item says the line that it runs. */
final class MapMenu {
    private final Texts texts;
    private final Contents contents;
    private final Consumer<String> run;

    MapMenu(Texts texts, Contents contents, Consumer<String> run) {
        this.texts = texts;
        this.contents = contents;
        this.run = run;
    }

    ContextMenu of(MapContent content, Span chunks, Runnable bookmark, Runnable go) {
        Subject subject = content.subject();
        ContextMenu menu = new ContextMenu();
        menu.setId("map-menu");
        long at = chunks.from() * subject.info().chunkBytes();
        String lower = contents.word(content.revision(), subject.info().origin(), at);
        String upper = contents.word(content.revision(), subject.device(), at);
        menu.getItems().addAll(
                line("map.menu.write", subject.origin(), Contents.next(lower),
                        MapLines.write(subject, subject.originPath(), chunks, Contents.next(lower))),
                line("map.menu.write", subject.snapshot(), Contents.next(upper),
                        MapLines.write(subject, subject.path(), chunks, Contents.next(upper))),
                line("map.menu.read", subject.snapshot(), upper, MapLines.read(subject, subject.path(), chunks)),
                new SeparatorMenuItem(), item(texts.get("map.menu.bookmark"), bookmark), item(texts.get("map.menu.go"), go),
                item(texts.get("map.menu.copy"), () -> copy(chunks)));
        return menu;
    }

    private static void copy(Span span) {
        Clip.put(span.to() == span.from() + 1 ? "#" + span.from() : "#" + span.from() + ".." + (span.to() - 1));
    }

    private MenuItem line(String key, String volume, String letter, String line) {
        MenuItem item = item(texts.get(key, volume, letter) + "      " + line, () -> run.accept(line));
        // What is typed may hold what would be taken for a mnemonic.
        item.setMnemonicParsing(false);
        return item;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }
}
