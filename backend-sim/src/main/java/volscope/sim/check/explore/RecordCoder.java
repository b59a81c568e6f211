package volscope.sim.check.explore;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Puts a record: its class, and each component in its order. */
final class RecordCoder implements Coder {

    /** Records of fewer components are put anew each time. */
    private static final int WORTH_KEEPING = 3;

    private final long tag;
    private final Part[] parts;
    private final boolean isKept;

    private interface Part {
        void put(Object value, Digest into);
    }

    RecordCoder(Class<?> type, Canon canon) {
        RecordComponent[] components = type.getRecordComponents();
        this.tag = Coders.tag(type);
        this.parts = new Part[components.length];
        this.isKept = components.length >= WORTH_KEEPING;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(type, components[i], canon);
        }
    }

    private static Part part(Class<?> type, RecordComponent component, Canon canon) {
        Class<?> kind = component.getType();
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            component.getAccessor().setAccessible(true);
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            if (kind == long.class || kind == int.class || kind == byte.class || kind == short.class) {
                ToLongFunction<Object> get = longs(lookup, accessor, type, kind);
                return (value, into) -> canon.put(get.applyAsLong(value), into);
            }
            Function<Object, Object> get = objects(lookup, accessor, type, kind);
            Canon.Slot slot = new Canon.Slot();
            return (value, into) -> canon.put(get.apply(value), into, slot);
        } catch (Throwable e) {
            throw new IllegalStateException("the components of " + type, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static ToLongFunction<Object> longs(MethodHandles.Lookup lookup, MethodHandle accessor, Class<?> type, Class<?> kind)
            throws Throwable {
        return (ToLongFunction<Object>) LambdaMetafactory.metafactory(lookup, "applyAsLong", MethodType.methodType(ToLongFunction.class),
                MethodType.methodType(long.class, Object.class), accessor, MethodType.methodType(kind, type)).getTarget().invoke();
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, Object> objects(MethodHandles.Lookup lookup, MethodHandle accessor, Class<?> type, Class<?> kind)
            throws Throwable {
        Class<?> boxed = MethodType.methodType(kind).wrap().returnType();
        return (Function<Object, Object>) LambdaMetafactory.metafactory(lookup, "apply", MethodType.methodType(Function.class),
                MethodType.methodType(Object.class, Object.class), accessor, MethodType.methodType(boxed, type)).getTarget().invoke();
    }

    @Override
    public void put(Object value, Digest into) {
        into.put(tag);
        for (Part part : parts) {
            part.put(value, into);
        }
    }

    @Override
    public boolean isKept() {
        return isKept;
    }
}
