package volscope.app.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps a file in step with the lines of a lab. A line that follows the others is appended in one write; whatever else happens, such as an
 * undo, gives a new file that takes the place of the old one. So the file is whole at any time, and at most the line is missing that runs.
 */
final class Keeper {
    private final Path file;
    private List<String> kept;

    /**
     * Follows a file from now on.
     *
     * @param lines
     *            the lines that it holds already
     */
    Keeper(Path file, List<String> lines) {
        this.file = file;
        this.kept = List.copyOf(lines);
    }

    /** The file. */
    Path file() {
        return file;
    }

    /**
     * These are the lines now.
     *
     * @param settings
     *            what stands before them if the file is written anew
     */
    synchronized void follow(List<String> settings, List<String> lines) throws IOException {
        if (lines.equals(kept)) {
            return;
        }
        boolean longer = lines.size() > kept.size() && lines.subList(0, kept.size()).equals(kept) && Files.isRegularFile(file);
        if (longer) {
            append(text(lines.subList(kept.size(), lines.size())));
        } else {
            replace(file, text(settings) + text(lines));
        }
        kept = List.copyOf(lines);
    }

    private void append(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean open = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
            channel.write(StandardCharsets.UTF_8.encode(open ? "\n" + text : text), end);
        }
    }

    /** Writes a file so that at any time the old one or the new one is there, whole. */
    static void replace(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path beside = absolute.resolveSibling(absolute.getFileName() + ".new");
        Files.createDirectories(absolute.getParent());
        Files.writeString(beside, text);
        try {
            Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, absolute, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
