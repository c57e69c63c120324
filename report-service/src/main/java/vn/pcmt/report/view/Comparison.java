package vn.pcmt.report.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.TotalsAgreed;
import vn.pcmt.contract.view.TotalsComparison;
import vn.pcmt.contract.view.TotalsDiffered;
import vn.pcmt.contract.view.TotalsDifference;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;

/** How the totals of a form and period compare with their reports, and when to look again. Told when it turns. */
@Document(Comparison.COLLECTION)
@TypeAlias("comparison")
final class Comparison implements OutboxHolder {

    static final String COLLECTION = "totals_comparisons";

    /** Differences that are kept and told; how many there are is counted. */
    private static final int MOST = 20;

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String template;
    private final String period;

    @Indexed
    private Instant dueAt;

    private @Nullable Instant comparedAt;
    private int differences;
    private List<Difference> first;
    private final Outbox outbox;

    @PersistenceCreator
    Comparison(
            String id,
            @Nullable Long version,
            String template,
            String period,
            Instant dueAt,
            @Nullable Instant comparedAt,
            int differences,
            List<Difference> first,
            Outbox outbox) {
        this.id = id;
        this.version = version;
        this.template = template;
        this.period = period;
        this.dueAt = dueAt;
        this.comparedAt = comparedAt;
        this.differences = differences;
        this.first = List.copyOf(first);
        this.outbox = outbox;
    }

    /** Not compared yet. */
    static Comparison of(String template, String period) {
        return new Comparison(
                TotalsComparison.id(template, period),
                null,
                template,
                period,
                Instant.EPOCH,
                null,
                0,
                List.of(),
                new Outbox());
    }

    /** Nothing can be said of it now. */
    void postpone(Instant until) {
        dueAt = until;
    }

    /**
     * Takes what a look saw. What is unsettled leaves open whether an earlier difference is gone.
     *
     * @param again after which it is looked at again
     * @return whether it turned: from agreement to differences, or back
     */
    boolean take(CompareTotals.Compared compared, Instant at, Duration again) {
        dueAt = at.plus(again);
        boolean differed = differences > 0;
        if (compared.differences().isEmpty() && differed && isOpen(compared.unsettled())) {
            return false;
        }
        comparedAt = at;
        differences = compared.differences().size();
        first = compared.differences().stream().limit(MOST).toList();
        if (differed == differences > 0) {
            return false;
        }
        outbox.record(next -> differed ? new TotalsAgreed(next, at, told()) : new TotalsDiffered(next, at, told()));
        return true;
    }

    private boolean isOpen(Set<String> unsettled) {
        Set<String> open = new HashSet<>(unsettled);
        return first.stream().map(Difference::total).anyMatch(open::contains);
    }

    private TotalsComparison told() {
        return new TotalsComparison(
                template,
                period,
                differences,
                first.stream()
                        .map(one -> new TotalsDifference(one.total(), one.part(), one.recomputed(), one.stored()))
                        .toList());
    }

    String id() {
        return id;
    }

    String template() {
        return template;
    }

    String period() {
        return period;
    }

    @Nullable
    Instant comparedAt() {
        return comparedAt;
    }

    int differences() {
        return differences;
    }

    List<Difference> first() {
        return first;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
