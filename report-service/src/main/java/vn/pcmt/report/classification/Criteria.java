package vn.pcmt.report.classification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.AreaClass;
import vn.pcmt.report.classification.ClassificationSettings.Thresholds;
import vn.pcmt.report.classification.Proposal.Criterion;
import vn.pcmt.report.classification.Proposal.Doubt;
import vn.pcmt.report.classification.Proposal.Ground;
import vn.pcmt.report.classification.Proposal.Name;
import vn.pcmt.report.classification.Proposal.Without;

/** Judges the figures of one unit and year. Pure; exact up to the percentages shown, which are rounded to four decimals. */
final class Criteria {

    private static final int SCALE = 4;

    private final ClassificationSettings settings;
    private final Map<String, BigDecimal> figures;
    private final @Nullable Boolean keyRoute;
    private final boolean accepted;

    /**
     * @param figures by indicator; a missing one is not known, never zero
     * @param keyRoute whether the unit lies on a key route; null if nobody said
     * @param accepted whether the figures were accepted
     */
    Criteria(
            ClassificationSettings settings,
            Map<String, BigDecimal> figures,
            @Nullable Boolean keyRoute,
            boolean accepted) {
        this.settings = settings;
        this.figures = figures;
        this.keyRoute = keyRoute;
        this.accepted = accepted;
    }

    Proposal proposal() {
        List<Criterion> counted = List.of(
                share(Name.ADDICTS, settings.addicts(), "CA01", "CA09"),
                places(),
                share(Name.ARRESTED, settings.arrested(), "GC02"),
                plants());
        Set<Doubt> doubts = new TreeSet<>();
        boolean known = counted.stream().allMatch(Criterion::known);
        AreaClass proposed = null;
        Criterion route = route(counted, Boolean.TRUE.equals(keyRoute));
        if (known) {
            proposed = areaClass(counted, route);
            if (keyRoute == null && areaClass(counted, route(counted, true)) != proposed) {
                doubts.add(Doubt.KEY_ROUTE_NOT_SAID);
            }
            if (proposed == AreaClass.II && at(counted, route, AreaClass.II) < settings.needed()) {
                doubts.add(Doubt.CLASSES_MIXED);
            }
            if (nothing()) {
                doubts.add(Doubt.NOTHING_IS_CLASS_III);
            }
        } else {
            doubts.add(Doubt.FIGURE_MISSING);
        }
        if (!accepted) {
            doubts.add(Doubt.NOT_ACCEPTED);
        }
        List<Criterion> criteria = new ArrayList<>(counted);
        criteria.add(route);
        List<Ground> grounds = grounds();
        Boolean drugFree = drugFree(grounds);
        boolean onlyArrests = grounds.stream()
                .allMatch(ground -> !Boolean.FALSE.equals(ground.holds()) || ground.without() == Without.ARRESTED);
        if (onlyArrests && grounds.stream().anyMatch(ground -> Boolean.FALSE.equals(ground.holds()))) {
            doubts.add(Doubt.ARRESTED_MAY_LIVE_ELSEWHERE);
        }
        if (drugFree == null || drugFree) {
            doubts.add(drugFree == null ? Doubt.FIGURE_MISSING : Doubt.WANTED_NOT_REPORTED);
        }
        return new Proposal(proposed, drugFree, criteria, grounds, List.copyOf(doubts));
    }

    /** Class III needs one of a, c and d below class II; if none of them is, three are of class II or above. */
    private @Nullable AreaClass areaClass(List<Criterion> counted, Criterion route) {
        if (at(counted, route, AreaClass.I) >= settings.needed()) {
            return AreaClass.I;
        }
        return orAbove(counted, route, AreaClass.II) >= settings.needed() ? AreaClass.II : AreaClass.III;
    }

    private static int at(List<Criterion> counted, Criterion route, AreaClass one) {
        return (int) all(counted, route).stream()
                .filter(criterion -> criterion.reached() == one)
                .count();
    }

    private static int orAbove(List<Criterion> counted, Criterion route, AreaClass one) {
        return (int) all(counted, route).stream()
                .map(Criterion::reached)
                .filter(Objects::nonNull)
                .filter(reached -> reached.compareTo(one) <= 0)
                .count();
    }

    private static List<Criterion> all(List<Criterion> counted, Criterion route) {
        List<Criterion> all = new ArrayList<>(counted);
        all.add(route);
        return all;
    }

    private Criterion share(Name name, Thresholds thresholds, String... codes) {
        BigDecimal residents = figures.get("QL01");
        BigDecimal sum = sum(codes);
        if (residents == null || residents.signum() == 0 || sum == null) {
            return new Criterion(name, null, false, shown(codes) + " / QL01 = " + text(residents));
        }
        BigDecimal hundredfold = sum.movePointRight(2);
        BigDecimal first = threshold(thresholds.first());
        BigDecimal second = threshold(thresholds.second());
        // Compared without dividing: rounding must not lift anybody over a threshold.
        AreaClass reached = hundredfold.compareTo(first.multiply(residents)) >= 0
                ? AreaClass.I
                : hundredfold.compareTo(second.multiply(residents)) >= 0 ? AreaClass.II : AreaClass.III;
        BigDecimal percent = hundredfold.divide(residents, SCALE, RoundingMode.HALF_UP);
        return new Criterion(
                name,
                reached,
                true,
                "100 × %s ÷ %s = %s %%; I ≥ %s %%, II ≥ %s %%"
                        .formatted(shown(codes), text(residents), text(percent), text(first), text(second)));
    }

    private Criterion places() {
        BigDecimal places = figures.get("GC11");
        BigDecimal first = threshold(settings.places().first());
        BigDecimal second = threshold(settings.places().second());
        String arithmetic = "GC11 = %s; I ≥ %s, II ≥ %s".formatted(text(places), text(first), text(second));
        return new Criterion(
                Name.PLACES,
                places == null || places.compareTo(second) < 0
                        ? null
                        : places.compareTo(first) >= 0 ? AreaClass.I : AreaClass.II,
                places != null,
                arithmetic);
    }

    private Criterion plants() {
        BigDecimal plants = figures.get("GC09");
        BigDecimal area = figures.get("GC10");
        if (plants == null || area == null) {
            return new Criterion(
                    Name.PLANTS, null, false, "GC09 = %s, GC10 = %s m²".formatted(text(plants), text(area)));
        }
        AreaClass reached = reaches(plants, settings.plants().first())
                        || reaches(area, settings.area().first())
                ? AreaClass.I
                : reaches(plants, settings.plants().second())
                                || reaches(area, settings.area().second())
                        ? AreaClass.II
                        : AreaClass.III;
        return new Criterion(
                Name.PLANTS,
                reached,
                true,
                "GC09 = %s, GC10 = %s m²; I ≥ %s / %s m², II ≥ %s / %s m²"
                        .formatted(
                                text(plants),
                                text(area),
                                text(settings.plants().first()),
                                text(settings.area().first()),
                                text(settings.plants().second()),
                                text(settings.area().second())));
    }

    /** On a key route a unit reaches a class with two of the other criteria: II or above make I, III or above make II. */
    private Criterion route(List<Criterion> counted, boolean onRoute) {
        int ofSecond = (int) counted.stream()
                .map(Criterion::reached)
                .filter(Objects::nonNull)
                .filter(reached -> reached != AreaClass.III)
                .count();
        int ofThird = (int) counted.stream()
                .map(Criterion::reached)
                .filter(Objects::nonNull)
                .count();
        AreaClass reached = !onRoute ? null : ofSecond >= 2 ? AreaClass.I : ofThird >= 2 ? AreaClass.II : null;
        String said = keyRoute == null ? "?" : keyRoute ? "1" : "0";
        return new Criterion(
                Name.KEY_ROUTE,
                reached,
                keyRoute != null,
                "tuyến = %s; II+ = %d, III+ = %d".formatted(said, ofSecond, ofThird));
    }

    private boolean nothing() {
        return List.of("CA01", "CA09", "GC02", "GC09", "GC10", "GC11").stream()
                .map(figures::get)
                .allMatch(figure -> figure != null && figure.signum() == 0);
    }

    private List<Ground> grounds() {
        BigDecimal addicts = figures.get("CA01");
        BigDecimal users = figures.get("CA09");
        BigDecimal substituted = figures.get("TH01");
        BigDecimal atHome = figures.get("CA06");
        Boolean nobody = addicts == null || users == null || substituted == null || atHome == null
                ? null
                : addicts.subtract(substituted).subtract(atHome).add(users).signum() <= 0;
        return List.of(
                new Ground(
                        Without.ADDICTS_AND_USERS,
                        nobody,
                        "CA01 − TH01 − CA06 + CA09 = %s − %s − %s + %s"
                                .formatted(text(addicts), text(substituted), text(atHome), text(users))),
                none(Without.PLACES, "GC11"),
                none(Without.ARRESTED, "GC02"));
    }

    private Ground none(Without without, String code) {
        BigDecimal figure = figures.get(code);
        return new Ground(without, figure == null ? null : figure.signum() == 0, code + " = " + text(figure));
    }

    private static @Nullable Boolean drugFree(List<Ground> grounds) {
        if (grounds.stream().anyMatch(ground -> Boolean.FALSE.equals(ground.holds()))) {
            return false;
        }
        return grounds.stream().allMatch(ground -> Boolean.TRUE.equals(ground.holds())) ? true : null;
    }

    private @Nullable BigDecimal sum(String... codes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String code : codes) {
            BigDecimal figure = figures.get(code);
            if (figure == null) {
                return null;
            }
            sum = sum.add(figure);
        }
        return sum;
    }

    private String shown(String... codes) {
        List<String> parts = new ArrayList<>();
        for (String code : codes) {
            parts.add(text(figures.get(code)));
        }
        return codes.length == 1 ? parts.getFirst() : "(" + String.join(" + ", parts) + ")";
    }

    private static boolean reaches(BigDecimal figure, @Nullable BigDecimal threshold) {
        return figure.compareTo(threshold(threshold)) >= 0;
    }

    private static BigDecimal threshold(@Nullable BigDecimal threshold) {
        return Objects.requireNonNull(threshold, "threshold");
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null
                ? "?"
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
