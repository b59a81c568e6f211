package volscope.sim.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.profile.DaxRules.AccessIntent;
import volscope.sim.profile.DaxRules.HugePages;
import volscope.sim.profile.DaxRules.Mixing;
import volscope.sim.profile.DaxRules.OriginDax;
import volscope.sim.profile.DaxRules.SecondWrite;
import volscope.sim.profile.DaxRules.SnapshotDax;
import volscope.sim.profile.DaxRules.VirtioPmem;
import volscope.sim.profile.Profile.BadLookup;
import volscope.sim.profile.Profile.Commit;
import volscope.sim.profile.Profile.DaxLength;
import volscope.sim.profile.Profile.DaxOffset;
import volscope.sim.profile.Profile.DaxOption;
import volscope.sim.profile.Profile.DaxTest;
import volscope.sim.profile.Profile.DmRules;
import volscope.sim.profile.Profile.ErrorArguments;
import volscope.sim.profile.Profile.Ext4Lines;
import volscope.sim.profile.Profile.Ext4WithoutDax;
import volscope.sim.profile.Profile.FsRules;
import volscope.sim.profile.Profile.Inherit;
import volscope.sim.profile.Profile.LargestEntry;
import volscope.sim.profile.Profile.LeakedPut;
import volscope.sim.profile.Profile.LostWrite;
import volscope.sim.profile.Profile.LowerTest;
import volscope.sim.profile.Profile.LvmRules;
import volscope.sim.profile.Profile.MountLog;
import volscope.sim.profile.Profile.NameRule;
import volscope.sim.profile.Profile.NestedFreeze;
import volscope.sim.profile.Profile.NextArea;
import volscope.sim.profile.Profile.OwnDevice;
import volscope.sim.profile.Profile.ReadOnlyLog;
import volscope.sim.profile.Profile.ReasonText;
import volscope.sim.profile.Profile.RefusalText;
import volscope.sim.profile.Profile.SnapshotRules;
import volscope.sim.profile.Profile.XfsDaxWarning;

/** The kernels that can be run, by name. */
public final class Profiles {

    private static final String SMP = "#1 SMP";
    private static final LvmRules LVM_2_03 = new LvmRules("Failed to suspend logical volume");
    private static final LvmRules LVM_BEFORE_2_03_10 = new LvmRules("Failed to lock logical volume");
    private static final Ext4Lines EXT4_6_1 = new Ext4Lines(1685, 1083, 343, 83, 1094, 5695);
    private static final Ext4Lines EXT4_6_12 = new Ext4Lines(1647, 1083, 353, 84, 1094, 5695);
    private static final SnapshotRules BUCKETS_2_MIB = new SnapshotRules(262144, LargestEntry.LAST, NextArea.ZEROED, Commit.AFTER_FLUSH);
    private static final SnapshotRules BUCKETS_1_MIB = new SnapshotRules(131072, LargestEntry.FIRST, NextArea.ZEROED, Commit.AFTER_FLUSH);

    private static final Map<String, String> TARGETS_6_1_IN_MODULES = Map.of("mirror", "1.14.0", "thin", "1.22.0", "thin-pool", "1.22.0");
    private static final Map<String, String> TARGETS_6_1 = newer(TARGETS_6_1_IN_MODULES,
            Map.of("linear", "1.4.0", "striped", "1.6.0", "error", "1.5.0", "zero", "1.1.0",
                    "delay", "1.3.0", "flakey", "1.5.0", "snapshot-origin", "1.9.0", "snapshot", "1.16.0", "snapshot-merge", "1.5.0"));
    private static final Map<String, String> TARGETS_4_8 = newer(TARGETS_6_1,
            Map.of("linear", "1.3.0", "delay", "1.2.1", "flakey", "1.3.1", "snapshot", "1.15.0", "snapshot-merge", "1.4.0", "thin",
                    "1.19.0",
                    "thin-pool", "1.19.0"));
    private static final Map<String, String> TARGETS_4_14 = newer(TARGETS_4_8, Map.of("linear", "1.4.0", "flakey", "1.5.0"));
    private static final Map<String, String> TARGETS_5_4 = newer(TARGETS_4_14,
            Map.of("snapshot", "1.16.0", "snapshot-merge", "1.5.0", "thin", "1.21.0", "thin-pool", "1.21.0"));
    private static final Map<String, String> TARGETS_6_12 = newer(TARGETS_6_1,
            Map.of("error", "1.7.0", "zero", "1.2.0", "delay", "1.4.0", "thin", "1.23.0", "thin-pool", "1.23.0"));

    private static final DmRules DM_4_8 = new DmRules(4, LowerTest.QUEUE_FLAG_ANY, Inherit.NEVER, RefusalText.PLAIN, ReasonText.PLAIN,
            NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.CHECKED, ErrorArguments.IGNORED,
            OwnDevice.TAKEN, "4.35.0-ioctl (2016-06-23)", TARGETS_4_8);
    private static final DmRules DM_4_7 = new DmRules(0, LowerTest.NEVER, Inherit.NEVER, RefusalText.PLAIN, ReasonText.PLAIN,
            NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.CHECKED, ErrorArguments.IGNORED,
            OwnDevice.TAKEN, "4.34.0-ioctl (2015-10-28)", TARGETS_4_8);
    private static final DmRules DM_4_14 = new DmRules(4, LowerTest.QUEUE_FLAG_ANY, Inherit.NEVER, RefusalText.PLAIN, ReasonText.PLAIN,
            NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.CHECKED, ErrorArguments.IGNORED,
            OwnDevice.TAKEN, "4.37.0-ioctl (2017-09-20)", TARGETS_4_14);
    private static final DmRules DM_4_18 = new DmRules(4, LowerTest.TRIAL_ACCESS_ANY, Inherit.FROM_DEVICE, RefusalText.WITH_NUMBERS,
            ReasonText.PLAIN, NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.CHECKED, ErrorArguments.IGNORED,
            OwnDevice.TAKEN, "4.39.0-ioctl (2018-04-03)", TARGETS_4_14);
    private static final DmRules DM_5_4 = new DmRules(3, LowerTest.TRIAL_ACCESS_ANY, Inherit.FROM_DEVICE, RefusalText.WITH_NUMBERS,
            ReasonText.PLAIN, NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.CHECKED, ErrorArguments.IGNORED,
            OwnDevice.TAKEN, "4.41.0-ioctl (2019-09-16)", TARGETS_5_4);
    private static final DmRules DM_6_1 = new DmRules(3, LowerTest.DAX_DEVICE_ALL, Inherit.FROM_DEVICE, RefusalText.WITH_NUMBERS,
            ReasonText.WITH_ERRNO, NameRule.SLASH, BadLookup.ENODEV, LeakedPut.SILENT, DaxOffset.TRUNCATED, ErrorArguments.IGNORED,
            OwnDevice.TAKEN, "4.47.0-ioctl (2022-07-28)", TARGETS_6_1);
    private static final DmRules DM_6_12 = new DmRules(3, LowerTest.DAX_DEVICE_ALL, Inherit.FROM_DEVICE, RefusalText.WITH_NUMBERS,
            ReasonText.WITH_ERRNO, NameRule.SLASH_AND_RESERVED, BadLookup.AS_FOUND, LeakedPut.LOGGED, DaxOffset.TRUNCATED,
            ErrorArguments.DEVICE, OwnDevice.REFUSED, "4.48.0-ioctl (2023-03-01)", TARGETS_6_12);

    private static final FsRules FS_4_8 = new FsRules(Ext4WithoutDax.FAIL, MountLog.PLAIN, NestedFreeze.REFUSED,
            XfsDaxWarning.EXPERIMENTAL, DaxOption.FLAG, DaxTest.TRIAL_ACCESS, EXT4_6_1, LostWrite.TOLD, DaxLength.CHECKED,
            ReadOnlyLog.FIRST);
    private static final FsRules FS_4_18 = new FsRules(Ext4WithoutDax.TURN_OFF, MountLog.PLAIN, NestedFreeze.REFUSED,
            XfsDaxWarning.EXPERIMENTAL, DaxOption.FLAG, DaxTest.TRIAL_ACCESS, EXT4_6_1, LostWrite.TOLD, DaxLength.CHECKED,
            ReadOnlyLog.FIRST);
    private static final FsRules FS_6_1 = new FsRules(Ext4WithoutDax.FAIL, MountLog.PLAIN, NestedFreeze.REFUSED,
            XfsDaxWarning.EXPERIMENTAL, DaxOption.TRI_STATE, DaxTest.QUEUE_FLAG, EXT4_6_1, LostWrite.TOLD, DaxLength.CHECKED,
            ReadOnlyLog.EACH);
    private static final FsRules FS_6_12 = new FsRules(Ext4WithoutDax.FAIL, MountLog.WITH_UUID, NestedFreeze.ALLOWED, XfsDaxWarning.NONE,
            DaxOption.TRI_STATE, DaxTest.QUEUE_FLAG, EXT4_6_12, LostWrite.STOPS, DaxLength.CHECKED,
            ReadOnlyLog.FIRST);

    private static final DaxRules DAX_4_7 = DaxRules.SHIPPED.with(SecondWrite.ENTRY_ALONE).with(HugePages.NONE);
    private static final DaxRules DAX_4_8 = DAX_4_7.with(OriginDax.STUB);
    private static final DaxRules DAX_4_14 = DaxRules.SHIPPED.with(OriginDax.STUB);

    /** 4.7, the last kernel whose device mapper knows nothing of DAX. */
    public static final Profile V4_7 = new Profile("4.7", "4.7.0", SMP, DM_4_7, BUCKETS_2_MIB, DAX_4_7, FS_4_8, LVM_BEFORE_2_03_10);

    /** 4.8, the first kernel whose device mapper knows DAX; snapshot-origin has a stub. */
    public static final Profile V4_8 = new Profile("4.8", "4.8.0", SMP, DM_4_8, BUCKETS_2_MIB, DAX_4_8, FS_4_8, LVM_BEFORE_2_03_10);

    /** 4.14: each write fault asks the device. */
    public static final Profile V4_14 = new Profile("4.14", "4.14.0", SMP, DM_4_14, BUCKETS_2_MIB, DAX_4_14, FS_4_8, LVM_BEFORE_2_03_10);

    /** 4.18, which asks a lower device for a page to learn whether it has DAX, and so refuses snapshots of DAX volumes. */
    public static final Profile V4_18 = new Profile("4.18", "4.18.0", SMP, DM_4_18, BUCKETS_2_MIB, DAX_4_14, FS_4_18, LVM_BEFORE_2_03_10);

    /** 5.4: the stub is gone. */
    public static final Profile V5_4 = new Profile("5.4", "5.4.0", SMP, DM_5_4, BUCKETS_2_MIB, DaxRules.SHIPPED, FS_4_18,
            LVM_BEFORE_2_03_10);

    /** Debian's 6.1. */
    public static final Profile V6_1 = new Profile("6.1", "6.1.0-56-amd64", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.192-2 (2026-11-16)", DM_6_1,
            BUCKETS_2_MIB, DaxRules.SHIPPED, FS_6_1, LVM_2_03);

    /** Debian's 6.12. */
    public static final Profile V6_12 = new Profile("6.12", "6.12.117+deb12-amd64",
            "#1 SMP PREEMPT_DYNAMIC Debian 6.12.117-1~deb12u1 (2026-11-14)", DM_6_12, BUCKETS_1_MIB,
            DaxRules.SHIPPED.with(VirtioPmem.SYNCHRONOUS), FS_6_12, LVM_2_03);

    /** 6.1 with a snapshot-origin that answers direct_access, while snapshots are reached by bios alone; no kernel ships it. */
    public static final Profile DAX_ORIGIN = designed("dax-origin", DaxRules.DESIGNED.with(SnapshotDax.NONE).with(Mixing.ALLOWED));

    /** 6.1 with direct access through snapshot-origin and snapshot; no kernel ships it. */
    public static final Profile DAX_FULL = designed("dax-full", DaxRules.DESIGNED);

    /** The same where direct_access does not say what a page is for, as in 2018: each access copies. */
    public static final Profile DAX_2018_API = designed("dax-2018-api", DaxRules.DESIGNED.with(AccessIntent.UNKNOWN));

    /** The profile a machine has when nobody says otherwise. */
    public static final Profile DEFAULT = V6_1;

    private static final List<Profile> ALL = List.of(V4_7, V4_8, V4_14, V4_18, V5_4, V6_1, V6_12, DAX_ORIGIN, DAX_2018_API, DAX_FULL);

    private static Profile designed(String name, DaxRules dax) {
        return new Profile(name, "6.1.0-" + name, V6_1.build(), DM_6_1.with(DaxOffset.REFUSED), BUCKETS_2_MIB, dax, FS_6_1, LVM_2_03);
    }

    private static Map<String, String> newer(Map<String, String> base, Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(base);
        all.putAll(changes);
        return Map.copyOf(all);
    }

    private Profiles() {
    }

    /** All profiles, oldest kernel first; those that no kernel ships last, the whole design as the last of them. */
    public static List<Profile> all() {
        return ALL;
    }

    /** The profile of this name; {@code PROFILE+WORD} is one with another choice or with a known mistake. */
    public static Optional<Profile> named(String name) {
        String[] words = name.split("\\+", -1);
        Optional<Profile> found = ALL.stream().filter(profile -> profile.name().equals(words[0])).findFirst();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            found = found.flatMap(profile -> Choice.named(word).map(profile::with).or(() -> Mistake.named(word).map(profile::with)));
        }
        return found;
    }
}
