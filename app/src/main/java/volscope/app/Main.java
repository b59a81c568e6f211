package volscope.app;

/** The entry of every start: window, tour or command line. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.out.println("Volscope 1");
    }
}
