package vn.pcmt.kit.file;

import java.nio.file.Path;

/** Looks for malicious programs in a file before it is kept. */
public interface FileScanner {

    /**
     * @throws vn.pcmt.kit.problem.Refusal {@code file-infected} if something was found; {@code scan-unavailable} or
     *     {@code scan-too-large} if nothing can be said of the file, which then is not kept either
     */
    Scan scan(Path content);

    /** Whether there is one that can answer. */
    default boolean isNamed() {
        return true;
    }
}
