package volscope.sim.lvm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.LabelSector;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.Region;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.ondisk.Scanner;
import volscope.sim.profile.Profiles;

/** Labels and areas against bytes of the real lvm, and their way through a machine. */
class OnDiskTest {

    private static final DevNo VDA = new DevNo(254, 0);

    @Test
    void labelIsTheRealOne() {
        PvHeader header = new PvHeader(LvmId.parse("fz5tnb-NiAg-63bu-GNWB-UXJE-w2Z3-FuWCGo"), 512L << 20, List.of(new Region(1 << 20, 0)),
                List.of(new Region(4096, 1044480)), PvHeader.Use.IN_GROUP);
        byte[] sector = LabelSector.encode(header, 1);

        assertThat(HexFormat.of().formatHex(sector, 0, 32)).isEqualTo("4c4142454c4f4e45010000000000000067111d4d200000004c564d3220303031");
        assertThat(LabelSector.decode(sector, 0, 1)).contains(header);
        assertThat(LabelSector.decode(sector, 0, 2)).isEmpty();
        sector[100] ^= 1;
        assertThat(LabelSector.decode(sector, 0, 1)).isEmpty();
    }

    @Test
    void areaHeaderIsTheRealOne() {
        AreaHeader header = new AreaHeader(new Region(4096, 1044480), Optional.of(new AreaHeader.Text(0x2200, 0x892, 0xe1c03228)),
                Optional.empty(), AreaHeader.Use.USED);

        assertThat(HexFormat.of().formatHex(header.encode(), 0, 4)).isEqualTo("ee023c49");
        assertThat(AreaHeader.decode(header.encode())).contains(header);
        assertThat(header.nextOffset()).isEqualTo(0x2c00);
    }

    @Test
    void groupsAreFoundWhereTheyWereWritten() {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        machine.run("vgcreate", "vg0", "/dev/vda", "/dev/vdb");
        machine.run("lvcreate", "-L", "16M", "-n", "lv0", "vg0");

        Scan scan = Scanner.scan(machine.kernel());

        assertThat(scan.groups()).hasSize(1);
        assertThat(scan.groups().getFirst().lv("lv0").orElseThrow().extents()).isEqualTo(4);
        assertThat(scan.groups().getFirst().seqno()).isEqualTo(2);
        assertThat(scan.pvs()).extracting(pv -> pv.path()).containsExactly("/dev/vda", "/dev/vdb");
    }

    @Test
    void rememberedTextsSayWhatReadingSays() {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        machine.run("vgcreate", "vg0", "/dev/vda");
        machine.run("lvcreate", "-L", "16M", "-n", "lv0", "vg0");
        machine.run("lvcreate", "-s", "-L", "4M", "-n", "s1", "vg0/lv0");
        machine.run("lvcreate", "-s", "-L", "4M", "-n", "s2", "vg0/lv0");
        Scan remembered = Scanner.scan(machine.kernel());

        var memo = machine.kernel().get(volscope.sim.lvm.ondisk.MetadataMemo.LAYER);
        assertThat(memo.publish().groups()).isNotEmpty();
        var fresh = new LvmMachine(Profiles.V6_1);
        byte[] start = machine.kernel().get(Block.LAYER).media().read(VDA, 0L, 1 << 20);
        fresh.kernel().get(Block.LAYER).media().write(VDA, 0, Data.of(start));

        assertThat(Scanner.scan(fresh.kernel()).groups()).isEqualTo(remembered.groups());
    }

    @Test
    void ringWrapsAround() {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        machine.run("vgcreate", "vg0", "/dev/vda");
        machine.run("lvcreate", "-l", "1", "-an", "-Zn", "-n", "lv0", "vg0");
        for (int i = 0; i < 700; i++) {
            assertThat(machine.run("lvchange", i % 2 == 0 ? "-pr" : "-prw", "vg0/lv0").code()).isZero();
        }
        byte[] start = machine.kernel().get(Block.LAYER).media().read(VDA, 0L, 1 << 20);
        var fresh = new LvmMachine(Profiles.V6_1);
        fresh.kernel().get(Block.LAYER).media().write(VDA, 0, Data.of(start));

        assertThat(Scanner.scan(fresh.kernel()).groups().getFirst().seqno()).isEqualTo(702);
        assertThat(new String(Arrays.copyOfRange(start, 4096, 1 << 20), ISO_8859_1)).contains("seqno = 650\n");
    }

    @Test
    void damagedTextIsNoGroup() {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        machine.run("vgcreate", "vg0", "/dev/vda");
        byte[] start = machine.kernel().get(Block.LAYER).media().read(VDA, 0L, 1 << 20);
        start[4096 + 512 + 40] ^= 1;
        var fresh = new LvmMachine(Profiles.V6_1);
        fresh.kernel().get(Block.LAYER).media().write(VDA, 0, Data.of(start));

        assertThat(Scanner.scan(fresh.kernel()).groups()).isEmpty();
        assertThat(Scanner.scan(fresh.kernel()).pvs()).hasSize(1);
    }
}
