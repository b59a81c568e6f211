package volscope.sim.lvm.metadata;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import volscope.sim.kernel.SplitMix;

/**
 * The identity of a group or a volume: 32 characters out of 62.
 *
 * @param text
 *            the characters, without dashes
 */
public record LvmId(String text) {

    /** How many characters an id has. */
    public static final int LENGTH = 32;

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final boolean[] LEGAL = legal(ALPHABET + "!#");
    private static final int[] GROUPS = {6, 4, 4, 4, 4, 4, 6};

    public LvmId {
        if (text.length() != LENGTH || !isLegal(text)) {
            throw new IllegalArgumentException("no id: " + text);
        }
    }

    private static boolean[] legal(String characters) {
        boolean[] legal = new boolean[Byte.MAX_VALUE];
        characters.chars().forEach(character -> legal[character] = true);
        return legal;
    }

    private static boolean isLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= LEGAL.length || !LEGAL[text.charAt(i)]) {
                return false;
            }
        }
        return true;
    }

    /** A new id. */
    public static LvmId random(SplitMix random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.below(ALPHABET.length())));
        }
        return new LvmId(text.toString());
    }

    /** Reads an id with or without dashes. */
    public static LvmId parse(String text) {
        return new LvmId(text.replace("-", ""));
    }

    /** The id that a text is, with or without dashes; empty if it is none. */
    public static Optional<LvmId> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** As people read it: {@code CtMWPN-diTh-gemH-sWlB-7DXK-DUnA-NyyGE8}. */
    public String dashed() {
        StringBuilder dashed = new StringBuilder(LENGTH + GROUPS.length - 1);
        int at = 0;
        for (int length : GROUPS) {
            dashed.append(at == 0 ? "" : "-").append(text, at, at + length);
            at += length;
        }
        return dashed.toString();
    }

    @Override
    public String toString() {
        return dashed();
    }

    /** As of any record, without the handles that theirs is called through: a key is compared very often. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LvmId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
