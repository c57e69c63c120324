package vn.pcmt.report.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.calendar.ReportingPeriod;

/** Where the other features read figures of areas, in the tree of today. */
@Component
public class AreaFigures {

    private final MongoOperations store;
    private final AreaTotalsStore totals;

    AreaFigures(MongoOperations store, AreaTotalsStore totals) {
        this.store = store;
        this.totals = totals;
    }

    /**
     * The figures there are; an area and period without any is left out.
     *
     * @param indicators codes of entered indicators
     */
    public List<AreaSums> find(
            String template,
            Collection<String> areas,
            Collection<ReportingPeriod> periods,
            Collection<String> indicators) {
        List<String> ids = new ArrayList<>();
        areas.forEach(area ->
                periods.forEach(period -> ids.add(AreaTotals.key(area, template, period.toString(), Basis.TODAY))));
        Query query = Query.query(Criteria.where("_id").in(ids));
        query.fields().include("area", "period", "at", "coverage", "estimated", "provincial.coverage");
        indicators.forEach(code -> query.fields().include("figures." + code));
        return store.find(query, AreaSums.class, totals.collection());
    }
}
