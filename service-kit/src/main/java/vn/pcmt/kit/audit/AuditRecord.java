package vn.pcmt.kit.audit;

import java.util.Objects;
import org.bson.Document;

/**
 * A deed in the chain.
 *
 * @param number from 1, without gaps
 * @param before seal of the record before
 */
record AuditRecord(long number, Deed deed, String before, String seal) {
    static final String BEFORE = "before";
    static final String SEAL = "seal";

    static AuditRecord next(long number, Deed deed, String before, Seal seals) {
        return new AuditRecord(number, deed, before, seals.of(number, before, deed.fields()));
    }

    Document stored() {
        Document stored = new Document("_id", number);
        stored.putAll(deed.fields());
        return stored.append(BEFORE, before).append(SEAL, seal);
    }

    static AuditRecord of(Document stored) {
        return new AuditRecord(
                Objects.requireNonNull(stored.get("_id", Number.class)).longValue(),
                Deed.of(stored),
                Objects.requireNonNull(stored.getString(BEFORE)),
                Objects.requireNonNull(stored.getString(SEAL)));
    }
}
