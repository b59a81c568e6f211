package volscope.app.lesson.draft;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import volscope.app.lesson.file.Block;
import volscope.app.text.Texts;

/** The first words for what a teacher did: the titles and texts of steps, their hints, the question of a bet. A person goes on from there. */
public final class Wording {
    private static final Pattern NAME = Pattern.compile("\\s-n\\s*(\\S+)|\\s--name[\\s=](\\S+)");
    private static final Pattern WRITE = Pattern.compile("sec\\s+w\\s+(?:/dev/)?(?:mapper/)?(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)");
    private static final Pattern IN_CHUNKS = Pattern.compile("\\{(\\w+)\\*(\\d+)}");
    private static final Pattern CHUNKS = Pattern.compile("(copied|shared|stored) chunks of (\\S+)");
    private static final Set<String> ONE_NAME = Set.of("lvremove", "lvextend", "lvreduce", "lvresize", "lvrename", "lvchange", "lvconvert",
            "vgcreate", "vgextend", "mount", "umount", "dmsetup", "run", "crash", "reboot", "mkfs.ext4", "mkfs.xfs");
    private static final int LONGEST_ID = 40;

    private final Texts texts;
    private final ToLongFunction<String> chunkSectors;

    /**
     * Words in a language.
     *
     * @param chunkSectors
     *            how many sectors a chunk of a volume has
     */
    public Wording(Texts texts, ToLongFunction<String> chunkSectors) {
        this.texts = texts;
        this.chunkSectors = chunkSectors;
    }

    /** A step in which some lines are to be run. */
    public DraftStep step(List<String> lines, List<String> ids) {
        String title = title(lines);
        String id = id(title);
        String base = id.isEmpty() || !Character.isLetter(id.charAt(0)) ? "step" : id;
        String free = java.util.stream.Stream.iterate(1, i -> i + 1).map(i -> i == 1 ? base : base + "-" + i)
                .filter(one -> !ids.contains(one)).findFirst().orElseThrow();
        return new DraftStep(free, title, text(lines), List.of()).withHints(hints(lines)).withSolution(lines);
    }

    /** The title of a step. */
    public String title(List<String> lines) {
        return lines.isEmpty() ? "" : said("record.did.title", lines.getFirst());
    }

    /** The text of a step. */
    public String text(List<String> lines) {
        return lines.stream().map(line -> said("record.did.text", line)).distinct().collect(Collectors.joining(" "));
    }

    /** Its two hints: where to look, and which command. */
    public List<String> hints(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        return List.of(texts.get("record.hint.look", volume(lines.getFirst())),
                texts.get("record.hint.command", lines.stream().map(line -> "`" + line + "`").collect(Collectors.joining(", "))));
    }

    /** What a bet measures, with the volume whose chunks are marked; empty where none of the measures here is meant. */
    public static String measured(Piece bet) {
        String answer = bet.part("answer");
        String kind = bet.part("kind");
        if (!kind.startsWith("chunks of ")) {
            return kind.startsWith("number") ? answer : "";
        }
        String whole = answer.endsWith(" chunks") ? answer + " of " + kind.substring("chunks of ".length()) : answer;
        return CHUNKS.matcher(whole).matches() ? whole : "";
    }

    /** The line that tries what a step does. */
    public static String tried(List<String> lines) {
        return "try " + String.join("; ", lines);
    }

    /** A bet on what some lines do. */
    public Piece bet(String measure, List<String> lines, String name) {
        return new Piece(Block.Kind.PREDICT, name, List.of("ask: " + question(measure), kind(measure), "answer: " + measure,
                "play: " + tried(lines)));
    }

    /** What a bet on a measure is about, as its kind is written. */
    public String kind(String measure) {
        Matcher chunks = CHUNKS.matcher(measure);
        return chunks.matches() ? "kind: chunks of " + chunks.group(2) : "kind: number of " + unit(measure);
    }

    /** What a measure is called. */
    public String measure(String measure) {
        Matcher chunks = CHUNKS.matcher(measure);
        if (chunks.matches()) {
            return texts.get("record.bet.chunks." + chunks.group(1), chunks.group(2));
        }
        return texts.has("record.bet.unit." + key(measure))
                ? measure.contains(" ") ? texts.get("record.bet.of", measure.split(" ")[0], unit(measure)) : unit(measure)
                : measure;
    }

    private String unit(String measure) {
        return texts.get("record.bet.unit." + key(measure));
    }

    private static String key(String measure) {
        String[] words = measure.split(" ");
        return words[words.length - 1];
    }

    /** The question of a bet. */
    public String question(String measure) {
        Matcher chunks = CHUNKS.matcher(measure);
        if (chunks.matches()) {
            return texts.get("record.bet.mark." + chunks.group(1), chunks.group(2));
        }
        String words = "record.bet.ask." + key(measure);
        return texts.has(words) ? texts.get(words, measure.split(" ")[0]) : "";
    }

    /** An id made of words. */
    public static String id(String words) {
        String plain = Normalizer.normalize(words.replace("ß", "ss").replaceAll("\\{[^{}]*}", ""), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = plain.replaceAll("^-+|-+$", "");
        return trimmed.length() <= LONGEST_ID ? trimmed : trimmed.substring(0, LONGEST_ID).replaceAll("-+[^-]*$", "");
    }

    private String said(String key, String line) {
        Matcher write = WRITE.matcher(line);
        String[] words = line.strip().split("\\s+");
        if (write.find()) {
            return write(key, write);
        }
        String last = lastName(words);
        Optional<String> named = NAME.matcher(line).results().map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .findFirst();
        if (words[0].equals("lvcreate") && named.isPresent()) {
            boolean snapshot = Arrays.asList(words).contains("-s");
            return texts.get(key + (snapshot ? ".snapshot" : ".lvcreate"), named.get(), last);
        }
        String verb = words[0] + (line.contains("--merge") ? "-merge" : line.matches(".*\\s-a\\s*n.*") ? "-off" : "");
        return ONE_NAME.contains(words[0]) && texts.has(key + "." + verb) ? texts.get(key + "." + verb, last) : texts.get(key, words[0]);
    }

    /** The last word, of a path its last part. */
    private static String lastName(String[] words) {
        String last = words[words.length - 1];
        return last.startsWith("/mnt") ? last : last.substring(last.lastIndexOf('/') + 1);
    }

    private static String volume(String line) {
        Matcher write = WRITE.matcher(line);
        String path = write.find() ? write.group(1) : lastName(line.strip().split("\\s+"));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String write(String key, Matcher write) {
        String volume = write.group(1).substring(write.group(1).lastIndexOf('/') + 1);
        long unit = Math.max(1, chunkSectors.applyAsLong(write.group(1)));
        Optional<String> chunk = chunk(write.group(2), unit);
        if (chunk.isPresent() && write.group(3).equals(Long.toString(unit))) {
            return texts.get(key + ".chunk", write.group(4), chunk.get(), volume);
        }
        return texts.get(key + ".sectors", write.group(4), write.group(2), write.group(3), volume);
    }

    private static Optional<String> chunk(String sector, long unit) {
        Matcher hole = IN_CHUNKS.matcher(sector);
        if (hole.matches() && hole.group(2).equals(Long.toString(unit))) {
            return Optional.of("{" + hole.group(1) + "}");
        }
        return sector.matches("\\d{1,12}") && Long.parseLong(sector) % unit == 0
                ? Optional.of(Long.toString(Long.parseLong(sector) / unit))
                : Optional.empty();
    }
}
