package volscope.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The main source trees of every module, seen from the directory of this module. */
final class Sources {
    static final List<String> MODULES = List.of("resources", "model", "backend-sim", "app");

    private Sources() {
    }

    /** Every main source file of the project, in path order. */
    static List<Path> mainFiles() {
        return MODULES.stream().map(Sources::mainTree).filter(Files::isDirectory).flatMap(Sources::javaFiles).toList();
    }

    /** Every directory that holds a main source file, and so is a package. */
    static List<Path> mainPackages() {
        return mainFiles().stream().map(Path::getParent).distinct().toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path mainTree(String module) {
        return Path.of("..", module, "src", "main", "java");
    }

    private static Stream<Path> javaFiles(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
