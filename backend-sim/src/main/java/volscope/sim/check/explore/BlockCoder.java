package volscope.sim.check.explore;

import java.util.Map;
import java.util.Objects;

import volscope.sim.device.BlockState;
import volscope.sim.device.BlockState.Request;
import volscope.sim.device.DevNo;
import volscope.sim.page.PageTree;

/** Puts the block layer: what devices hold by what differs from the start of the search, which is little. */
final class BlockCoder implements Coder {

    private static final long TAG = Coders.tag(BlockState.class);

    private final Canon canon;
    private final Map<DevNo, PageTree> start;
    private final Summaries contents = new Summaries();
    private final Summaries summed = new Summaries();

    BlockCoder(Canon canon, Map<DevNo, PageTree> start) {
        this.canon = canon;
        this.start = start;
    }

    @Override
    public void put(Object value, Digest into) {
        BlockState block = (BlockState) value;
        into.put(TAG);
        canon.put(block.disks(), into);
        put(block.media(), into);
        canon.put(block.unsettled(), into);
        canon.put(block.bad(), into);
        canon.put(block.cached(), into);
        into.put(requests(block.requests()));
    }

    /** Of requests it does not matter which was sent first. */
    private Summary requests(Map<Long, Request> requests) {
        Summary found = summed.find(requests);
        if (found == null) {
            Unordered parts = new Unordered();
            requests.forEach((id, request) -> {
                Digest pair = canon.open();
                canon.put(id, pair);
                canon.put(request, pair);
                parts.add(canon.close(pair));
            });
            Digest digest = canon.open();
            digest.put(requests.size());
            parts.put(digest);
            found = canon.close(digest);
            summed.keep(requests, found);
        }
        return found;
    }

    private void put(Map<DevNo, PageTree> media, Digest into) {
        media.forEach((dev, tree) -> {
            canon.put(dev, into);
            into.put(content(dev, tree));
        });
    }

    /** Puts what devices hold, alone. */
    Coder ofContent() {
        return (value, into) -> put(((Canon.Content) value).media(), into);
    }

    private Summary content(DevNo dev, PageTree tree) {
        Summary found = tree == PageTree.EMPTY ? null : contents.find(tree);
        if (found == null) {
            Digest digest = canon.open();
            ContentCoder.putDifference(Objects.requireNonNullElse(start.get(dev), PageTree.EMPTY), tree, canon, digest);
            found = canon.close(digest);
            if (tree != PageTree.EMPTY) {
                contents.keep(tree, found);
            }
        }
        return found;
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
