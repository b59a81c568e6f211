package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import volscope.sim.check.fuzz.PowerLoss.How;
import volscope.sim.check.fuzz.Trial.Difference;

/** Looks for a shorter sequence that shows a difference: leaves commands out, puts one write for two, makes transfers smaller, until nothing helps. */
final class Shrinker {

    /** How far apart commands are that need each other. */
    private static final int NEAR = 4;

    private final World world;
    private final Engine engine;
    private Difference best;

    private Shrinker(World world, Engine engine, Difference found) {
        this.world = world;
        this.engine = engine;
        this.best = found;
    }

    static Difference shrink(World world, Engine engine, Difference found) {
        Shrinker shrinker = new Shrinker(world, engine, found);
        boolean better = true;
        while (better) {
            better = shrinker.leaveOut();
            better |= shrinker.leavePairsOut();
            better |= shrinker.oneForTwo();
            better |= shrinker.simplify();
        }
        return shrinker.best;
    }

    private boolean leaveOut() {
        boolean better = false;
        for (int size = Math.max(1, best.commands().size() / 2); size >= 1; size /= 2) {
            for (int from = best.commands().size() - size; from >= 0; from -= size) {
                if (from + size <= best.commands().size()) {
                    List<Command> fewer = new ArrayList<>(best.commands());
                    fewer.subList(from, from + size).clear();
                    better |= accept(fewer);
                }
            }
        }
        return better;
    }

    /** Two commands of which one needs the other. */
    private boolean leavePairsOut() {
        for (int i = 0; i < best.commands().size(); i++) {
            for (int j = i + 1; j < Math.min(best.commands().size(), i + NEAR); j++) {
                List<Command> fewer = new ArrayList<>(best.commands());
                fewer.remove(j);
                fewer.remove(i);
                if (accept(fewer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean accept(List<Command> commands) {
        Optional<Difference> difference = Trial.of(world, engine, commands);
        boolean shorter = difference.isPresent() && weight(difference.get().commands()) < weight(best.commands());
        if (shorter) {
            best = difference.get();
        }
        return shorter;
    }

    /** Fewer lines first, then easier ones. */
    private static long weight(List<Command> commands) {
        long lines = 0;
        long weight = 0;
        for (Command command : commands) {
            lines += command.lines().size();
            weight += weight(command);
        }
        return lines * 1_000_000L + weight;
    }

    private static long weight(Command command) {
        return switch (command) {
            case Command.Transfer transfer -> transfer.sectors() + transfer.sector();
            case Command.Crash(PowerLoss loss) -> loss.how().ordinal();
            case MappedCommand.Again(PowerLoss loss, var _) -> loss.how().ordinal();
            case MappedCommand.Torn(var _, int steps, MappedCommand.Again again) -> 10L * steps + weight(again);
            case Command.Cut(Command begun, int steps, PowerLoss loss) -> weight(begun) + 10L * steps + loss.how().ordinal();
            case Command.Control _,MappedCommand _,VolumeCommand _ -> 0;
        };
    }

    /** One write of the whole volume may do what two writes of parts did. */
    private boolean oneForTwo() {
        for (int i = 0; i < best.commands().size(); i++) {
            for (int j = 0; j < best.commands().size(); j++) {
                if (i != j && best.commands().get(i) instanceof Command.Write(String device, int _, int _, char letter)
                        && best.commands().get(j) instanceof Command.Write) {
                    List<Command> commands = new ArrayList<>(best.commands());
                    commands.set(i, new Command.Write(device, 0, world.origin(), letter));
                    commands.remove(j);
                    if (accept(commands)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean simplify() {
        boolean better = false;
        for (int i = 0; i < best.commands().size(); i++) {
            for (Command simpler : simpler(best.commands().get(i))) {
                List<Command> commands = new ArrayList<>(best.commands());
                commands.set(i, simpler);
                if (accept(commands)) {
                    better = true;
                    break;
                }
            }
        }
        return better;
    }

    /** Ways to lose power that are easier to understand. */
    private static Stream<PowerLoss> kinder(PowerLoss loss) {
        return Stream.of(How.NONE, How.ALL, How.WORST).filter(how -> how.compareTo(loss.how()) < 0).map(how -> new PowerLoss(how, 0));
    }

    private static List<Command> simpler(Command command) {
        return switch (command) {
            case Command.Write(String device, int sector, int sectors, char letter) when sector + sectors > 1 -> List.of(
                    new Command.Write(device, 0, 1, letter), new Command.Write(device, sector, 1, letter),
                    new Command.Write(device, sector + sectors - 1, 1, letter), new Command.Write(device, 0, sectors, letter));
            case Command.Read(String device, int sector, int sectors) when sector + sectors > 1 -> List.of(
                    new Command.Read(device, 0, 1), new Command.Read(device, sector, 1), new Command.Read(device, sector + sectors - 1, 1),
                    new Command.Read(device, sector, (sectors + 1) / 2), new Command.Read(device, sector + sectors / 2, (sectors + 1) / 2));
            case MappedCommand.Again(PowerLoss loss, List<Integer> snapshots) -> kinder(loss)
                    .map(other -> new MappedCommand.Again(other, snapshots)).map(Command.class::cast).toList();
            case MappedCommand.Torn(MappedCommand.Poke poke, int steps, MappedCommand.Again again) -> Stream.concat(
                    simpler(again).stream().map(other -> new MappedCommand.Torn(poke, steps, (MappedCommand.Again) other)),
                    Stream.of(new MappedCommand.Torn(poke, Math.max(1, steps - 1), again), again)).map(Command.class::cast).toList();
            case Command.Crash(PowerLoss loss) -> kinder(loss).map(Command.Crash::new).map(Command.class::cast).toList();
            case Command.Cut(Command begun, int steps, PowerLoss loss) -> Stream.of(
                    kinder(loss).map(other -> new Command.Cut(begun, steps, other)),
                    steps > 1
                            ? Stream.of(new Command.Cut(begun, steps / 2, loss), new Command.Cut(begun, steps - 1, loss))
                            : Stream.<Command>empty(),
                    Stream.of(new Command.Crash(loss)),
                    simpler(begun).stream().map(other -> new Command.Cut(other, steps, loss))).<Command>flatMap(all -> all).toList();
            default -> List.of();
        };
    }
}
