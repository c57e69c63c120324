package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.submission.PastFigures.Found;

/** Reads what the rules need to know beside the figures of a report. */
@Component
class ReadBackground {

    private final PastFigures past;
    private final UnitFacts facts;

    ReadBackground(PastFigures past, UnitFacts facts) {
        this.past = past;
        this.facts = facts;
    }

    /** Figures of the period before; null if they are not known. */
    @Nullable
    Map<String, BigDecimal> previous(ReportId id) {
        return past.find(Set.of(id), period -> Stream.of(period.previous()))
                .figures(id, id.period().previous());
    }

    /** Those of many reports, where they are known; in few reads. */
    Map<ReportId, Map<String, BigDecimal>> previous(Collection<ReportId> ids) {
        Found found = past.find(ids, period -> Stream.of(period.previous()));
        Map<ReportId, Map<String, BigDecimal>> previous = new HashMap<>();
        for (ReportId id : ids) {
            Map<String, BigDecimal> figures = found.figures(id, id.period().previous());
            if (figures != null) {
                previous.put(id, figures);
            }
        }
        return previous;
    }

    Background of(ReportId id) {
        return of(Set.of(id)).getOrDefault(id, Background.NONE);
    }

    /** In few reads, however many reports there are. */
    Map<ReportId, Background> of(Collection<ReportId> ids) {
        Found found = past.find(ids, period -> Stream.concat(earlier(period), Stream.of(period.yearEarlier())));
        Map<ReportId, Background> backgrounds = new HashMap<>();
        for (ReportId id : ids) {
            List<@Nullable Map<String, BigDecimal>> figures = new ArrayList<>();
            earlier(id.period()).forEach(period -> figures.add(found.figures(id, period)));
            backgrounds.put(
                    id,
                    new Background(
                            !found.owed(id, id.period().previous()),
                            figures,
                            found.figures(id, id.period().yearEarlier()),
                            facts.hamlets().get(id.unitKey())));
        }
        return backgrounds;
    }

    private static Stream<ReportingPeriod> earlier(ReportingPeriod period) {
        return IntStream.rangeClosed(1, Background.PERIODS).mapToObj(period::minus);
    }
}
