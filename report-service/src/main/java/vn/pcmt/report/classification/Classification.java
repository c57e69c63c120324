package vn.pcmt.report.classification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.AreaClass;
import vn.pcmt.contract.view.UnitClassification;
import vn.pcmt.contract.view.UnitClassified;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;

/** What was decided of one unit for one year, with every decision there ever was. */
@Document(Classification.COLLECTION)
@TypeAlias("classification")
final class Classification implements OutboxHolder {

    static final String COLLECTION = "classifications";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    @Indexed
    private final int year;

    private final String unitKey;
    private final List<Decided> decisions;
    private final Outbox outbox;
    private final Receipts receipts;

    /**
     * A decision. Kept for ever, with what the figures proposed then.
     *
     * @param by officer id
     */
    record Decided(
            int number,
            @Nullable AreaClass areaClass,
            boolean drugFree,
            String reason,
            String by,
            Instant at,
            Proposal proposal) {}

    @PersistenceCreator
    Classification(
            String id,
            @Nullable Long version,
            int year,
            String unitKey,
            List<Decided> decisions,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.year = year;
        this.unitKey = unitKey;
        this.decisions = new ArrayList<>(decisions);
        this.outbox = outbox;
        this.receipts = receipts;
    }

    /** Of which nothing is decided yet. */
    static Classification of(String unitKey, int year) {
        return new Classification(
                UnitClassification.id(unitKey, year), null, year, unitKey, List.of(), new Outbox(), new Receipts());
    }

    void decide(
            @Nullable AreaClass areaClass, boolean drugFree, String reason, Proposal proposal, String by, Instant at) {
        Decided decided = new Decided(decisions.size() + 1, areaClass, drugFree, reason, by, at, proposal);
        decisions.add(decided);
        outbox.record(next -> new UnitClassified(
                next,
                at,
                by,
                new UnitClassification(
                        unitKey,
                        year,
                        areaClass,
                        drugFree,
                        decided.number(),
                        reason,
                        proposal.areaClass(),
                        proposal.drugFree())));
    }

    String id() {
        return id;
    }

    String unitKey() {
        return unitKey;
    }

    /** The first decision first. */
    List<Decided> decisions() {
        return List.copyOf(decisions);
    }

    @Nullable
    Decided current() {
        return decisions.isEmpty() ? null : decisions.getLast();
    }

    /** Number for the entity tag: of the decisions there are. */
    long version() {
        return decisions.size();
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
