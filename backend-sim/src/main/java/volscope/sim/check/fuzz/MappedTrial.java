package volscope.sim.check.fuzz;

import java.util.Optional;

/** One sequence about a mapped file. */
final class MappedTrial extends Trial {

    private final NaiveMappings reference = new NaiveMappings();
    private final MappedMachine machine;

    MappedTrial(Engine engine) {
        machine = new MappedMachine(engine);
    }

    @Override
    NaiveMappings reference() {
        return reference;
    }

    @Override
    Optional<Difference> compare(Command command) {
        return switch (command) {
            case MappedCommand.Again _ -> lose(command);
            case MappedCommand.Torn _ -> {
                reference.run(command);
                yield lose(command);
            }
            default -> same(command);
        };
    }

    private Optional<Difference> same(Command command) {
        Outcome expected = reference.run(command);
        Outcome found = machine.run(command);
        return differ(expected, found) ? Optional.of(difference(expected, found)) : Optional.empty();
    }

    /** What power has left of a page is for the kernel to say, as long as it may be left there; snapshots are as they were. */
    private Optional<Difference> lose(Command command) {
        Outcome again = machine.run(command);
        if (again.code() != 0) {
            return Optional.of(difference(Outcome.DONE, again));
        }
        for (int page = 0; page < World.PAGES; page++) {
            Command read = new MappedCommand.ReadFile(page);
            Outcome found = machine.run(read);
            if (found.code() != 0 || reference.left(page).indexOf(found.text().charAt(0)) < 0) {
                return Optional.of(shownBy(read, Outcome.text("one of " + reference.left(page)), found));
            }
            reference.restart(page, found.text().charAt(0));
        }
        return sweep();
    }

    @Override
    Optional<Difference> sweep() {
        for (int page = 0; page < World.PAGES; page++) {
            Optional<Difference> difference = shown(new MappedCommand.ReadFile(page));
            for (int no = 0; no < World.MAPPED_CHUNKS.length && difference.isEmpty(); no++) {
                difference = shown(new MappedCommand.Look(no, page));
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> shown(Command command) {
        if (!reference.knows(command)) {
            return Optional.empty();
        }
        Outcome expected = reference.run(command);
        Outcome found = machine.run(command);
        return differ(expected, found) ? Optional.of(shownBy(command, expected, found)) : Optional.empty();
    }
}
