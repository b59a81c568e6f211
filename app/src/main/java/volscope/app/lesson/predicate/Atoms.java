package volscope.app.lesson.predicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.source.Cursor;
import volscope.model.machine.MappingInfo.PageState;

/** Reads the atoms of formulas. */
final class Atoms {
    static final int RULES = 10;
    private static final List<String> CHUNK_STATES = Arrays.stream(ChunkState.values()).map(ChunkState::word).toList();
    private static final List<String> AFTER_VOLUME = afterVolume();

    private final Cursor cursor;
    private final Operands operands;

    Atoms(Cursor cursor, Numbers numbers) {
        this.cursor = cursor;
        this.operands = new Operands(cursor, numbers);
    }

    private static List<String> afterVolume() {
        List<String> words = new ArrayList<>(List.of("exists", "is", "chunk", "chunks", "same", "at", "missing_pvs", "free"));
        words.addAll(VolumeProperty.words());
        return List.copyOf(words);
    }

    Formula atom() {
        int mark = cursor.mark();
        String word = cursor.peekWord();
        Optional<Formula> keyword = switch (word) {
            case "mounted", "file", "page" -> Optional.of(file(word));
            case "device" -> Optional.of(device());
            case "commands", "copies", "blocked", "crash_states", "writes", "exit" -> count(word, mark);
            case "log" -> Optional.of(log());
            default -> Optional.empty();
        };
        return keyword.or(() -> rule(word)).orElseGet(this::volume);
    }

    private Formula file(String word) {
        cursor.takesWord(word);
        if (word.equals("mounted")) {
            String path = operands.path();
            return new OfFiles.Mounted(path, cursor.takesWord("with") ? operands.word() : "");
        }
        return word.equals("page") ? page() : ofFile(operands.path());
    }

    private Formula ofFile(String path) {
        if (cursor.takesWord("at")) {
            long offset = operands.number();
            words("reads");
            return new OfFiles.At(path, offset, operands.word());
        }
        if (cursor.takesWord("exists")) {
            return new OfFiles.Exists(path);
        }
        if (cursor.takesWord("copies")) {
            return new OfFiles.CopiesOf(path, operands.amount(Amount.Unit.COUNT));
        }
        if (cursor.takesWord("faults")) {
            return new OfFiles.FaultsOf(path, operands.amount(Amount.Unit.COUNT));
        }
        throw cursor.unexpected(List.of("at", "exists", "copies", "faults"));
    }

    private Formula page() {
        long page = operands.number();
        words("of");
        String path = operands.path();
        words("is");
        PageState state = Arrays.stream(PageState.values()).filter(one -> cursor.takesWord(word(one))).findFirst()
                .orElseThrow(() -> cursor.unexpected(Arrays.stream(PageState.values()).map(Atoms::word).toList()));
        return new OfFiles.PageIs(page, path, state, cursor.takesWord("in") ? operands.name("task") : "");
    }

    static String word(PageState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Formula device() {
        cursor.takesWord("device");
        String device = operands.name("device");
        if (cursor.takesWord("exists")) {
            return new OfMachine.DeviceExists(device);
        }
        if (cursor.takesWord("is")) {
            if (cursor.takesWord("suspended")) {
                return new OfMachine.DeviceIsSuspended(device);
            }
            words("open");
            return new OfMachine.DeviceIsOpen(device);
        }
        if (cursor.takesWord("type")) {
            return new OfMachine.DeviceType(device, operands.amount(Amount.Unit.COUNT));
        }
        if (cursor.takesWord("table")) {
            return new OfMachine.DeviceTable(device, operands.text());
        }
        throw cursor.unexpected(List.of("exists", "is", "type", "table"));
    }

    private Optional<Formula> count(String word, int mark) {
        cursor.takesWord(word);
        if (word.equals("writes")) {
            words("to");
            String volume = operands.name("volume");
            return Optional.of(new Counting.WritesTo(volume, operands.amount(Amount.Unit.COUNT)));
        }
        if (AFTER_VOLUME.contains(cursor.peekWord())) {
            // A volume may have the name of what is counted.
            cursor.back(mark);
            return Optional.empty();
        }
        Amount amount = operands.amount(Amount.Unit.COUNT);
        return Optional.of(switch (word) {
            case "commands" -> new Counting.Commands(amount);
            case "copies" -> new Counting.Copies(amount);
            case "blocked" -> new Counting.Blocked(amount);
            case "crash_states" -> new Counting.CrashStates(amount);
            default -> new OfMachine.Exit(amount);
        });
    }

    private Formula log() {
        cursor.takesWord("log");
        words("has");
        return new OfMachine.LogHas(operands.text());
    }

    private Optional<Formula> rule(String word) {
        if (!word.matches("I\\d{1,2}") || Integer.parseInt(word.substring(1)) < 1 || Integer.parseInt(word.substring(1)) > RULES) {
            return Optional.empty();
        }
        cursor.takesWord(word);
        return Optional.of(new OfMachine.Broken(Integer.parseInt(word.substring(1))));
    }

    private Formula volume() {
        String name = operands.name("volume");
        if (cursor.takesWord("exists")) {
            return new OfVolume.Exists(name);
        }
        if (cursor.takesWord("is")) {
            return state(name);
        }
        if (cursor.takesWord("chunk") || cursor.takesWord("chunks")) {
            return chunks(name, operands.set());
        }
        if (cursor.sees("same") || cursor.sees("at")) {
            return same(content(name));
        }
        if (cursor.takesWord("missing_pvs")) {
            return new OfMachine.MissingPvs(name, operands.amount(Amount.Unit.COUNT));
        }
        if (cursor.takesWord("free")) {
            return new OfMachine.Free(name, operands.amount(Amount.Unit.SECTORS));
        }
        VolumeProperty property = VolumeProperty.named(cursor.peekWord()).orElseThrow(() -> cursor.unexpected(AFTER_VOLUME));
        cursor.takesWord(property.word());
        return new OfVolume.Has(name, property, operands.amount(property.unit()));
    }

    private Formula state(String volume) {
        if (cursor.takesWord("snapshot")) {
            words("of");
            return new OfVolume.IsSnapshotOf(volume, operands.name("volume"));
        }
        for (VolumeState state : VolumeState.values()) {
            if (cursor.takesWord(state.name().toLowerCase(Locale.ROOT))) {
                return new OfVolume.Is(volume, state);
            }
        }
        List<String> states = new ArrayList<>(
                Arrays.stream(VolumeState.values()).map(state -> state.name().toLowerCase(Locale.ROOT)).toList());
        states.add("snapshot of");
        throw cursor.unexpected(states);
    }

    private Formula chunks(String volume, List<Long> chunks) {
        if (cursor.takesWord("reads")) {
            return new OfChunks.Reads(volume, chunks, operands.word());
        }
        if (cursor.takesWord("is")) {
            return new OfChunks.Are(volume, chunks, chunkState());
        }
        boolean equal = cursor.takes("==");
        if (equal || cursor.takes("!=")) {
            String other = operands.name("volume");
            words("chunk");
            return new OfChunks.Equal(volume, chunks, equal, other, operands.number());
        }
        throw cursor.unexpected(List.of("reads", "is", "==", "!="));
    }

    private ChunkState chunkState() {
        for (ChunkState state : ChunkState.values()) {
            String[] words = state.word().split(" ", -1);
            if (cursor.takesWord(words[0])) {
                if (words.length > 1) {
                    words(words[1]);
                }
                return state;
            }
        }
        throw cursor.unexpected(CHUNK_STATES);
    }

    private Content content(String volume) {
        if (!cursor.takesWord("at")) {
            return new Content(volume, Content.When.NOW);
        }
        words("start");
        return new Content(volume, Content.When.START);
    }

    private Formula same(Content left) {
        words("same");
        words("as");
        return new Content.Same(left, content(operands.name("volume")));
    }

    private void words(String word) {
        if (!cursor.takesWord(word)) {
            throw cursor.unexpected(List.of(word));
        }
    }
}
