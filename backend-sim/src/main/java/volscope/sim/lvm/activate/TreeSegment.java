package volscope.sim.lvm.activate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of the table that a device is to have; numbers of lower devices are filled in when it is loaded. */
sealed interface TreeSegment {

    /** How many sectors it maps. */
    long sectors();

    /** The target's type. */
    String type();

    /** The target's parameters, with the numbers the nodes have now. */
    String params();

    /**
     * A part of a lower device.
     *
     * @param node
     *            the device
     * @param sector
     *            where it starts
     */
    record Area(TreeNode node, long sector) {

        String text() {
            return node.devNo() + " " + sector;
        }
    }

    /**
     * One area, or several in turns.
     *
     * @param sectors
     *            how many sectors it maps
     * @param stripe
     *            the stripe size in sectors
     * @param areas
     *            the areas
     */
    record Areas(long sectors, long stripe, List<Area> areas) implements TreeSegment {
        @Override
        public String type() {
            return areas.size() == 1 ? "linear" : "striped";
        }

        @Override
        public String params() {
            String text = areas.stream().map(Area::text).collect(Collectors.joining(" "));
            return areas.size() == 1 ? text : areas.size() + " " + stripe + " " + text;
        }
    }

    /**
     * An origin.
     *
     * @param sectors
     *            how many sectors it maps
     * @param real
     *            the device with its extents
     */
    record Origin(long sectors, TreeNode real) implements TreeSegment {
        @Override
        public String type() {
            return "snapshot-origin";
        }

        @Override
        public String params() {
            return real.devNo().toString();
        }
    }

    /**
     * A snapshot, or an origin that one is merged into.
     *
     * @param sectors
     *            how many sectors it maps
     * @param type
     *            {@code snapshot} or {@code snapshot-merge}
     * @param real
     *            the device with the origin's extents
     * @param cow
     *            the device with the store
     * @param chunk
     *            the chunk size in sectors
     */
    record Snapshot(long sectors, String type, TreeNode real, TreeNode cow, long chunk) implements TreeSegment {
        @Override
        public String params() {
            return real.devNo() + " " + cow.devNo() + " P " + chunk;
        }
    }

    /**
     * Sectors that are nowhere.
     *
     * @param sectors
     *            how many sectors it maps
     * @param type
     *            {@code error} or {@code zero}
     */
    record Nowhere(long sectors, String type) implements TreeSegment {
        @Override
        public String params() {
            return "";
        }
    }

    /**
     * A pool of blocks.
     *
     * @param sectors
     *            how many sectors it maps
     * @param metadata
     *            the device with its metadata
     * @param data
     *            the device with its blocks
     * @param chunk
     *            sectors of a block
     * @param features
     *            what it is asked for besides
     */
    record ThinPool(long sectors, TreeNode metadata, TreeNode data, long chunk, List<String> features) implements TreeSegment {
        @Override
        public String type() {
            return "thin-pool";
        }

        @Override
        public String params() {
            return metadata.devNo() + " " + data.devNo() + " " + chunk + " 0 " + features.size()
                    + features.stream().map(word -> " " + word).collect(Collectors.joining());
        }
    }

    /**
     * A thin volume.
     *
     * @param sectors
     *            how many sectors it maps
     * @param pool
     *            the pool's device
     * @param device
     *            its number in the pool
     * @param external
     *            the device with what it doesn't have itself
     */
    record Thin(long sectors, TreeNode pool, int device, Optional<TreeNode> external) implements TreeSegment {
        @Override
        public String type() {
            return "thin";
        }

        @Override
        public String params() {
            return pool.devNo() + " " + device + external.map(node -> " " + node.devNo()).orElse("");
        }
    }
}
