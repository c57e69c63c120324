package vn.pcmt.kit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is put on record, and how the records are sealed.
 *
 * @param key with which they are sealed, the same on every node; without one they are only hashed, and who can write to the
 *     store can forge them
 * @param sensitiveReads patterns of addresses whose reading is put on record too, such as {@code /api/v1/ledger/**}
 * @param queue records that may wait to be written; beyond that commands wait, and what need not be written first is lost
 *     and counted
 */
@ConfigurationProperties("pcmt.audit")
record AuditSettings(
        @Nullable String key,
        @DefaultValue List<String> sensitiveReads,
        @DefaultValue("10000") int queue) {
    AuditSettings {
        sensitiveReads = List.copyOf(sensitiveReads);
    }
}
