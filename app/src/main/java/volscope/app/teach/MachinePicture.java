package volscope.app.teach;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/** Draws a machine for a sheet: a row for each volume, a box for each chunk with the letter that is read there. */
final class MachinePicture {
    private static final int WIDTH = 640;
    private static final int NAME = 96;
    private static final int ROW = 30;
    private static final int BOX = 22;
    private static final int MOST = 32;
    private static final long LARGEST_CHUNK = 64 << 10;

    private final Texts texts;
    private final Amounts amounts;
    private final Revision revision;
    private final Facts facts;
    private final StringBuilder svg = new StringBuilder();
    private int y = 4;

    private MachinePicture(Texts texts, Revision revision) {
        this.texts = texts;
        this.amounts = new Amounts(texts);
        this.revision = revision;
        this.facts = Facts.of(revision);
    }

    /** The picture as an element of a page; its description is read where it can't be seen. */
    static String of(Texts texts, Revision revision) {
        return new MachinePicture(texts, revision).drawn();
    }

    private String drawn() {
        List<String> told = new ArrayList<>();
        for (LogicalVolumeInfo volume : facts.volumes().toList()) {
            Optional<SnapshotInfo> info = facts.snapshot(volume);
            told.add(info.map(snapshot -> snapshot(volume, snapshot)).orElseGet(() -> plain(volume)));
        }
        String words = told.isEmpty() ? texts.get("sheet.no-volumes") : String.join("; ", told);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + WIDTH + " " + (y + 4)
                + "\" width=\"" + WIDTH + "\" font-family=\"ui-monospace, monospace\" font-size=\"11\">\n<title>" + Html.escaped(words)
                + "</title>\n<defs><pattern id=\"stored\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                + "<path d=\"M0 6 6 0\" stroke=\"#004f85\" stroke-width=\"1\"/></pattern></defs>\n" + svg + "</svg>\n<p class=\"small\">"
                + Html.escaped(words) + "</p>\n";
    }

    private String plain(LogicalVolumeInfo volume) {
        Optional<SnapshotInfo> taken = facts.snapshots().values().stream().filter(info -> info.origin().equals(volume.device())
                || info.origin().equals(volume.device() + "-real")).findFirst();
        name(volume);
        taken.filter(MachinePicture::isSmall).ifPresentOrElse(info -> boxes(volume, info, List.of()),
                () -> label(amounts.bytes(volume.bytes())));
        y += ROW;
        return texts.get("sheet.volume", volume.path(), amounts.bytes(volume.bytes()));
    }

    private String snapshot(LogicalVolumeInfo volume, SnapshotInfo info) {
        List<ExceptionRun> held = revision.exceptions(volume.device(), 0, Math.min(info.originChunks(), MOST));
        name(volume);
        String status = info.allocatedSectors() + "/" + info.totalSectors() + " " + info.metadataSectors();
        if (isSmall(info) && info.state() != SnapshotInfo.State.INVALID) {
            boxes(volume, info, held);
        } else {
            label(info.state() == SnapshotInfo.State.INVALID ? texts.get("sheet.invalid") : status);
        }
        y += ROW;
        return texts.get("sheet.snapshot", volume.path(), volume.origin().orElse(info.origin()), status, info.exceptions());
    }

    private static boolean isSmall(SnapshotInfo info) {
        return info.originChunks() <= MOST && info.chunkBytes() <= LARGEST_CHUNK;
    }

    private void name(LogicalVolumeInfo volume) {
        text(0, volume.name());
    }

    private void label(String words) {
        text(NAME, words);
    }

    private void text(int x, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", x, y + 15, Html.escaped(words)));
    }

    private void boxes(LogicalVolumeInfo volume, SnapshotInfo info, List<ExceptionRun> held) {
        int step = Math.min(BOX + 4, (WIDTH - NAME) / (int) Math.max(1, info.originChunks()));
        for (int chunk = 0; chunk < info.originChunks(); chunk++) {
            int at = chunk;
            boolean stored = held.stream().anyMatch(run -> run.chunk() <= at && at < run.end());
            int x = NAME + chunk * step;
            svg.append(String.format(Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#333\"/>"
                            + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">%s</text>%n",
                    x, y, step - 3, BOX, stored ? "url(#stored)" : "none", x + (step - 3) / 2, y + 15,
                    Html.escaped(letter(volume.device(), chunk * info.chunkBytes(), (int) info.chunkBytes()))));
        }
    }

    /** The letter of which a chunk is full; empty where it is not full of one. */
    private String letter(String device, long offset, int length) {
        return revision.bytes(device, offset, length).filter(bytes -> bytes.length > 0).map(bytes -> {
            for (byte one : bytes) {
                if (one != bytes[0]) {
                    return "";
                }
            }
            return bytes[0] > ' ' ? new String(bytes, 0, 1, StandardCharsets.US_ASCII) : "";
        }).orElse("");
    }
}
