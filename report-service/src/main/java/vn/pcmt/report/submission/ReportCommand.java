package vn.pcmt.report.submission;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * What is asked of one report, apart from the change itself.
 *
 * @param name of the use case
 * @param expected version of the report, or of its draft, that the caller has seen; null where the change itself says
 *     what it builds on
 * @param key under which a repetition is recognised
 * @param content the bound request
 */
public record ReportCommand(
        String name,
        ReportId id,
        Caller caller,
        @Nullable ExpectedVersion expected,
        IdempotencyKey key,
        Object content) {

    /** Tells a repetition from another command. */
    public String fingerprint() {
        return Fingerprint.of(caller, name + " " + id, content);
    }

    /** The version that the caller has seen, of a command that names it. */
    public ExpectedVersion seen() {
        return Objects.requireNonNull(expected, "this command names no version");
    }
}
