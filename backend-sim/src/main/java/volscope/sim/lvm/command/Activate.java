package volscope.sim.lvm.command;

/** What {@code -a} asks for. */
enum Activate {
    YES, AUTO, NO;

    /** The meaning of a word: {@code y}, {@code ay}, {@code n} and their kind. */
    static Activate of(String word) {
        if (word.contains("n")) {
            return NO;
        }
        return word.equals("ay") || word.equals("ya") || word.equals("aay") ? AUTO : YES;
    }
}
