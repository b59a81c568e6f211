package volscope.sim.check.fuzz;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import volscope.sim.check.fuzz.MappedCommand.Freezing;
import volscope.sim.check.fuzz.MappedCommand.How;

/** The reference for a mapped file: a letter for each page, and a whole copy of them for each snapshot. */
final class NaiveMappings implements Reference {

    /** Where a store waits to become durable. */
    private enum Place {
        DURABLE, CACHE, ON_ITS_WAY
    }

    private final char[] letters = new char[World.PAGES];
    private final Place[] places = new Place[World.PAGES];
    /** For each page what power may leave of it. */
    private final String[] left = new String[World.PAGES];
    /** What each snapshot shows; empty: there is none. */
    private final char[][] snapshots = {{}, {}};
    /** Which task maps which page. */
    private final Set<String> mapped = new HashSet<>();
    private boolean frozen;
    private int held = -1;

    NaiveMappings() {
        Arrays.fill(letters, World.FIRST);
        Arrays.fill(places, Place.DURABLE);
        Arrays.fill(left, "" + World.FIRST);
    }

    boolean has(int snapshot) {
        return snapshots[snapshot].length > 0;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** The page that a device holds. */
    OptionalInt held() {
        return held < 0 ? OptionalInt.empty() : OptionalInt.of(held);
    }

    /** What a snapshot shows of a page. */
    char shown(int snapshot, int page) {
        return snapshots[snapshot][page];
    }

    @Override
    public boolean knows(Command command) {
        return switch (command) {
            case MappedCommand.Poke _,MappedCommand.WriteFile _,MappedCommand.Sync _ -> !frozen;
            case MappedCommand.Pin _ -> !frozen && held < 0;
            case MappedCommand.Dma(int page, char _) -> held == page;
            case MappedCommand.Done(int page) -> held == page;
            case MappedCommand.Freeze(Freezing what) -> what == Freezing.FREEZE ? !frozen && held < 0 : frozen;
            case MappedCommand.Take(int no) -> !frozen && held < 0 && !has(no);
            case MappedCommand.TakeHeld(int no, int _, char _, char _) -> !frozen && held < 0 && !has(no);
            case MappedCommand.Torn(MappedCommand.Poke poke, int _, MappedCommand.Again again) -> knows(poke) && knows(again);
            case MappedCommand.Drop(int no) -> has(no);
            case MappedCommand.Look(int no, int _) -> has(no);
            case MappedCommand.Again(PowerLoss _, var raised) -> IntStream.range(0, snapshots.length)
                    .allMatch(no -> raised.contains(no) == has(no));
            case MappedCommand.Raise _ -> false;
            case MappedCommand _ -> true;
            default -> false;
        };
    }

    @Override
    public Outcome run(Command command) {
        switch ((MappedCommand) command) {
            case MappedCommand.Poke(String task, int page, char letter, How how) -> {
                mapped.add(task + page);
                put(page, letter, how == How.CACHED ? Place.CACHE : Place.ON_ITS_WAY);
            }
            case MappedCommand.WriteFile(int page, char letter) -> put(page, letter, Place.ON_ITS_WAY);
            case MappedCommand.Dma(int page, char letter) -> put(page, letter, Place.ON_ITS_WAY);
            case MappedCommand.Peek(String task, int page) -> {
                mapped.add(task + page);
                return Outcome.text("" + letters[page]);
            }
            case MappedCommand.ReadFile(int page) -> {
                return Outcome.text("" + letters[page]);
            }
            case MappedCommand.Look(int no, int page) -> {
                return Outcome.text("" + shown(no, page));
            }
            case MappedCommand.WriteBack(String task, int page) -> writeBack(task, page);
            case MappedCommand.Fence _ -> fence();
            case MappedCommand.Sync _ -> settle();
            case MappedCommand.Freeze(Freezing what) -> {
                frozen = what == Freezing.FREEZE;
                settle();
            }
            case MappedCommand.Pin(int page) -> held = page;
            case MappedCommand.Done _ -> held = -1;
            case MappedCommand.Take(int no) -> {
                settle();
                snapshots[no] = letters.clone();
            }
            case MappedCommand.TakeHeld held -> {
                put(held.page(), held.written(), Place.ON_ITS_WAY);
                run(new MappedCommand.Take(held.no()));
                run(held.store());
            }
            case MappedCommand.Torn(MappedCommand.Poke(String _, int page, char letter, How _), int _, MappedCommand.Again _) ->
                left[page] += letter;
            case MappedCommand.Drop(int no) -> snapshots[no] = new char[0];
            case MappedCommand.Raise _,MappedCommand.Again _ -> throw new IllegalArgumentException("not a step: " + command);
        }
        return Outcome.DONE;
    }

    private void put(int page, char letter, Place place) {
        letters[page] = letter;
        places[page] = place;
        left[page] += letter;
    }

    /** Nothing happens to a page that the task does not map. */
    private void writeBack(String task, int page) {
        if (mapped.contains(task + page) && places[page] == Place.CACHE) {
            places[page] = Place.ON_ITS_WAY;
        }
    }

    private void fence() {
        for (int page = 0; page < World.PAGES; page++) {
            if (places[page] != Place.CACHE) {
                durable(page);
            }
        }
    }

    private void settle() {
        for (int page = 0; page < World.PAGES; page++) {
            durable(page);
        }
    }

    private void durable(int page) {
        places[page] = Place.DURABLE;
        left[page] = "" + letters[page];
    }

    /** What power may have left of a page. */
    String left(int page) {
        return left[page];
    }

    /** Power is back, and this is what it has left of a page. */
    void restart(int page, char letter) {
        letters[page] = letter;
        durable(page);
        mapped.clear();
        frozen = false;
        held = -1;
    }
}
