package volscope.app.view.why;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.machine.Cause;

/** Draws why a chunk reads as it does: its bytes on both sides, and the chain of causes, each leading to its time. */
final class ChunkCard {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final Session session;
    private final Texts texts;
    private final Amounts amounts;

    ChunkCard(Session session, Texts texts, Amounts amounts) {
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
    }

    /** The parts of the card, from the top. */
    List<Node> draw(ChunkAnswer answer, Track track) {
        Chain chain = new Chain(session, track, amounts);
        told(answer.causes()).forEach(cause -> chain.add(cause.at(),
                texts.get("cause." + cause.kind(), cause.line(), cause.slot(), answer.snapshot(), answer.origin())));
        return List.of(head(answer), bytes(answer), Parts.wrapping(question(answer), "strong"), chain,
                MarkedText.flow(texts.get(answer.slot().isPresent() ? "chunk.again" : "chunk.first", answer.origin())));
    }

    /** Of a line that did the same in several steps, the last. */
    private static List<Cause> told(List<Cause> causes) {
        List<Cause> told = new ArrayList<>();
        for (Cause cause : causes) {
            if (told.isEmpty() || told.getLast().kind() != cause.kind() || !told.getLast().line().equals(cause.line())) {
                told.add(cause);
            }
        }
        return told;
    }

    private Node head(ChunkAnswer answer) {
        HBox title = Parts.row("card-head", Parts.label(texts.get("chunk.title", answer.chunk()), "heading"), Parts.spring(),
                chip(answer));
        String place = texts.get("chunk.place", answer.snapshot(), answer.sector(),
                amounts.bytes(answer.chunk() * answer.info().chunkBytes()), answer.origin());
        VBox head = new VBox(title, MarkedText.flow(place, "muted"));
        head.getStyleClass().add("section");
        return head;
    }

    private Label chip(ChunkAnswer answer) {
        if (answer.slot().isEmpty()) {
            return Parts.chip(Feather.LINK, texts.get("map.shared"));
        }
        return answer.isOwn()
                ? Parts.chip(Feather.EDIT_2, texts.get("chunk.own"))
                : Parts.chip(Feather.COPY, texts.get("map.copied"));
    }

    private Node bytes(ChunkAnswer answer) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("card", "bytes");
        grid.addRow(0, Parts.label(texts.get("chunk.now", answer.origin()), "mono", "muted"), Parts.label(hex(answer.now()), "mono",
                answer.slot().isPresent() ? "changed" : "plain"));
        grid.addRow(1, Parts.label(texts.get("chunk.seen", answer.snapshot()), "mono", "muted"), Parts.label(hex(answer.seen()), "mono"));
        answer.slot().ifPresent(slot -> grid.addRow(2, Parts.label(texts.get("map.slot", slot), "mono", "muted"),
                Parts.label(hex(answer.seen()), "mono")));
        return grid;
    }

    private String hex(Optional<byte[]> bytes) {
        return bytes.map(found -> HEX.formatHex(found) + " …").orElseGet(() -> texts.get("chunk.unreadable"));
    }

    private String question(ChunkAnswer answer) {
        String first = answer.seen().filter(bytes -> bytes.length > 0).map(bytes -> HEX.formatHex(bytes, 0, 1)).orElse("");
        return answer.slot().isPresent()
                ? texts.get(answer.isOwn() ? "chunk.why-own" : "chunk.why-held", answer.snapshot(), first)
                : texts.get("chunk.why-shared", answer.origin(), answer.snapshot());
    }
}
