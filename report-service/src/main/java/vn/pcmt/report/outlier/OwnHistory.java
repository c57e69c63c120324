package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.IndicatorKind;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;

/** Compares the figures of a report with what its unit reported before. Pure. */
final class OwnHistory {

    private final OutlierSettings settings;
    private final Template form;
    private final Map<String, BigDecimal> figures;
    private final List<Outlier> found = new ArrayList<>();

    OwnHistory(OutlierSettings settings, Template form, Map<String, BigDecimal> figures) {
        this.settings = settings;
        this.form = form;
        this.figures = figures;
    }

    List<Outlier> found() {
        return List.copyOf(found);
    }

    /** @param past figures of earlier periods, in any order */
    OwnHistory unlike(Collection<Map<String, BigDecimal>> past) {
        OutlierSettings.History bounds = settings.history();
        for (Indicator indicator : form.indicators()) {
            String code = indicator.code();
            BigDecimal figure = figures.get(code);
            if (figure == null || isIncidental(code) || settings.startingAnew().contains(code)) {
                continue;
            }
            List<BigDecimal> sample = past.stream()
                    .map(earlier -> earlier.get(code))
                    .filter(Objects::nonNull)
                    .toList();
            if (sample.size() < bounds.fewest()) {
                continue;
            }
            Spread usual = Spread.of(sample);
            if (usual.isFar(figure, bounds.deviations(), bounds.leastChange(), bounds.leastShare())) {
                found.add(Outlier.comparing(Outlier.Kind.OWN_HISTORY, code, figure, usual));
            }
        }
        return this;
    }

    /** Where there was nothing a year ago, or is nothing now, no factor can be named. */
    OwnHistory unlikeLastYear(@Nullable Map<String, BigDecimal> lastYear) {
        if (lastYear == null) {
            return this;
        }
        OutlierSettings.Season bounds = settings.season();
        for (Indicator indicator : form.indicators()) {
            String code = indicator.code();
            BigDecimal now = figures.get(code);
            BigDecimal then = lastYear.get(code);
            if (now == null || then == null || now.signum() == 0 || then.signum() == 0 || isIncidental(code)) {
                continue;
            }
            boolean grown = now.compareTo(then.multiply(bounds.factor())) > 0;
            boolean shrunk = then.compareTo(now.multiply(bounds.factor())) > 0;
            if ((grown || shrunk) && now.subtract(then).abs().compareTo(bounds.leastChange()) >= 0) {
                BigDecimal times = now.divide(then, 2, RoundingMode.HALF_UP);
                found.add(new Outlier(Outlier.Kind.SEASON, code, null, now, then, null, times, 1));
            }
        }
        return this;
    }

    /** @param before the periods before, the latest first, without a gap */
    OwnHistory repeating(List<Map<String, BigDecimal>> before) {
        OutlierSettings.Copies bounds = settings.copies();
        if (!before.isEmpty()) {
            form.sections().stream()
                    .filter(section -> isCopied(section, before.getFirst()))
                    .forEach(section -> found.add(new Outlier(
                            Outlier.Kind.COPIED_SECTION, null, section.id(), null, null, null, null, size(section))));
        }
        int earlier = bounds.periods() - 1;
        if (before.size() >= earlier) {
            for (Indicator indicator : form.indicators()) {
                BigDecimal figure = figures.get(indicator.code());
                if (indicator.kind() == IndicatorKind.FLOW
                        && figure != null
                        && figure.compareTo(bounds.leastFigure()) >= 0
                        && before.subList(0, earlier).stream()
                                .allMatch(period -> isSame(figure, period.get(indicator.code())))) {
                    found.add(new Outlier(
                            Outlier.Kind.REPEATED, indicator.code(), null, figure, null, null, null, bounds.periods()));
                }
            }
        }
        return this;
    }

    /** Stocks may well stand still and nothing may well happen again; but the same number of events, all over? */
    private boolean isCopied(Section section, Map<String, BigDecimal> before) {
        boolean same = section.indicators().stream().allMatch(indicator -> {
            BigDecimal figure = figures.get(indicator.code());
            return figure == null
                    ? !before.containsKey(indicator.code())
                    : isSame(figure, before.get(indicator.code()));
        });
        return same
                && section.indicators().stream()
                                .filter(indicator -> indicator.kind() == IndicatorKind.FLOW)
                                .map(indicator -> figures.get(indicator.code()))
                                .filter(figure -> figure != null && figure.signum() != 0)
                                .count()
                        >= settings.copies().fewestFigures();
    }

    private int size(Section section) {
        return (int) section.indicators().stream()
                .filter(indicator -> figures.containsKey(indicator.code()))
                .count();
    }

    private static boolean isSame(BigDecimal figure, @Nullable BigDecimal earlier) {
        return earlier != null && figure.compareTo(earlier) == 0;
    }

    private boolean isIncidental(String code) {
        return settings.incidental().contains(code);
    }
}
