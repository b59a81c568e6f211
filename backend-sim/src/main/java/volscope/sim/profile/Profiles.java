package volscope.sim.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.profile.Profile.BadLookup;
import volscope.sim.profile.Profile.DaxOffset;
import volscope.sim.profile.Profile.DaxOption;
import volscope.sim.profile.Profile.DmRules;
import volscope.sim.profile.Profile.ErrorArguments;
import volscope.sim.profile.Profile.Ext4Lines;
import volscope.sim.profile.Profile.Ext4WithoutDax;
import volscope.sim.profile.Profile.FsRules;
import volscope.sim.profile.Profile.Inherit;
import volscope.sim.profile.Profile.LeakedPut;
import volscope.sim.profile.Profile.LowerTest;
import volscope.sim.profile.Profile.LvmRules;
import volscope.sim.profile.Profile.MountLog;
import volscope.sim.profile.Profile.NameRule;
import volscope.sim.profile.Profile.NestedFreeze;
import volscope.sim.profile.Profile.OriginDax;
import volscope.sim.profile.Profile.ReasonText;
import volscope.sim.profile.Profile.RefusalText;
import volscope.sim.profile.Profile.SnapshotRules;
import volscope.sim.profile.Profile.VirtioPmem;
import volscope.sim.profile.Profile.XfsDaxWarning;

/** The kernels that can be run, by name. */
public final class Profiles {

    private static final LvmRules LVM_2_03 = new LvmRules("Failed to suspend logical volume");
    private static final LvmRules LVM_2018 = new LvmRules("Failed to lock logical volume");
    private static final Ext4Lines EXT4_6_1 = new Ext4Lines(1685, 1083, 343);
    private static final FsRules FS_6_1 = new FsRules(Ext4WithoutDax.FAIL, MountLog.PLAIN, NestedFreeze.REFUSED, XfsDaxWarning.EXPERIMENTAL,
            DaxOption.TRI_STATE, EXT4_6_1);
    private static final DmRules DM_6_1 = new DmRules(3, LowerTest.DAX_DEVICE_ALL, Inherit.FROM_DEVICE, RefusalText.WITH_NUMBERS,
            ReasonText.WITH_ERRNO, NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.TRUNCATED, ErrorArguments.IGNORED,
            "4.47.0-ioctl (2022-07-28)",
            Map.of("linear", "1.4.0", "striped", "1.6.0", "error", "1.5.0", "zero", "1.1.0", "delay", "1.3.0", "flakey", "1.5.0",
                    "snapshot-origin", "1.9.0", "snapshot", "1.16.0", "snapshot-merge", "1.5.0"));

    /** 4.8, the first kernel whose device mapper knows DAX; snapshot-origin has a stub. */
    public static final Profile V4_8 = new Profile("4.8", "4.8.0", "#1 SMP", VirtioPmem.ASYNCHRONOUS,
            new DmRules(4, LowerTest.QUEUE_FLAG_ANY, Inherit.NEVER, RefusalText.PLAIN, ReasonText.PLAIN, NameRule.SLASH, BadLookup.ENODEV,
                    LeakedPut.SILENT, DaxOffset.CHECKED, ErrorArguments.IGNORED, "4.35.0-ioctl (2016-06-23)",
                    Map.of("linear", "1.3.0", "striped", "1.6.0", "error", "1.5.0", "zero", "1.1.0", "delay", "1.2.1", "flakey", "1.3.1",
                            "snapshot-origin", "1.9.0", "snapshot", "1.15.0", "snapshot-merge", "1.4.0")),
            new SnapshotRules(OriginDax.STUB, 262144),
            new FsRules(Ext4WithoutDax.FAIL, MountLog.PLAIN, NestedFreeze.REFUSED, XfsDaxWarning.EXPERIMENTAL, DaxOption.FLAG, EXT4_6_1),
            LVM_2018);

    /** Debian's 6.1. */
    public static final Profile V6_1 = new Profile("6.1", "6.1.0-56-amd64", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.192-2 (2026-11-16)",
            VirtioPmem.ASYNCHRONOUS, DM_6_1,
            new SnapshotRules(OriginDax.NONE, 262144), FS_6_1, LVM_2_03);

    /** Debian's 6.12. */
    public static final Profile V6_12 = new Profile("6.12", "6.12.117+deb12-amd64",
            "#1 SMP PREEMPT_DYNAMIC Debian 6.12.117-1~deb12u1 (2026-11-14)", VirtioPmem.SYNCHRONOUS,
            new DmRules(3, LowerTest.DAX_DEVICE_ALL, Inherit.FROM_DEVICE, RefusalText.WITH_NUMBERS, ReasonText.WITH_ERRNO,
                    NameRule.SLASH_AND_RESERVED, BadLookup.AS_FOUND, LeakedPut.LOGGED, DaxOffset.TRUNCATED, ErrorArguments.DEVICE,
                    "4.48.0-ioctl (2023-03-01)",
                    Map.of("linear", "1.4.0", "striped", "1.6.0", "error", "1.7.0", "zero", "1.2.0", "delay", "1.4.0", "flakey", "1.5.0",
                            "snapshot-origin", "1.9.0", "snapshot", "1.16.0", "snapshot-merge", "1.5.0")),
            new SnapshotRules(OriginDax.NONE, 131072),
            new FsRules(Ext4WithoutDax.FAIL, MountLog.WITH_UUID, NestedFreeze.ALLOWED, XfsDaxWarning.NONE, DaxOption.TRI_STATE,
                    new Ext4Lines(1647, 1083, 353)),
            LVM_2_03);

    /** 6.1 with a snapshot-origin that answers direct_access; no kernel ships it. */
    public static final Profile DAX_ORIGIN = new Profile("dax-origin", "6.1.0-dax-origin", V6_1.build(),
            VirtioPmem.ASYNCHRONOUS, DM_6_1,
            new SnapshotRules(OriginDax.COPY_BEFORE_LICENCE, 262144), FS_6_1, LVM_2_03);

    /** The profile a machine has when nobody says otherwise. */
    public static final Profile DEFAULT = V6_1;

    private static final List<Profile> ALL = List.of(V4_8, V6_1, V6_12, DAX_ORIGIN);

    private Profiles() {
    }

    /** All profiles, oldest kernel first, those that no kernel ships last. */
    public static List<Profile> all() {
        return ALL;
    }

    /** The profile of this name. */
    public static Optional<Profile> named(String name) {
        return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
