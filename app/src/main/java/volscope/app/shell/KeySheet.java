package volscope.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import volscope.app.text.Texts;
import volscope.app.view.KeyWords;
import volscope.app.view.Parts;

/** All keys on one sheet, over the window. */
final class KeySheet extends Sheet {
    private static final int MOST = 40;
    private static final int COLUMNS = 3;
    /** What the title of a section takes, in lines. */
    private static final int HEAD = 2;

    private final Texts texts;

    KeySheet(WindowCommands commands, Texts texts, Runnable onClose) {
        ScrollPane scroll = new ScrollPane();
        super(texts, texts.get("sheet.title"), onClose, Parts.label(texts.get("sheet.first"), "muted"), scroll);
        this.texts = texts;
        setId("key-sheet");
        scroll.setContent(columns(sections(commands)));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
    }

    /** What the sheet says: by section, what is done and the keys that do it. */
    private Map<String, Map<String, List<String>>> sections(WindowCommands commands) {
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        for (WindowCommand command : commands.all()) {
            if (!command.keys().isEmpty()) {
                sections.computeIfAbsent(texts.get("menu." + command.menu()), title -> new LinkedHashMap<>())
                        .put(texts.get(command.words()), keys(command));
            }
        }
        for (String panel : List.of("storage", "map", "timeline", "form", "search")) {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            if (panel.equals("storage")) {
                rows.putAll(acts(commands));
            }
            for (int i = 1; i < MOST && texts.has("sheet." + panel + "." + i); i++) {
                rows.put(texts.get("sheet." + panel + "." + i), List.of(texts.get("sheet." + panel + "." + i + ".keys").split(" \\| ")));
            }
            sections.put(texts.get("sheet." + panel), rows);
        }
        return sections;
    }

    /** What the tree calls acts that have keys there. */
    private Map<String, List<String>> acts(WindowCommands commands) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (WindowCommand command : commands.all()) {
            String words = "sheet.storage." + command.name();
            if (command.menu().equals("act") && texts.has(words)) {
                rows.put(texts.get(words), keys(command));
            }
        }
        return rows;
    }

    private List<String> keys(WindowCommand command) {
        return command.keys().stream().map(keys -> KeyWords.of(keys, texts)).toList();
    }

    /** Columns of about the same height, the sections in order. */
    private static Node columns(Map<String, Map<String, List<String>>> sections) {
        HBox columns = Parts.row("sheet-columns");
        int lines = sections.values().stream().mapToInt(rows -> rows.size() + HEAD).sum();
        int filled = 0;
        for (Map.Entry<String, Map<String, List<String>>> entry : sections.entrySet()) {
            int column = Math.min(COLUMNS - 1, filled * COLUMNS / lines);
            while (columns.getChildren().size() <= column) {
                VBox next = new VBox();
                next.getStyleClass().add("sheet-column");
                HBox.setHgrow(next, Priority.ALWAYS);
                next.setPrefWidth(0);
                columns.getChildren().add(next);
            }
            ((VBox) columns.getChildren().getLast()).getChildren().add(section(entry.getKey(), entry.getValue()));
            filled += entry.getValue().size() + HEAD;
        }
        return columns;
    }

    private static Node section(String title, Map<String, List<String>> rows) {
        VBox section = new VBox(Parts.label(title, "strong"));
        section.getStyleClass().add("sheet-section");
        rows.forEach((words, keys) -> {
            HBox line = Parts.row("sheet-line", Parts.wrapping(words), Parts.spring());
            keys.forEach(key -> line.getChildren().add(Parts.chip(key, "key")));
            section.getChildren().add(line);
        });
        return section;
    }
}
