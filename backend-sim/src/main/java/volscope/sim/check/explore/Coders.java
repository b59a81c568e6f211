package volscope.sim.check.explore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.pcollections.PVector;
import org.jspecify.annotations.Nullable;

import volscope.sim.device.Data;
import volscope.sim.device.Unsettled;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.page.Page;
import volscope.sim.page.PageTree;
import volscope.sim.page.RunMap;

/** The coders of all classes that values are made of. */
final class Coders {

    private Coders() {
    }

    static long tag(Class<?> type) {
        long tag = 0xcbf29ce484222325L;
        for (int i = 0; i < type.getName().length(); i++) {
            tag = (tag ^ type.getName().charAt(i)) * 0x100000001b3L;
        }
        return tag;
    }

    static Coder of(Class<?> type, Canon canon) {
        if (type.isRecord()) {
            return new RecordCoder(type, canon);
        }
        if (Number.class.isAssignableFrom(type) || type == Boolean.class || type == Character.class || type == String.class
                || Enum.class.isAssignableFrom(type)) {
            return plain(type, canon);
        }
        if (type.isArray()) {
            return array(type);
        }
        Coder bytes = bytes(type, canon);
        return bytes != null ? bytes : structure(type, canon);
    }

    private static Coder plain(Class<?> type, Canon canon) {
        long tag = tag(type);
        if (type == String.class) {
            return (value, into) -> {
                into.put(tag);
                into.put((String) value);
            };
        }
        if (type == Boolean.class) {
            return (value, into) -> into.put((Boolean) value ? tag : ~tag);
        }
        if (type == Character.class) {
            return (value, into) -> into.put(tag + (Character) value);
        }
        if (Enum.class.isAssignableFrom(type)) {
            return (value, into) -> into.put(tag + ((Enum<?>) value).ordinal());
        }
        return (value, into) -> {
            into.put(tag);
            canon.put(value instanceof Double d ? Double.doubleToLongBits(d) : ((Number) value).longValue(), into);
        };
    }

    private static Coder array(Class<?> type) {
        long tag = tag(type);
        if (type == byte[].class) {
            return (value, into) -> {
                into.put(tag);
                ContentCoder.put((byte[]) value, into);
            };
        }
        throw new IllegalArgumentException("values are made of " + type);
    }

    private static @Nullable Coder bytes(Class<?> type, Canon canon) {
        if (Data.class.isAssignableFrom(type)) {
            return ContentCoder.data(canon);
        }
        if (Page.class.isAssignableFrom(type)) {
            return ContentCoder.page();
        }
        if (type == PageTree.class) {
            return ContentCoder.tree(canon);
        }
        if (type == RunMap.class) {
            return ContentCoder.runs();
        }
        if (type == Unsettled.class) {
            return new UnsettledCoder(canon);
        }
        if (type == ErrnoException.class) {
            return (value, into) -> {
                into.put(tag(type));
                canon.put(((ErrnoException) value).errno(), into);
                into.put(String.valueOf(((ErrnoException) value).getMessage()));
            };
        }
        return null;
    }

    private static Coder structure(Class<?> type, Canon canon) {
        long tag = tag(type);
        if (type == Optional.class) {
            return (value, into) -> {
                into.put(((Optional<?>) value).isPresent() ? tag : ~tag);
                ((Optional<?>) value).ifPresent(inner -> canon.put(inner, into));
            };
        }
        if (type == OptionalInt.class) {
            return (value, into) -> into.put(((OptionalInt) value).isPresent() ? ((OptionalInt) value).getAsInt() : Long.MIN_VALUE);
        }
        if (type == OptionalLong.class) {
            return (value, into) -> into.put(((OptionalLong) value).orElse(Long.MIN_VALUE));
        }
        if (Map.class.isAssignableFrom(type)) {
            return new MapCoder(type, canon);
        }
        if (Set.class.isAssignableFrom(type)) {
            return new SetCoder(type, canon);
        }
        if (List.class.isAssignableFrom(type) || PVector.class.isAssignableFrom(type)) {
            return new ListCoder(canon);
        }
        if (Collection.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("values are made of " + type);
        }
        return (value, into) -> {
            into.put(tag);
            into.put(canon.strange(value));
        };
    }

}
