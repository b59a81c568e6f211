package volscope.sim.fs;

import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** A file met through a mount that is read-only: it can be looked at as it is, and not changed. */
record ReadOnlyNode(FileNode node) implements FileNode {

    @Override
    public NodeKey key() {
        return node.key();
    }

    @Override
    public Stat stat() {
        return node.stat();
    }

    @Override
    public Optional<FileNode> child(String name) {
        return node.child(name).map(ReadOnlyNode::new);
    }

    @Override
    public List<String> names() {
        return node.names();
    }

    @Override
    public Iterable<String> namesBackwards() {
        return node.namesBackwards();
    }

    @Override
    public String target() {
        return node.target();
    }

    @Override
    public OpenFile.Target open(OpenMode mode) {
        if (mode.writes() && node.stat().device().isEmpty()) {
            throw new ErrnoException(Errno.EROFS);
        }
        return node.open(mode);
    }

    @Override
    public void truncate(long size) {
        throw new ErrnoException(Errno.EROFS);
    }
}
