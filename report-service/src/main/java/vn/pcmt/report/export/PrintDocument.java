package vn.pcmt.report.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import vn.pcmt.kit.problem.Refusal;

/**
 * Turns a document into PDF by LibreOffice, where it is installed: it sets the page as the word processors do that people
 * will open the document with. One at a time, in a profile of its own, for a bounded time.
 */
@Component
class PrintDocument {

    private static final Logger LOG = LoggerFactory.getLogger(PrintDocument.class);

    private final ExportSettings settings;
    private final Semaphore turn = new Semaphore(1, true);

    PrintDocument(ExportSettings settings) {
        this.settings = settings;
    }

    /** @throws Refusal {@code pdf-unavailable} if LibreOffice is not installed here */
    void requireThere() {
        if (!isThere()) {
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "pdf-unavailable");
        }
    }

    private boolean isThere() {
        Path command = Path.of(settings.office());
        return command.isAbsolute()
                ? Files.isExecutable(command)
                : Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(java.io.File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(command)));
    }

    /**
     * @param document in the format of DOCX
     * @throws Refusal {@code pdf-busy} if it takes too long, or too many wait; {@code pdf-failed}
     */
    byte[] of(byte[] document) {
        try {
            if (!turn.tryAcquire(settings.officeWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Refusal.Kind.UNAVAILABLE, "pdf-busy");
            }
            Path folder = Files.createTempDirectory("pcmt-pdf");
            try {
                return converted(document, folder);
            } finally {
                turn.release();
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "pdf-busy");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] converted(byte[] document, Path folder) throws IOException, InterruptedException {
        Path source = Files.write(folder.resolve("figures.docx"), document);
        Path log = folder.resolve("log");
        Process office = new ProcessBuilder(List.of(
                        settings.office(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--norestore",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        source.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!office.waitFor(settings.officeWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Refusal.Kind.UNAVAILABLE, "pdf-busy");
            }
        } finally {
            office.descendants().forEach(ProcessHandle::destroyForcibly);
            office.destroyForcibly();
        }
        Path pdf = folder.resolve("figures.pdf");
        if (office.exitValue() != 0 || !Files.exists(pdf)) {
            LOG.warn("No PDF was made: {}", Files.readString(log));
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "pdf-failed");
        }
        return Files.readAllBytes(pdf);
    }
}
