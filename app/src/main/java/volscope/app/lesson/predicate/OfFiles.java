package volscope.app.lesson.predicate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import volscope.model.event.Event;
import volscope.model.machine.DaxState;
import volscope.model.machine.DeviceRange;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.model.machine.MountInfo;

/** What can be said of files, their pages and what is mounted. */
sealed interface OfFiles extends Formula {

    /** {@code mounted /mnt/a with dax}. */
    record Mounted(String path, String option) implements OfFiles {
        @Override
        public Finding judge(World world) {
            Optional<MountInfo> mount = world.now().revision().mounts().stream().filter(one -> one.path().equals(path))
                    .reduce((first, second) -> second);
            return mount.map(found -> Finding.of(holds(found), Words.as(found.options())))
                    .orElseGet(() -> Finding.of(false, Words.of("observed.not-mounted")));
        }

        private boolean holds(MountInfo mount) {
            return switch (option) {
                case "" -> true;
                case "dax" -> mount.dax() == DaxState.YES;
                default -> Arrays.asList(mount.options().split(",")).contains(option);
            };
        }

        @Override
        public Words sentence() {
            return option.isEmpty() ? Words.of("formula.mounted", path) : Words.of("formula.mounted-with", path, option);
        }
    }

    /** {@code file F at 64 reads V}: the byte as a load sees it. */
    record At(String path, long offset, String word) implements OfFiles {
        @Override
        public Finding judge(World world) {
            return world.now().revision().file(path, offset, 1).map(bytes -> Content.letter(bytes[0] & 0xff))
                    .map(letter -> Finding.of(letter.equals(word), Words.as(letter))).orElseGet(() -> Finding.missing(path));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.file-reads", path, word, offset);
        }
    }

    /** {@code file F exists}. */
    record Exists(String path) implements OfFiles {
        @Override
        public Finding judge(World world) {
            boolean there = world.now().revision().file(path, 0, 0).isPresent();
            return Finding.of(there, Words.of(there ? "observed.exists" : "observed.none"));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.exists", path);
        }
    }

    /** {@code file F faults < 3}: write faults of this branch. */
    record FaultsOf(String path, Amount amount) implements OfFiles {
        @Override
        public Finding judge(World world) {
            return amount.judge(Counting.events(world).filter(Event.PageFault.class::isInstance).map(Event.PageFault.class::cast)
                    .filter(fault -> fault.file().equals(path) && fault.kind() == Event.FaultKind.WRITE).count());
        }

        @Override
        public Words sentence() {
            return Words.of("formula.has.faults", path, amount.words());
        }
    }

    /** {@code file F copies == 2}: copies of the file's own blocks. */
    record CopiesOf(String path, Amount amount) implements OfFiles {
        @Override
        public boolean isOfSteps() {
            return true;
        }

        @Override
        public Finding judge(World world) {
            List<DeviceRange> ranges = world.now().revision().fileRanges(path);
            return ranges.isEmpty() ? Finding.missing(path) : amount.judge(Counting.copies(world, ranges));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.has.copies", path, amount.words());
        }
    }

    /** {@code page 3 of F is writable in T}: the entry of a task, of any if none is named. */
    record PageIs(long page, String path, PageState state, String task) implements OfFiles {
        @Override
        public Finding judge(World world) {
            List<MappingInfo> mappings = world.now().revision().mappings().stream().filter(one -> one.file().equals(path))
                    .filter(one -> task.isEmpty() || one.task().equals(task)).toList();
            List<MappingInfo> ofPage = mappings.stream().filter(one -> one.covers(page)).toList();
            boolean holds = state == PageState.UNMAPPED
                    ? ofPage.stream().allMatch(one -> one.state() == PageState.UNMAPPED)
                    : ofPage.stream().anyMatch(one -> one.state() == state);
            Words observed = strongest(ofPage).map(one -> Words.of("observed.page", Words.of("page." + one.state()), one.task()))
                    .orElseGet(() -> Words.of("page.UNMAPPED"));
            return mappings.isEmpty() && world.now().revision().file(path, 0, 0).isEmpty()
                    ? Finding.missing(path)
                    : Finding.of(holds, observed);
        }

        private static Optional<MappingInfo> strongest(List<MappingInfo> mappings) {
            return Stream.of(PageState.WRITABLE, PageState.READ_ONLY)
                    .flatMap(one -> mappings.stream().filter(mapping -> mapping.state() == one)).findFirst();
        }

        @Override
        public Words sentence() {
            Words says = Words.of("page." + state);
            return task.isEmpty() ? Words.of("formula.page-is", page, path, says) : Words.of("formula.page-is-in", page, path, says, task);
        }
    }
}
