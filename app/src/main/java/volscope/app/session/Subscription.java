package volscope.app.session;

/** A listener's place with what it listens to; closing it ends the listening. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
