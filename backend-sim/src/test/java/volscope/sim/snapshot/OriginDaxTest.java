package volscope.sim.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.profile.Profiles;

class OriginDaxTest {

    private static Dax.Access access(Rig rig, DevNo dev, long page, Dax.Intent intent) {
        return rig.kernel().get(Block.LAYER).directAccess(dev, page, 1, intent);
    }

    private static void store(Rig rig, Dax.Pfn pfn, char c) {
        rig.kernel().get(Block.LAYER).media().write(pfn.memory(), pfn.page() * 4096, Data.fill((byte) c, 512));
    }

    @Test
    void licensesAPageForWritingOnlyWhenTheSnapshotHasCommittedIt() {
        Rig rig = new Rig(Profiles.DAX_ORIGIN, 8192, 8192);
        rig.create("real", "0 8192 linear 259:0 0");
        DevNo origin = rig.create("origin", "0 8192 linear 253:0 0");
        rig.write(origin, 0, 64, 'A');
        rig.load("origin", "0 8192 snapshot-origin 253:0");
        rig.suspend("origin");
        DevNo snap = rig.create("snap", "0 8192 snapshot 253:0 254:16 P 8");
        rig.resume("origin");
        assertThat(access(rig, origin, 3, Dax.Intent.READ)).isEqualTo(new Dax.Granted(new Dax.Pfn(Rig.MEMORY, 3), 1));
        assertThat(rig.status("snap")).endsWith("16/8192 16");
        assertThat(access(rig, origin, 3, Dax.Intent.WRITE)).isInstanceOf(Dax.Wait.class);
        rig.kernel().drain();
        Dax.Access granted = access(rig, origin, 3, Dax.Intent.WRITE);
        assertThat(granted).isEqualTo(new Dax.Granted(new Dax.Pfn(Rig.MEMORY, 3), 1));
        assertThat(rig.status("snap")).endsWith("24/8192 16");
        store(rig, ((Dax.Granted) granted).pfn(), 'B');
        assertThat(rig.read(origin, 24, 8)).isEqualTo("BAAAAAAA");
        assertThat(rig.read(snap, 24, 8)).isEqualTo("AAAAAAAA");
    }

    @Test
    void isRefusedByTheTypeRuleWhereTheOriginHasNoDirectAccess() {
        Rig rig = new Rig(Profiles.V6_1, 8192, 8192);
        rig.create("real", "0 8192 linear 259:0 0");
        rig.create("origin", "0 8192 linear 253:0 0");
        assertThatThrownBy(() -> rig.load("origin", "0 8192 snapshot-origin 253:0")).isInstanceOfSatisfying(ErrnoException.class,
                refused -> assertThat(refused.errno()).isEqualTo(Errno.EINVAL));
        assertThat(rig.log())
                .containsExactly("device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.");
    }

    @Test
    void answersWithAnErrorAndALineWhereTheOriginHasAStub() {
        Rig rig = new Rig(Profiles.V4_8, 8192, 8192);
        rig.create("real", "0 8192 linear 259:0 0");
        DevNo origin = rig.create("origin", "0 8192 linear 253:0 0");
        rig.load("origin", "0 8192 snapshot-origin 253:0");
        rig.resume("origin");
        assertThat(access(rig, origin, 0, Dax.Intent.READ)).isEqualTo(new Dax.Refused(Errno.EIO));
        assertThat(rig.log()).containsExactly("device-mapper: snapshots: device does not support dax.");
    }
}
