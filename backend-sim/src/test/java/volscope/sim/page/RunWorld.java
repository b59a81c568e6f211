package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A session beside a tree map; it goes on from any revision it has published. */
final class RunWorld {

    private record Revision(RunMap map, TreeMap<Long, Integer> content) {
    }

    private final Random random;
    private final long chunks;
    private final int longestRun;
    private final List<Revision> revisions = new ArrayList<>();
    private RunSession session = new RunSession(RunMap.EMPTY);
    private TreeMap<Long, Integer> content = new TreeMap<>();
    private int nextTarget = 1;

    RunWorld(long seed, long chunks, int longestRun) {
        this.random = new Random(seed);
        this.chunks = chunks;
        this.longestRun = longestRun;
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    private void step() {
        long chunk = random.nextLong(chunks);
        int length = (int) Math.min(1 + random.nextInt(longestRun), chunks - chunk);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> remove(chunk, length);
            case 3 -> removeNear(chunk);
            case 4 -> putBackwards(chunk, length);
            case 5 -> putNear(chunk);
            case 6, 7 -> publishOrBranch();
            default -> put(chunk, length);
        }
        assertThat(session.get(chunk)).isEqualTo(content.getOrDefault(chunk, RunMap.ABSENT));
        assertThat(session.size()).isEqualTo(content.size());
    }

    private void put(long chunk, int length) {
        for (int i = 0; i < length; i++) {
            put(chunk + i);
        }
    }

    private void put(long chunk) {
        session.put(chunk, nextTarget);
        content.put(chunk, nextTarget++);
    }

    private void putBackwards(long chunk, int length) {
        for (int i = length - 1; i >= 0; i--) {
            session.put(chunk + i, nextTarget + i);
            content.put(chunk + i, nextTarget + i);
        }
        nextTarget += length;
    }

    /** Continues the run before {@code chunk}. */
    private void putNear(long chunk) {
        Map.Entry<Long, Integer> entry = content.floorEntry(chunk);
        if (entry != null && entry.getKey() + 1 < chunks) {
            session.put(entry.getKey() + 1, entry.getValue() + 1);
            content.put(entry.getKey() + 1, entry.getValue() + 1);
        }
    }

    private void remove(long chunk, int length) {
        for (int i = 0; i < length; i++) {
            session.remove(chunk + i);
            content.remove(chunk + i);
        }
    }

    private void removeNear(long chunk) {
        Long near = content.ceilingKey(chunk);
        if (near != null) {
            remove(near, 1);
        }
    }

    private void publishOrBranch() {
        if (random.nextInt(3) > 0) {
            Revision revision = new Revision(session.publish(), new TreeMap<>(content));
            check(revision);
            if (revisions.size() < 100) {
                revisions.add(revision);
            }
        } else if (!revisions.isEmpty() && random.nextInt(4) == 0) {
            Revision revision = revisions.get(revisions.size() - 1 - random.nextInt(Math.min(4, revisions.size())));
            session = new RunSession(revision.map);
            content = new TreeMap<>(revision.content);
        }
    }

    private void check(Revision revision) {
        Shape.of(revision.map);
        assertThat(revision.map.size()).isEqualTo(revision.content.size());
        long from = random.nextInt(4) == 0 ? random.nextLong(chunks) : 0;
        long to = random.nextInt(4) == 0 ? from + random.nextLong(chunks) : RunMap.CHUNKS;
        assertThat(visited(revision.map, from, to)).isEqualTo(expected(revision.content, from, to));
        for (int i = 0; i < 20; i++) {
            long chunk = random.nextLong(chunks);
            assertThat(revision.map.get(chunk)).isEqualTo(revision.content.getOrDefault(chunk, RunMap.ABSENT));
        }
    }

    private static String visited(RunMap map, long from, long to) {
        StringBuilder text = new StringBuilder();
        map.visit(from, to, (chunk, target, length) -> append(text, chunk, target, length));
        return text.toString();
    }

    private static String expected(TreeMap<Long, Integer> content, long from, long to) {
        StringBuilder text = new StringBuilder();
        long start = -1;
        int target = 0;
        long length = 0;
        for (Map.Entry<Long, Integer> entry : content.subMap(from, to).entrySet()) {
            if (length > 0 && entry.getKey() == start + length && entry.getValue() == target + length) {
                length++;
                continue;
            }
            append(text, start, target, length);
            start = entry.getKey();
            target = entry.getValue();
            length = 1;
        }
        append(text, start, target, length);
        return text.toString();
    }

    private static void append(StringBuilder text, long chunk, int target, long length) {
        if (length > 0) {
            text.append(chunk).append('>').append(target).append('x').append(length).append('\n');
        }
    }

    RunMap map() {
        return session.publish();
    }

    void checkAllRevisions() {
        assertThat(revisions).hasSizeGreaterThan(8);
        for (Revision revision : revisions) {
            check(revision);
            revision.content.forEach((chunk, target) -> {
                if (revision.map.get(chunk) != target) {
                    assertThat(revision.map.get(chunk)).as("chunk %s", chunk).isEqualTo(target);
                }
            });
        }
    }

    void checkDifferences(int pairs) {
        for (int i = 0; i < pairs; i++) {
            Revision a = revisions.get(random.nextInt(revisions.size()));
            Revision b = revisions.get(random.nextInt(revisions.size()));
            Ranges seen = new Ranges();
            RunMap.difference(a.map, b.map, seen);
            TreeSet<Long> all = new TreeSet<>(a.content.keySet());
            all.addAll(b.content.keySet());
            Ranges expected = new Ranges();
            all.forEach(chunk -> expected.addIf(!same(a, b, chunk), chunk));
            assertThat(seen.toString()).isEqualTo(expected.toString());
        }
    }

    private static boolean same(Revision a, Revision b, long chunk) {
        return a.content.getOrDefault(chunk, RunMap.ABSENT).equals(b.content.getOrDefault(chunk, RunMap.ABSENT));
    }

    /** Takes everything out again, from both ends and the middle. */
    void empty() {
        while (!content.isEmpty()) {
            switch (random.nextInt(3)) {
                case 0 -> remove(content.firstKey(), 1);
                case 1 -> remove(content.lastKey(), 1);
                default -> removeNear(random.nextLong(content.lastKey() + 1));
            }
            if (content.size() % 1024 == 0) {
                check(new Revision(session.publish(), content));
            }
        }
        assertThat(session.publish().root).isNull();
    }
}
