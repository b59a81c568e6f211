package volscope.sim.lvm.metadata;

/**
 * The length and checksum of a piece of text, so that those of two pieces together can be told from theirs.
 *
 * @param length
 *            how many bytes
 * @param crc
 *            what they do to a checksum of zero
 * @param factor
 *            what as many zero bytes do to any
 */
record TextSum(long length, int crc, int factor) {

    /** No text. */
    static final TextSum NONE = new TextSum(0, 0, LvmCrc.ONE);

    /** Some bytes. */
    static TextSum of(byte[] bytes) {
        return new TextSum(bytes.length, LvmCrc.piece(bytes), LvmCrc.factor(bytes.length));
    }

    /** This piece and another behind it. */
    TextSum plus(TextSum next) {
        return length == 0
                ? next
                : next.length == 0
                        ? this
                        : new TextSum(length + next.length, LvmCrc.times(crc, next.factor) ^ next.crc, LvmCrc.times(factor, next.factor));
    }
}
