package vn.pcmt.console.administration;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Folded;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.UnitService;
import vn.pcmt.console.services.UnitService.Unit;

/** The units of a day, level by level or by a word of their names; one unit with all that happened to it. */
@Controller
class UnitTreeController {
    private static final String COUNTRY = "VN";

    private final UnitService units;
    private final Clock clock;

    UnitTreeController(UnitService units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    @GetMapping("/quan-tri")
    String start() {
        return "redirect:/quan-tri/don-vi";
    }

    /**
     * What is chosen stays in the list whatever is looked for, so that units of several areas can be merged.
     *
     * @param area below which; the area of the visitor if it is not given, the country if that did not exist then
     */
    @GetMapping("/quan-tri/don-vi")
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "ngay", defaultValue = "") String typedDay,
            @RequestParam(name = "cha", defaultValue = "") String area,
            @RequestParam(name = "tim", defaultValue = "") String words,
            @RequestParam(name = "tu", defaultValue = "") List<String> chosenKeys) {
        LocalDate today = LocalDate.now(clock.withZone(Vi.ZONE));
        LocalDate day = Vi.parseDay(typedDay).orElse(today);
        Set<String> chosen = new LinkedHashSet<>(chosenKeys);
        String above = above(visitor, area, day);
        List<Unit> below = above.equals(COUNTRY)
                ? units.all(visitor, day, null, words.isBlank() ? "PROVINCE" : null)
                : units.all(visitor, day, above, null);
        String wanted = Folded.of(words);
        List<Unit> shown = below.stream()
                .filter(unit -> chosen.contains(unit.key())
                        || (wanted.isEmpty()
                                ? above.equals(unit.parent())
                                : Folded.of(unit.name() + " " + unit.code()).contains(wanted)))
                .sorted(Comparator.comparing((Unit unit) -> !chosen.contains(unit.key()))
                        .thenComparing(Unit::name, Collator.getInstance(Locale.of("vi"))))
                .toList();
        var page = new ModelAndView("units", Map.of("units", shown, "words", words, "day", day, "today", today));
        page.addObject("above", above);
        page.addObject("trail", trail(visitor, above));
        page.addObject("chosen", chosen);
        page.addObject("typedDay", typedDay);
        page.addObject("wrongDay", !typedDay.isBlank() && Vi.parseDay(typedDay).isEmpty());
        page.addObject("communes", communes(below));
        return page;
    }

    @GetMapping("/quan-tri/don-vi/{key}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "key") String key,
            @RequestParam(name = "trang", defaultValue = "0") int number) {
        Unit unit = units.one(visitor, key);
        var page = new ModelAndView("unit-record", Map.of("u", unit));
        page.addObject("trail", trail(visitor, Objects.requireNonNullElse(unit.parent(), "")));
        page.addObject(
                "leads",
                unit.today().stream()
                        .map(share -> share.path().getFirst())
                        .filter(successor -> !successor.equals(key))
                        .map(successor -> units.one(visitor, successor))
                        .toList());
        page.addObject("history", units.history(visitor, key, Math.max(0, number)));
        return page;
    }

    private String above(Visitor visitor, String area, LocalDate day) {
        String wanted = !area.isBlank() ? area : visitor.unitKey() == null ? COUNTRY : visitor.unitKey();
        if (wanted.equals(COUNTRY)) {
            return COUNTRY;
        }
        Unit unit = units.one(visitor, wanted);
        boolean existed = !day.isBefore(unit.validFrom()) && (unit.validTo() == null || day.isBefore(unit.validTo()));
        return existed ? wanted : COUNTRY;
    }

    /** The areas above, the country first, the nearest last. */
    private List<Unit> trail(Visitor visitor, String key) {
        List<Unit> trail = new ArrayList<>();
        if (!key.isEmpty()) {
            Unit nearest = units.one(visitor, key);
            for (String above : nearest.path().reversed()) {
                trail.add(above.equals(key) ? nearest : units.one(visitor, above));
            }
        }
        return trail;
    }

    private static long communes(List<Unit> units) {
        return units.stream()
                .filter(unit ->
                        Set.of("COMMUNE", "WARD", "TOWNSHIP", "SPECIAL_ZONE").contains(unit.kind()))
                .count();
    }
}
