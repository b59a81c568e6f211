package volscope.sim.mm;

/**
 * A page of the device of a mounted volume.
 *
 * @param volume
 *            the volume's number
 * @param page
 *            which page of its device
 */
record VolumePage(long volume, long page) implements PageKey<VolumePage> {

    @Override
    public int compareTo(VolumePage other) {
        int byVolume = Long.compare(volume, other.volume);
        return byVolume != 0 ? byVolume : Long.compare(page, other.page);
    }

    @Override
    public VolumePage at(long other) {
        return new VolumePage(volume, other);
    }
}
