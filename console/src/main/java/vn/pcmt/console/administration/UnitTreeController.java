package vn.pcmt.console.administration;

import java.math.BigDecimal;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Folded;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.UnitService;
import vn.pcmt.console.services.UnitService.Properties;
import vn.pcmt.console.services.UnitService.Unit;

/** The units of a day, level by level or by a word of their names; one unit with all that happened to it. */
@Controller
class UnitTreeController {
    private static final String COUNTRY = "VN";

    private final UnitService units;
    private final MessageSource messages;
    private final Vi vi;
    private final Clock clock;

    UnitTreeController(UnitService units, MessageSource messages, Vi vi, Clock clock) {
        this.units = units;
        this.messages = messages;
        this.vi = vi;
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
            @RequestParam(name = "trang", defaultValue = "0") int number,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return record(visitor, key, number, null, Faults.NONE).addObject("done", done);
    }

    /** Corrects what is on record of a unit; what changes the map is a reorganisation. */
    @PostMapping("/quan-tri/don-vi/{key}")
    ModelAndView amend(
            Visitor visitor,
            @PathVariable(name = "key") String key,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "dan", defaultValue = "") String population,
            @RequestParam(name = "bien-gioi", defaultValue = "false") boolean border,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String command,
            Locale language) {
        var form = new Amended(name.strip(), population.strip(), border);
        Unit unit = units.one(visitor, key);
        Optional<Integer> residents = form.residents();
        if (residents.isEmpty() && !form.population().isEmpty()) {
            String words = messages.getMessage("units.population.wrong", null, language);
            var page = record(visitor, key, 0, form, Faults.beside("/population", words));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            var properties =
                    new Properties(form.name(), border, residents.orElse(null), unit.latitude(), unit.longitude());
            units.amend(visitor, key, properties, new Guard(etag, command));
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/quan-tri/don-vi/{key}")
                            .queryParam("xong", 1)
                            .build(key));
        } catch (ServiceRefusal refusal) {
            var page = record(visitor, key, 0, form, Faults.of(refusal, Set.of("/name", "/population")::contains));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    /** What stands in the form of a correction. */
    record Amended(String name, String population, boolean border) {
        /** Nothing if what was typed is no whole number of residents. */
        Optional<Integer> residents() {
            try {
                return Vi.parse(population).map(BigDecimal::intValueExact);
            } catch (ArithmeticException noCount) {
                return Optional.empty();
            }
        }
    }

    private ModelAndView record(Visitor visitor, String key, int number, @Nullable Amended typed, Faults faults) {
        var known = units.versioned(visitor, key);
        Unit unit = known.value();
        var page = new ModelAndView("unit-record", Map.of("u", unit, "etag", known.etag(), "faults", faults));
        page.addObject(
                "form",
                typed != null
                        ? typed
                        : new Amended(
                                unit.name(),
                                unit.population() == null ? "" : vi.number((long) unit.population()),
                                unit.border()));
        page.addObject("key", UUID.randomUUID().toString());
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
