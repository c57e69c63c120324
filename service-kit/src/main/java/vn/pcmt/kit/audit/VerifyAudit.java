package vn.pcmt.kit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** Goes through the whole chain and says where it is not as it was written. */
final class VerifyAudit {
    private static final int MOST_FINDINGS = 100;

    private final StoredRecords records;
    private final Seal seals;

    enum What {
        /** The content does not fit the seal. */
        CHANGED,
        /** Its number is not there, or the chain went further once. */
        REMOVED,
        /** It does not follow the record before it, or bears no number of the chain. */
        INSERTED
    }

    /** @param number of the record, as it is in the store or would be */
    record Finding(String number, What what) {}

    /**
     * @param records how many there are
     * @param last seal of the last: kept elsewhere, it proves later that the chain up to here is the same
     * @param keyed whether the seals need a key that is not in the store
     * @param findings the first hundred
     */
    record Verdict(boolean intact, long records, String last, boolean keyed, List<Finding> findings) {}

    VerifyAudit(MongoOperations mongo, Seal seals) {
        this.records = new StoredRecords(mongo, seals);
        this.seals = seals;
    }

    /**
     * @param number of a record whose seal somebody has kept; null for none
     * @param kept that seal
     */
    Verdict handle(@Nullable Long number, @Nullable String kept) {
        StoredRecords.Mark mark = records.mark();
        boolean markIsTrue = records.markIsTrue();
        List<Finding> findings = new ArrayList<>();
        long seen = 0;
        long count = 0;
        String before = Seal.BEGINNING;
        for (Document stored : records.all()) {
            if (!(stored.get("_id") instanceof Long here) || here < 1) {
                findings.add(new Finding(String.valueOf(stored.get("_id")), What.INSERTED));
                continue;
            }
            count++;
            if (here > seen + 1) {
                findings.add(new Finding(
                        here == seen + 2 ? String.valueOf(seen + 1) : (seen + 1) + "-" + (here - 1), What.REMOVED));
            } else if (!before.equals(stored.getString(AuditRecord.BEFORE))) {
                findings.add(new Finding(String.valueOf(here), What.INSERTED));
            }
            if (!isAsSealed(stored) || isOther(here, stored, mark) || here.equals(number) && !sealIs(stored, kept)) {
                findings.add(new Finding(String.valueOf(here), What.CHANGED));
            }
            seen = here;
            before = String.valueOf(stored.getString(AuditRecord.SEAL));
            if (findings.size() >= MOST_FINDINGS) {
                break;
            }
        }
        long farthest = Math.max(mark == null ? 0 : mark.number(), number == null ? 0 : number);
        if (seen < farthest && findings.size() < MOST_FINDINGS) {
            findings.add(new Finding((seen + 1) + "-" + farthest, What.REMOVED));
        }
        if (!markIsTrue || mark == null && count > 0) {
            findings.add(new Finding("mark", What.CHANGED));
        }
        return new Verdict(findings.isEmpty(), count, before, seals.isKeyed(), List.copyOf(findings));
    }

    private boolean isAsSealed(Document stored) {
        try {
            AuditRecord record = AuditRecord.of(stored);
            return record.stored().keySet().equals(stored.keySet())
                    && record.seal()
                            .equals(seals.of(
                                    record.number(),
                                    record.before(),
                                    record.deed().fields()));
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static boolean isOther(long number, Document stored, StoredRecords.@Nullable Mark mark) {
        return mark != null && mark.number() == number && !sealIs(stored, mark.seal());
    }

    private static boolean sealIs(Document stored, @Nullable String seal) {
        return Objects.equals(stored.getString(AuditRecord.SEAL), seal);
    }
}
