package volscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Unsettled.Entry;
import volscope.sim.device.Unsettled.Place;

/** The log of what is not durable says what a plain list says that is cut at each step, and a log that was kept stays as it was. */
class UnsettledTest {

    /** A byte that waits: which write put it there, where it waits, and what was there before. */
    private record Waiting(long at, Place place, byte before) {
    }

    private static List<Waiting> bytes(List<Entry> entries) {
        List<Waiting> all = new ArrayList<>();
        for (Entry entry : entries) {
            byte[] before = ((Data) entry.before()).toArray();
            assertThat(before).hasSize((int) entry.length());
            for (int i = 0; i < before.length; i++) {
                all.add(new Waiting(entry.offset() + i, entry.place(), before[i]));
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1,300,2000", "2,4000,2000", "3,64,500", "4,20000,4000", "5,1000000,3000"})
    void isAsAPlainList(long seed, int room, int steps) {
        SplittableRandom random = new SplittableRandom(seed);
        Unsettled log = Unsettled.NONE;
        List<Waiting> plain = new ArrayList<>();
        Unsettled kept = log;
        List<Waiting> whenKept = List.copyOf(plain);
        for (int i = 0; i < steps; i++) {
            long from = random.nextInt(room);
            long to = from + 1 + random.nextInt(40);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    log = log.without(from, to);
                    plain.removeIf(one -> one.at >= from && one.at < to);
                }
                case 3 -> {
                    log = log.evicted(from, to);
                    plain.replaceAll(one -> one.at / Dax.LINE >= from / Dax.LINE && one.at / Dax.LINE <= (to - 1) / Dax.LINE
                            ? new Waiting(one.at, Place.BUFFER, one.before)
                            : one);
                }
                case 4 -> {
                    if (random.nextInt(20) == 0) {
                        log = log.fenced();
                        plain.removeIf(one -> one.place == Place.BUFFER);
                    }
                }
                default -> {
                    boolean cached = random.nextInt(3) == 0;
                    long end = cached ? Math.min(to, from - from % Dax.LINE + Dax.LINE) : to;
                    byte[] before = new byte[(int) (end - from)];
                    random.nextBytes(before);
                    log = log.plus(from, before.length, cached ? Place.CACHE : Place.BUFFER, Data.of(before));
                    for (int k = 0; k < before.length; k++) {
                        plain.add(k, new Waiting(from + k, cached ? Place.CACHE : Place.BUFFER, before[k]));
                    }
                }
            }
            if (random.nextInt(60) == 0) {
                assertThat(bytes(log.entries())).isEqualTo(plain);
                assertThat(log.size()).isEqualTo(log.entries().size());
                assertThat(bytes(kept.entries())).isEqualTo(whenKept);
                kept = log;
                whenKept = List.copyOf(plain);
            }
        }
    }

    @Test
    void remembersTheNewest() {
        Unsettled log = Unsettled.NONE;
        for (int i = 0; i < 5 * Unsettled.MOST; i++) {
            log = log.plus(i, 1, Place.BUFFER, Data.of(new byte[1]));
            assertThat(log.size()).isBetween(Math.min(i + 1, Unsettled.MOST), 2 * Unsettled.MOST);
        }
        assertThat(log.entries().getFirst().offset()).isEqualTo(5L * Unsettled.MOST - 1);
        List<Entry> all = log.entries();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).offset()).isEqualTo(all.get(i - 1).offset() - 1);
        }
    }

    @Test
    void aDurableWriteDoesNotWalkALongLog() {
        Unsettled log = Unsettled.NONE;
        for (int i = 0; i < Unsettled.MOST; i++) {
            log = log.plus(i * 8L, 8, Place.BUFFER, Data.of(new byte[8]));
        }
        int copied = 0;
        for (int i = 0; i < 2 * Unsettled.MOST; i++) {
            Unsettled before = log;
            log = log.without(i * 4L, i * 4L + 4);
            copied += log.notes() <= before.notes() ? 1 : 0;
        }
        assertThat(log.size()).isZero();
        assertThat(copied).isLessThan(2 * 32 + 40);
    }

    @Test
    void aShortLogIsEmptyOnceAllIsDurable() {
        Unsettled log = Unsettled.NONE.plus(0, 4096, Place.BUFFER, Data.of(new byte[4096])).plus(512, 512, Place.BUFFER,
                Data.of(new byte[512]));
        assertThat(log.without(0, 4096).isEmpty()).isTrue();
        assertThat(log.without(0, 4095).isEmpty()).isFalse();
    }
}
