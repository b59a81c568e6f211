package volscope.sim.lvm.dmsetup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.dm.TableLine;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;

/** A table as text: read from an option, a file or standard input. */
final class TableText {

    private static final Pattern LINE = Pattern.compile("([+-]?\\d++)\\s*([+-]?\\d++)\\s*(\\S+)\\s*(.*)", Pattern.DOTALL);
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int TYPE_LENGTH = 16;

    private final Session session;

    TableText(Session session) {
        this.session = session;
    }

    /** The lines of a table; complains of the first that is none. */
    Optional<List<TableLine>> read(Optional<String> file) {
        Optional<String> option = session.line().text("table");
        if (option.isPresent()) {
            return parse(option.get(), "");
        }
        if (file.isEmpty()) {
            return parse(new String(session.invocation().in().readAll(), UTF_8), "on stdin");
        }
        Optional<String> text = contents(file.get());
        if (text.isEmpty()) {
            session.error("Couldn't open '" + file.get() + "' for reading.");
        }
        return text.flatMap(found -> parse(found, file.get()));
    }

    private Optional<String> contents(String file) {
        String path = session.invocation().absolute(file);
        return session.sys().call(kernel -> {
            try {
                return Optional.of(kernel.get(Vfs.LAYER).readText(path));
            } catch (ErrnoException unreadable) {
                return Optional.empty();
            }
        });
    }

    /** Parses lines that came from somewhere. */
    Optional<List<TableLine>> parse(String text, String from) {
        List<TableLine> lines = new ArrayList<>();
        String[] rows = text.split("\n", -1);
        for (int i = 0; i < rows.length; i++) {
            String row = rows[i].strip();
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(row);
            if (!parts.matches()) {
                session.error("Invalid format on line " + (i + 1) + " of table " + from + ".");
                return Optional.empty();
            }
            if (parts.group(3).length() >= TYPE_LENGTH) {
                session.error("Target type name " + parts.group(3) + " is too long.");
                return Optional.empty();
            }
            lines.add(new TableLine(unsigned(parts.group(1)), unsigned(parts.group(2)), parts.group(3),
                    parts.group(4).replaceFirst("(?s)#.*", "").replace("\\", "\\\\")));
        }
        return Optional.of(List.copyOf(lines));
    }

    /** As {@code strtoull}: a minus counts from above, what is too large is the largest. */
    private static long unsigned(String digits) {
        BigInteger number = new BigInteger(digits);
        return number.abs().compareTo(LARGEST) > 0 ? -1 : number.longValue();
    }
}
