package volscope.sim.fs;

/** What a file is. */
public enum FileType {
    REGULAR('-'), DIRECTORY('d'), SYMLINK('l'), BLOCK('b'), CHARACTER('c');

    private final char letter;

    FileType(char letter) {
        this.letter = letter;
    }

    /** The first letter of a line of {@code ls -l}. */
    public char letter() {
        return letter;
    }
}
