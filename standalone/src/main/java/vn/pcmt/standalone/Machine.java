package vn.pcmt.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What the launcher must know of the computer before it starts anything.
 *
 * @param javaFeature feature release of the running Java
 * @param maxHeapBytes upper limit of the heap
 * @param availableMemoryBytes memory that can be had without swapping; empty where the system does not tell
 */
record Machine(int javaFeature, long maxHeapBytes, OptionalLong availableMemoryBytes) {

    private static final Path MEMORY = Path.of("/proc/meminfo");

    static Machine current() {
        return new Machine(
                Runtime.version().feature(), Runtime.getRuntime().maxMemory(), kilobytes(MEMORY, "MemAvailable:"));
    }

    /** The resident memory of this process, or what the heap has taken where the system does not tell. */
    static long residentBytes() {
        return kilobytes(Path.of("/proc/self/status"), "VmRSS:")
                .orElse(Runtime.getRuntime().totalMemory());
    }

    private static OptionalLong kilobytes(Path file, String field) {
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
