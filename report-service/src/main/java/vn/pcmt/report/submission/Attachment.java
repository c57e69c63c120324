package vn.pcmt.report.submission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.Scan;

/**
 * A file that a unit has put with its report.
 *
 * @param by id of the officer who sent it
 */
public record Attachment(@JsonUnwrapped KeptFile file, String by, Instant at) {

    /** The same after a scanner has looked at it. */
    Attachment scanned(Scan found) {
        return new Attachment(file.scanned(found), by, at);
    }

    /** The SHA-256 of its content: within a report the same content never gets two ids, and an id never other content. */
    public String id() {
        return file.sha256();
    }
}
