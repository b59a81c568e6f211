package volscope.app.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;

/**
 * Machines that work but for one line, which breaks them.
 *
 * @param whole
 *            machines that work
 */
public record FragileMachines(MachineFactory whole) implements MachineFactory {
    /** The line. */
    public static final String BREAKS = "break it";

    @Override
    public Opening open(String script, Optional<String> kernel) {
        Opening opening = whole.open(script, kernel);
        return opening instanceof Opening.Lab lab
                ? new Opening.Lab((Machine) Proxy.newProxyInstance(Machine.class.getClassLoader(), new Class<?>[]{Machine.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("run") && BREAKS.equals(arguments[1])) {
                                throw new IllegalStateException("broken");
                            }
                            try {
                                return method.invoke(lab.machine(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }), lab.lines())
                : opening;
    }
}
