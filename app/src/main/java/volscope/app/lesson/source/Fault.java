package volscope.app.lesson.source;

/** Ends the reading of a part of a lesson file: the part can't be read on. Whoever reads the whole collects its problem. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** A fault for a problem. */
    public Fault(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    /** A fault at a place. */
    public static Fault at(Spot spot, Problem.Kind kind, Object... arguments) {
        return new Fault(Problem.of(spot, kind, arguments));
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
