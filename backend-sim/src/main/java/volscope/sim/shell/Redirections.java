package volscope.sim.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

import org.pcollections.PMap;

import volscope.sim.fs.OpenMode;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.shell.syntax.Redirect;

/** Opens, copies and closes the descriptors of a shell. */
final class Redirections {

    private final Session session;

    /** A redirection that was refused; its sentence has been printed. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }

    Redirections(Session session) {
        this.session = session;
    }

    /** Runs something with redirections that hold as long as it runs; does not run it if one is refused. */
    int around(List<Redirect> redirects, IntSupplier work) {
        if (redirects.isEmpty()) {
            return work.getAsInt();
        }
        session.save(session.state().descriptors());
        try {
            return apply(redirects) ? work.getAsInt() : Unwind.Failure.STATUS;
        } finally {
            restore(redirects);
        }
    }

    /** Gives the redirected descriptors back what they led to; what others have become stays. */
    private void restore(List<Redirect> redirects) {
        PMap<Integer, Descriptor> before = session.unsave();
        PMap<Integer, Descriptor> after = session.state().descriptors();
        PMap<Integer, Descriptor> restored = after;
        for (Redirect redirect : redirects) {
            Descriptor old = before.get(redirect.descriptor());
            restored = old == null ? restored.minus(redirect.descriptor()) : restored.plus(redirect.descriptor(), old);
        }
        session.state(session.state().withDescriptors(restored));
        closeUnheld(after);
    }

    /** Redirects for good. False: one was refused, and its sentence has been printed. */
    boolean apply(List<Redirect> redirects) {
        PMap<Integer, Descriptor> before = session.state().descriptors();
        try {
            redirects.forEach(this::apply);
            return true;
        } catch (Refused _) {
            PMap<Integer, Descriptor> sofar = session.state().descriptors();
            session.state(session.state().withDescriptors(before));
            closeUnheld(sofar);
            return false;
        }
    }

    /** Closes the files that descriptors led to and that the shell has no use for any more. */
    void closeUnheld(PMap<Integer, Descriptor> descriptors) {
        close(Descriptor.handles(descriptors), session.held());
    }

    /** Leads the three standard descriptors to the terminal again. */
    void resetStandard() {
        PMap<Integer, Descriptor> before = session.state().descriptors();
        for (Descriptor.Channel channel : Descriptor.Channel.values()) {
            set(channel.ordinal(), new Descriptor.Terminal(channel));
        }
        closeUnheld(before);
    }

    /** Closes, at the end of a shell, all that belongs to it. */
    void closeOwn() {
        close(Descriptor.handles(session.state().descriptors()), session.inherited());
    }

    private void close(Set<Long> handles, Set<Long> kept) {
        handles.stream().filter(handle -> !kept.contains(handle)).forEach(session.files()::close);
    }

    private void apply(Redirect redirect) {
        String target = new Expander(session).text(redirect.target());
        switch (redirect.kind()) {
            case COPY_INPUT, COPY_OUTPUT -> copy(redirect.descriptor(), target);
            case READ -> file(redirect.descriptor(), target, OpenMode.READ);
            case READ_WRITE -> file(redirect.descriptor(), target, OpenMode.READ_WRITE);
            case WRITE, CLOBBER -> file(redirect.descriptor(), target, OpenMode.TRUNCATE);
            case APPEND -> file(redirect.descriptor(), target, OpenMode.APPEND);
        }
    }

    private void copy(int number, String target) {
        if (target.equals("-")) {
            session.state(session.state().withDescriptors(session.state().descriptors().minus(number)));
        } else if (target.matches("\\d")) {
            set(number, existing(Integer.parseInt(target)));
        } else {
            session.complain("Syntax error: Bad fd number");
            throw new Refused();
        }
    }

    private Descriptor existing(int number) {
        Descriptor descriptor = session.state().descriptors().get(number);
        if (descriptor == null) {
            session.complain(number + ": " + Errno.EBADF.text());
            throw new Refused();
        }
        return descriptor;
    }

    private void set(int number, Descriptor descriptor) {
        session.state(session.state().withDescriptors(session.state().descriptors().plus(number, descriptor)));
    }

    private void file(int number, String target, OpenMode mode) {
        Optional<Integer> same = standard(target);
        if (same.isPresent()) {
            set(number, existing(same.get()));
            return;
        }
        try {
            String path = target.isEmpty() ? "" : session.absolute(target);
            set(number, new Descriptor.OpenFile(open(path, mode), path));
        } catch (ErrnoException e) {
            session.complain(sentence(target, mode, e.errno()));
            throw new Refused();
        }
    }

    private long open(String path, OpenMode mode) {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return session.files().open(path, mode);
    }

    /** The descriptor that a path stands for. */
    private static Optional<Integer> standard(String path) {
        return switch (path) {
            case "/dev/stdin" -> Optional.of(0);
            case "/dev/stdout" -> Optional.of(1);
            case "/dev/stderr" -> Optional.of(2);
            default -> path.matches("/dev/fd/\\d") ? Optional.of(path.charAt(path.length() - 1) - '0') : Optional.empty();
        };
    }

    private static String sentence(String target, OpenMode mode, Errno errno) {
        boolean opens = mode == OpenMode.READ || mode == OpenMode.READ_WRITE;
        String missing = opens ? "No such file" : "Directory nonexistent";
        return (opens ? "cannot open " : "cannot create ") + target + ": " + (errno == Errno.ENOENT ? missing : errno.text());
    }
}
