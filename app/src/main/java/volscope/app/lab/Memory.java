package volscope.app.lab;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers words under keys, beyond the life of the application or not. */
public interface Memory {

    /** What was put last under a key. */
    Optional<String> get(String key);

    /** Keeps a word under a key. */
    void put(String key, String word);

    /** Remembers for as long as it lives. */
    final class Forgetful implements Memory {
        private final Map<String, String> words = new ConcurrentHashMap<>();

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(words.get(key));
        }

        @Override
        public void put(String key, String word) {
            words.put(key, word);
        }
    }
}
