package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static byte[] noise(long seed) {
        byte[] bytes = new byte[Page.SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 1, 127, -128, -1})
    void uniformBytesAreOneFill(byte value) {
        byte[] bytes = new byte[Page.SIZE];
        Arrays.fill(bytes, value);
        assertThat(Page.of(bytes)).isSameAs(Page.filled(value)).isSameAs(Page.of(bytes.clone()));
        assertThat(Page.filled(value).value()).isEqualTo(value);
        for (int different : new int[]{0, 1, 2048, 4094, 4095}) {
            byte[] other = bytes.clone();
            other[different]++;
            assertThat(Page.of(other)).isInstanceOf(Page.Bytes.class);
        }
    }

    @Test
    void zeroIsTheFillOfZero() {
        assertThat(Page.of(new byte[Page.SIZE])).isSameAs(Page.ZERO).isSameAs(Page.filled((byte) 0));
    }

    @Test
    void aPageDoesNotFollowTheArrayItCameFrom() {
        byte[] bytes = noise(1);
        byte first = bytes[0];
        Page page = Page.of(bytes);
        bytes[0]++;
        assertThat(page.at(0)).isEqualTo(first);
    }

    @Test
    void onlyWholePagesAreTaken() {
        assertThatThrownBy(() -> Page.of(new byte[Page.SIZE - 1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Page.of(new byte[Page.SIZE + 1], 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void everyFormReadsAsItsBytes() {
        Random random = new Random(2);
        for (Page page : forms()) {
            byte[] bytes = Page.toArray(page);
            for (int i = 0; i < 300; i++) {
                int from = random.nextInt(Page.SIZE);
                int length = random.nextInt(Page.SIZE - from + 1);
                byte[] target = new byte[length + 20];
                page.copyTo(from, target, 7, length);
                byte[] expected = new byte[length + 20];
                System.arraycopy(bytes, from, expected, 7, length);
                assertThat(target).isEqualTo(expected);
                assertThat(page.at(from)).isEqualTo(bytes[from]);
                assertThat(page.matches(from, target, 7, length)).isTrue();
                if (length > 0) {
                    target[7 + random.nextInt(length)] ^= 4;
                    assertThat(page.matches(from, target, 7, length)).isFalse();
                }
            }
        }
    }

    @Test
    void contentComparesAcrossForms() {
        for (Page a : forms()) {
            byte[] bytes = Page.toArray(a);
            assertThat(Page.sameContent(a, new Page.Bytes(bytes))).isTrue();
            assertThat(Page.sameContent(new Page.Bytes(bytes), a)).isTrue();
            assertThat(Page.sameContent(a, Page.Split.over(Page.ZERO, bytes, 0xffff))).isTrue();
            for (Page b : forms()) {
                assertThat(Page.sameContent(a, b)).isEqualTo(Arrays.equals(bytes, Page.toArray(b)));
            }
        }
    }

    @Test
    void splitTakesOnlyItsBlocks() {
        byte[] content = noise(3);
        Page split = Page.Split.over(Page.filled((byte) 9), content, 0b1000_0000_0000_0101);
        for (int i = 0; i < Page.SIZE; i++) {
            int block = i / 256;
            boolean own = block == 0 || block == 2 || block == 15;
            assertThat(split.at(i)).isEqualTo(own ? content[i] : 9);
        }
        assertThat(Page.Split.mask(split)).isEqualTo(0b1000_0000_0000_0101);
    }

    @Test
    void splitOverSplitKeepsTheFirst() {
        byte[] first = noise(4);
        byte[] second = noise(5);
        Page one = Page.Split.over(Page.ZERO, first, 0b11);
        Page two = Page.Split.over(one, second, 0b110);
        assertThat(two.at(5)).isEqualTo(first[5]);
        assertThat(two.at(256)).isEqualTo(second[256]);
        assertThat(two.at(512)).isEqualTo(second[512]);
        assertThat(two.at(768)).isZero();
        assertThat(one.at(256)).isEqualTo(first[256]);
    }

    private static List<Page> forms() {
        Page bytes = Page.of(noise(6));
        return List.of(Page.ZERO, Page.filled((byte) 1), Page.filled((byte) -1), bytes, Page.of(noise(7)),
                Page.Split.over(Page.ZERO, noise(8), 1), Page.Split.over(Page.ZERO, noise(8), 0x8421),
                Page.Split.over(Page.filled((byte) 1), noise(8), 1), Page.Split.over(bytes, noise(8), 0xff00),
                Page.Split.over(bytes, noise(6), 0x0ff0));
    }
}
