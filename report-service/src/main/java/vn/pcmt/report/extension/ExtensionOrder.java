package vn.pcmt.report.extension;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * More time that was ordered for an area and period. It is written before the first report is extended, so that whoever
 * sends it again after a crash finds it and finishes it.
 *
 * @param fingerprint of the command, to tell its repetition from another one
 * @param area key of the area whose communes have more time
 * @param by officer id
 * @param extended how many reports it extended
 * @param refused reports that it did not
 * @param done when the last one was dealt with, null while under way
 */
@Document(ExtensionOrder.COLLECTION)
@TypeAlias("extension-order")
record ExtensionOrder(
        @Id String id,
        String fingerprint,
        @Indexed String area,
        String template,
        String period,
        Instant until,
        String reason,
        String by,
        Instant at,
        int extended,
        List<Refused> refused,
        @Nullable Instant done) {
    static final String COLLECTION = "extension_orders";

    ExtensionOrder {
        refused = List.copyOf(refused);
    }

    /**
     * A report that was not extended.
     *
     * @param code of the refusal, such as {@code extension-not-needed} where it is in
     */
    record Refused(String report, String unitKey, String code) {}

    ExtensionOrder finished(int reports, List<Refused> others, Instant now) {
        return new ExtensionOrder(id, fingerprint, area, template, period, until, reason, by, at, reports, others, now);
    }
}
