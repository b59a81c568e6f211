package volscope.sim.dm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Limits.Discard;
import volscope.sim.device.Sectors;
import volscope.sim.profile.Profiles;

/** Bios through tables of many targets, against an array of bytes. */
class BioPathTest {

    private final DmRig rig = new DmRig(Profiles.V6_1);

    /** Lines of linear, striped and zero targets; each lower sector is used once. */
    private static String randomTable(SplittableRandom random, boolean[] zero) {
        StringBuilder table = new StringBuilder();
        int at = 0;
        int used = 0;
        while (at < zero.length) {
            int left = zero.length - at;
            int length = Math.min(left, random.nextInt(1, 40));
            String line = switch (random.nextInt(4)) {
                case 0 -> "linear 254:0 " + used;
                case 1 -> "zero";
                default -> {
                    int chunk = random.nextInt(1, 6);
                    length = chunk * 2 * random.nextInt(1, 5);
                    yield "striped 2 " + chunk + " 254:0 " + used + " 254:16 " + used;
                }
            };
            if (length > left) {
                length = left;
                line = "linear 254:16 " + (40000 + used);
            }
            Arrays.fill(zero, at, at + length, line.equals("zero"));
            table.append(table.isEmpty() ? "" : " / ").append(at).append(' ').append(length).append(' ').append(line);
            at += length;
            used += length;
        }
        return table.toString();
    }

    @RepeatedTest(25)
    void readsGiveWhatWasWritten(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        boolean[] zero = new boolean[random.nextInt(20, 300)];
        String table = randomTable(random, zero);
        DevNo dev = rig.create("a", table);
        if (random.nextBoolean()) {
            dev = rig.create("upper", "0 " + zero.length + " linear " + dev + " 0");
        }
        byte[] model = new byte[zero.length * Sectors.SIZE];
        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(zero.length);
            int count = random.nextInt(1, zero.length - from + 1);
            byte[] bytes = new byte[count * Sectors.SIZE];
            random.nextBytes(bytes);
            assertThat(rig.write(dev, from, bytes)).isEqualTo("OK");
            for (int s = 0; s < count; s++) {
                if (!zero[from + s]) {
                    System.arraycopy(bytes, s * Sectors.SIZE, model, (from + s) * Sectors.SIZE, Sectors.SIZE);
                }
            }
            int begin = random.nextInt(zero.length);
            int length = random.nextInt(1, zero.length - begin + 1);
            assertThat(rig.read(dev, begin, length)).as("%d+%d of %s", begin, length, table)
                    .isEqualTo(Arrays.copyOfRange(model, begin * Sectors.SIZE, (begin + length) * Sectors.SIZE));
        }
        assertThat(rig.dm().publish().below()).isEmpty();
        assertThat(rig.dm().state().joins()).isEmpty();
    }

    @RepeatedTest(15)
    void discardsAndZeroesReachTheirSectorsAlone(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(500 + repetition.getCurrentRepetition());
        int length = 240;
        DevNo dev = rig.create("a", "0 60 linear 254:0 1000 / 60 120 striped 2 5 254:0 2000 254:16 3000 / 180 60 linear 254:16 0");
        byte[] model = DmRig.bytes(length, 'x');
        rig.write(dev, 0, model.clone());
        for (int i = 0; i < 20; i++) {
            int from = random.nextInt(length);
            int count = random.nextInt(1, length - from + 1) / 8 + 1;
            BioOp op = random.nextBoolean() ? BioOp.DISCARD : BioOp.WRITE_ZEROES;
            assertThat(rig.submit(op, dev, from, count, Data.EMPTY)).isEqualTo("OK");
            Arrays.fill(model, from * Sectors.SIZE, (from + count) * Sectors.SIZE, (byte) 0);
        }
        assertThat(rig.read(dev, 0, length)).isEqualTo(model);
        assertThat(rig.dm().state().joins()).isEmpty();
    }

    @Test
    void aBioWithABadPieceFailsButItsOtherPiecesAreWritten() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0 / 8 8 error / 16 8 linear 254:0 8");
        assertThat(rig.write(dev, 4, DmRig.bytes(16, 'w'))).isEqualTo("EIO");
        assertThat(rig.read(DmRig.DISK, 4, 8)).isEqualTo(DmRig.bytes(8, 'w'));
        assertThat(rig.submit(BioOp.READ, dev, 0, 24, Data.EMPTY)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @CsvSource({"READ, OK", "WRITE, OK", "DISCARD, EOPNOTSUPP", "WRITE_ZEROES, EOPNOTSUPP", "FLUSH, OK"})
    void zeroTakesReadsAndWrites(BioOp op, String outcome) {
        DevNo dev = rig.create("a", "0 8 zero");
        assertThat(send(op, dev)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"READ, EIO", "WRITE, EIO", "DISCARD, EOPNOTSUPP", "WRITE_ZEROES, EOPNOTSUPP", "FLUSH, OK"})
    void errorTakesNothing(BioOp op, String outcome) {
        DevNo dev = rig.create("a", "0 8 error");
        assertThat(send(op, dev)).isEqualTo(outcome);
    }

    private String send(BioOp op, DevNo dev) {
        Data data = op == BioOp.WRITE ? Data.of(DmRig.bytes(8, 1)) : Data.EMPTY;
        return rig.submit(op, dev, 0, op == BioOp.FLUSH ? 0 : 8, data);
    }

    @Test
    void zeroDoesNotReadAhead() {
        DevNo dev = rig.create("a", "0 8 zero");
        assertThat(rig.submit(BioOp.READ, dev, 0, 8, Data.EMPTY, BioFlag.READAHEAD)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @CsvSource({"0 8 linear 254:0 0, SUPPORTED", "0 8 linear 259:0 0, UNSUPPORTED", "0 8 linear 254:0 0 / 8 8 linear 259:0 0, UNSUPPORTED",
        "0 8 linear 254:0 0 / 8 8 zero, UNSUPPORTED", "0 16 striped 2 8 254:0 0 254:16 0, SUPPORTED"})
    void discardsAreTakenIfEveryTargetAndDeviceTakesThem(String table, Discard discard) {
        DevNo dev = rig.create("a", table);
        assertThat(rig.block().get(dev).limits().discard()).isEqualTo(discard);
        assertThat(rig.submit(BioOp.DISCARD, dev, 0, 8, Data.EMPTY)).isEqualTo(discard == Discard.SUPPORTED ? "OK" : "EOPNOTSUPP");
    }

    @Test
    void dataWithAFlushInFrontIsWritten() {
        DevNo dev = rig.create("a", "0 16 striped 2 8 254:0 0 254:16 0");
        assertThat(rig.submit(BioOp.WRITE, dev, 0, 16, Data.of(DmRig.bytes(16, 5)), BioFlag.PREFLUSH, BioFlag.FUA)).isEqualTo("OK");
        assertThat(rig.read(dev, 0, 16)).isEqualTo(DmRig.bytes(16, 5));
    }

    @Test
    void beyondTheEndIsAnError() {
        DevNo dev = rig.create("a", "0 8 linear 254:0 0");
        assertThat(rig.write(dev, 4, DmRig.bytes(8, 1))).isEqualTo("EIO");
        assertThat(rig.newLog()).singleElement().asString().contains("attempt to access beyond end of device", "dm-0: rw=",
                "sector=4, nr_sectors = 8 limit=8");
    }
}
