package volscope.sim.lvm.libdm;

/** The kinds of tasks, with the word that complaints have for each. */
public enum Task {
    CREATE("create"), RELOAD("reload"), REMOVE("remove"), REMOVE_ALL("remove_all"), SUSPEND("suspend"), RESUME("resume"), INFO(
            "info"), DEPS(
                    "deps"), RENAME("rename"), VERSION("version"), STATUS("status"), TABLE("table"), WAITEVENT(
                            "waitevent"), LIST("names"), CLEAR(
                                    "clear"), MKNODES("mknodes"), LIST_VERSIONS("versions"), TARGET_MSG(
                                            "message"), SET_GEOMETRY("setgeometry"), GET_TARGET_VERSION("target-version");

    private final String word;

    Task(String word) {
        this.word = word;
    }

    /** The word. */
    public String word() {
        return word;
    }
}
