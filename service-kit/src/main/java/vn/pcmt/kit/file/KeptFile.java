package vn.pcmt.kit.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/**
 * A file that was received and stored.
 *
 * @param stored id of its bytes in the store; told to nobody
 * @param name to show and to save it under; never part of a path
 * @param mediaType found in its content
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal
 */
public record KeptFile(@JsonIgnore String stored, String name, String mediaType, long size, String sha256, Scan scan) {
    /** The same after it was looked at once more. */
    public KeptFile scanned(Scan found) {
        return new KeptFile(stored, name, mediaType, size, sha256, found);
    }

    public KeptFile {
        // What was stored before there were scanners says nothing of them.
        scan = Objects.requireNonNullElse(scan, Scan.NOT_SCANNED);
    }
}
