package vn.pcmt.report.opening;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That a stock is what it was, and what was added, less what was removed.
 *
 * @param closing code of the stock at the end of a period
 * @param added code of what came to it in the period
 * @param removed code of what left it
 */
record StockIdentity(String closing, String added, String removed) {

    /** Rules R04, R05 and R07 of the indicators: places of drug use, addicts, illegal users. */
    static final List<StockIdentity> ALL = List.of(
            new StockIdentity("GC11", "GC12", "GC13"),
            new StockIdentity("CA01", "CA02", "CA03"),
            new StockIdentity("CA09", "CA10", "CA11"));

    /** The opening that figures amount to; empty if one of the three is blank, which is not zero. */
    Optional<BigDecimal> opening(Map<String, BigDecimal> figures) {
        BigDecimal end = figures.get(closing);
        BigDecimal came = figures.get(added);
        BigDecimal left = figures.get(removed);
        return end == null || came == null || left == null
                ? Optional.empty()
                : Optional.of(end.subtract(came).add(left));
    }
}
