package vn.pcmt.plan.budget;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * What the entries of a budget come to, in đồng.
 *
 * @param allotted less what was taken away again
 * @param committed by contracts and decisions, paid or not
 * @param open committed and not paid yet
 * @param spent paid
 * @param available allotted less open and spent; negative if overspent
 */
record Figures(BigDecimal allotted, BigDecimal committed, BigDecimal open, BigDecimal spent, BigDecimal available) {
    static final Figures NONE =
            new Figures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of entries that count; those reversed are left out before. */
    static Figures of(Collection<Entry> counting) {
        BigDecimal allotted = BigDecimal.ZERO;
        BigDecimal committed = BigDecimal.ZERO;
        BigDecimal open = BigDecimal.ZERO;
        BigDecimal spent = BigDecimal.ZERO;
        for (Entry entry : counting) {
            switch (entry.kind()) {
                case ALLOT -> allotted = allotted.add(entry.amount());
                case REDUCE -> allotted = allotted.subtract(entry.amount());
                case COMMIT -> {
                    committed = committed.add(entry.amount());
                    open = open.add(entry.amount());
                }
                case SPEND -> {
                    spent = spent.add(entry.amount());
                    open = entry.of() == null ? open : open.subtract(entry.amount());
                }
                case REVERSAL -> throw new IllegalArgumentException("a reversal does not count: " + entry);
            }
        }
        return new Figures(
                allotted, committed, open, spent, allotted.subtract(open).subtract(spent));
    }

    Figures plus(Figures other) {
        return new Figures(
                allotted.add(other.allotted),
                committed.add(other.committed),
                open.add(other.open),
                spent.add(other.spent),
                available.add(other.available));
    }

    boolean overspent() {
        return available.signum() < 0;
    }
}
