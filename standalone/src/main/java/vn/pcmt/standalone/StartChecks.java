package vn.pcmt.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Looks for what would make the start fail halfway, and says it in one sentence before anything runs. */
final class StartChecks {

    static final int JAVA = 25;
    static final long HEAP_BYTES = megabytes(360);
    static final long MEMORY_BYTES = megabytes(700);
    static final long DISK_BYTES = megabytes(500);

    private StartChecks() {}

    /** What one part in a process of its own needs. */
    static void checkJava(Machine machine) {
        if (machine.javaFeature() < JAVA) {
            throw new StartProblem("problem.java", machine.javaFeature());
        }
    }

    /** What all parts together need in one process. */
    static void check(Machine machine) {
        checkJava(machine);
        if (machine.maxHeapBytes() < HEAP_BYTES) {
            throw new StartProblem("problem.heap", inMegabytes(machine.maxHeapBytes()), inMegabytes(HEAP_BYTES));
        }
        long available = machine.availableMemoryBytes().orElse(Long.MAX_VALUE);
        if (available < MEMORY_BYTES) {
            throw new StartProblem("problem.memory", inMegabytes(available), inMegabytes(MEMORY_BYTES));
        }
    }

    /** Whether the disk of a folder, which exists, has room. */
    static void checkDisk(Path folder) {
        try {
            checkDisk(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new StartProblem("problem.folder", folder);
        }
    }

    static void checkDisk(Path folder, long usableBytes) {
        if (usableBytes < DISK_BYTES) {
            throw new StartProblem("problem.disk", folder, inMegabytes(usableBytes), inMegabytes(DISK_BYTES));
        }
    }

    /** Whether the ports of all parts that are to run are free. */
    static void checkPorts(StackSettings settings) {
        settings.parts().stream().sorted(Comparator.naturalOrder()).forEach(part -> {
            int port = settings.port(part);
            if (!StackSettings.isFree(port)) {
                throw new StartProblem("problem.port", String.valueOf(port), part.label());
            }
        });
    }

    private static long megabytes(long count) {
        return count * 1024 * 1024;
    }

    private static String inMegabytes(long bytes) {
        return String.valueOf(bytes / 1024 / 1024);
    }
}
