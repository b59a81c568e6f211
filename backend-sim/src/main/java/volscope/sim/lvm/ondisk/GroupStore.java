package volscope.sim.lvm.ondisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.metadata.GroupText;
import volscope.sim.lvm.metadata.MetadataWriter;
import volscope.sim.lvm.metadata.TextHeader;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The metadata areas of one group while a command changes it: write, precommit, then commit or revert. */
public final class GroupStore {

    private final Sys sys;
    private final List<Place> places = new ArrayList<>();

    /** An area and the device it lies on. */
    private record Place(String path, DevNo dev, AreaHeader header) {
    }

    /** A text that is longer than the ring can take. */
    public static final class TooLarge extends Exception {

        private static final long serialVersionUID = 1;

        private final String path;
        private final long size;
        private final long most;

        TooLarge(String path, long size, long most) {
            super(null, null, false, false);
            this.path = path;
            this.size = size;
            this.most = most;
        }

        /** The device that cannot take it. */
        public String path() {
            return path;
        }

        /** The length of the text. */
        public long size() {
            return size;
        }

        /** The greatest length there. */
        public long most() {
            return most;
        }
    }

    /** The areas on some physical volumes. */
    public GroupStore(Sys sys, List<PvDevice> pvs) {
        this.sys = sys;
        pvs.forEach(pv -> pv.area().filter(AreaHeader::isUsed).ifPresent(area -> places.add(new Place(pv.path(), pv.dev(), area))));
    }

    /**
     * Writes a group's text into every area. It does not count yet, but an interrupted command can find it.
     *
     * @throws TooLarge
     *             if it is too long
     */
    public void write(VolumeGroup vg, TextHeader header) throws TooLarge {
        GroupText text = MetadataWriter.device(vg, header);
        for (Place place : places) {
            if (text.length() + 1 > place.header().longestText()) {
                throw new TooLarge(place.path(), text.length() + 1, place.header().longestText());
            }
        }
        places.replaceAll(place -> put(place,
                place.header().with(place.header().committed(), Optional.of(MetadataArea.write(sys, place.dev(), place.header(), text)))));
        places.forEach(this::writeHeader);
        remember(vg);
    }

    private void remember(VolumeGroup vg) {
        places.stream().flatMap(place -> place.header().precommitted().stream()).map(MetadataMemo.Key::of).distinct()
                .forEach(key -> sys.run(kernel -> kernel.get(MetadataMemo.LAYER).remember(key, vg)));
    }

    /** Makes the text that was written count. */
    public void commit() {
        places.replaceAll(
                place -> put(place, place.header().with(place.header().precommitted().or(place.header()::committed), Optional.empty())));
        places.forEach(this::writeHeader);
    }

    /** Forgets the text that was written. */
    public void revert() {
        places.replaceAll(place -> put(place, place.header().with(place.header().committed(), Optional.empty())));
        places.forEach(this::writeHeader);
    }

    /** Empties the areas: what was a group is none any more. */
    public void clear() {
        places.replaceAll(place -> put(place, AreaHeader.empty(place.header().area())));
        places.forEach(this::writeHeader);
    }

    private static Place put(Place place, AreaHeader header) {
        return new Place(place.path(), place.dev(), header);
    }

    private void writeHeader(Place place) {
        MetadataArea.writeHeader(sys, place.dev(), place.header());
    }
}
