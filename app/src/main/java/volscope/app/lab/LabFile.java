package volscope.app.lab;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** Reads lab files, and refuses what can't be one before anybody works on it. */
public final class LabFile {
    public static final int LARGEST = 16 << 20;
    public static final int LONGEST_LINE = 1 << 20;

    private final Texts texts;
    private final Amounts amounts;

    @Inject
    public LabFile(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    /** The text of a file. */
    public String read(Path file) throws BadInput {
        byte[] bytes = bytes(file);
        checkLines(file, bytes);
        checkSize(file, bytes);
        return decode(file, bytes);
    }

    private byte[] bytes(Path file) throws BadInput {
        if (Files.isDirectory(file)) {
            throw refusal("directory", file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw refusal("missing", file);
        } catch (IOException e) {
            throw refusal("unreadable", file);
        }
    }

    private void checkLines(Path file, byte[] bytes) throws BadInput {
        int line = 1;
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                line++;
                start = at + 1;
            } else if (at - start >= LONGEST_LINE) {
                throw refusal("long-line", file, line, amounts.bytes(LONGEST_LINE));
            }
        }
    }

    private void checkSize(Path file, byte[] bytes) throws BadInput {
        if (bytes.length > LARGEST) {
            throw refusal("too-large", file, amounts.bytes(LARGEST));
        }
    }

    private String decode(Path file, byte[] bytes) throws BadInput {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Said below, as for other bytes that no text has.
        }
        throw refusal("binary", file);
    }

    private BadInput refusal(String key, Path file, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = file;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return new BadInput(texts.get("command.error." + key, arguments));
    }
}
