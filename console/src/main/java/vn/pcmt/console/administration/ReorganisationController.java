package vn.pcmt.console.administration;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.UnitService;
import vn.pcmt.console.services.UnitService.Decided;
import vn.pcmt.console.services.UnitService.Preview;
import vn.pcmt.console.services.UnitService.Unit;

/** Reorganisations: those decided, and the form for the next with what it would change. */
@Controller
class ReorganisationController {
    private static final String HOME = "/quan-tri/sap-xep";

    private final UnitService units;
    private final MessageSource messages;
    private final Vi vi;
    private final Clock clock;

    ReorganisationController(UnitService units, MessageSource messages, Vi vi, Clock clock) {
        this.units = units;
        this.messages = messages;
        this.vi = vi;
        this.clock = clock;
    }

    @GetMapping(HOME)
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "trang", defaultValue = "0") int number,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return list(visitor, Math.max(0, number), Faults.NONE).addObject("done", done);
    }

    @GetMapping(HOME + "/moi")
    ModelAndView form(
            Visitor visitor,
            @RequestParam(name = "kieu") String kind,
            @RequestParam(name = "tu", defaultValue = "") List<String> from,
            Locale language) {
        List<String> chosen =
                from.stream().filter(key -> !key.isBlank()).distinct().toList();
        var form = ReorganisationForm.empty(kind, chosen, today().plusDays(1), vi);
        return form(visitor, require(form), Faults.NONE, null);
    }

    /** First what it would change, then the decision itself; the same form is sent twice. */
    @PostMapping(HOME + "/moi")
    ModelAndView send(
            Visitor visitor,
            @RequestParam(name = "lam", defaultValue = "xem") String action,
            @RequestParam(name = "key") String key,
            @RequestParam MultiValueMap<String, String> posted,
            Locale language) {
        var form = require(ReorganisationForm.posted(posted));
        Optional<LocalDate> day = form.effectiveOn();
        if (day.isEmpty()) {
            return refused(visitor, form, Faults.beside("/effectiveOn", word("reorganisation.day.wrong", language)));
        }
        if (!form.hasShares()) {
            return refused(visitor, form, Faults.beside("/parts", word("reorganisation.share.wrong", language)));
        }
        if (form.from().isEmpty()) {
            return refused(visitor, form, new Faults(word("reorganisation.none", language), Map.of()));
        }
        try {
            var wanted = form.wanted(chosen(visitor, form), day.get());
            if (action.equals("dat")) {
                units.decide(visitor, wanted, key);
                return new ModelAndView("redirect:" + HOME + "?xong=dat");
            }
            return form(visitor, form, Faults.NONE, units.preview(visitor, wanted));
        } catch (ServiceRefusal refusal) {
            var page = form(visitor, form, Faults.of(refusal, ReorganisationForm.PLACES::contains), null);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    @PostMapping(HOME + "/{id}/hoan-tac")
    ModelAndView undo(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        try {
            units.undo(visitor, id, new Guard(etag, key));
            return new ModelAndView("redirect:" + HOME + "?xong=hoan-tac");
        } catch (ServiceRefusal refusal) {
            var page = list(visitor, 0, Faults.of(refusal, pointer -> false));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView list(Visitor visitor, int number, Faults faults) {
        var found = units.reorganisations(visitor, number);
        var page = new ModelAndView("reorganisations", Map.of("found", found, "faults", faults));
        page.addObject("names", names(visitor, found.items()));
        page.addObject("today", today());
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** What the units are called that they concern; a unit that is not there yet goes by its key. */
    private Map<String, String> names(Visitor visitor, List<Decided> decided) {
        Map<String, String> names = new HashMap<>();
        decided.stream()
                .flatMap(one -> Stream.concat(
                        one.reorganisation().from().stream(),
                        Stream.ofNullable(one.reorganisation().parent())))
                .distinct()
                .forEach(key -> {
                    try {
                        names.put(key, units.one(visitor, key).name());
                    } catch (ServiceRefusal notYet) {
                        names.put(key, key);
                    }
                });
        return names;
    }

    private ModelAndView refused(Visitor visitor, ReorganisationForm form, Faults faults) {
        var page = form(visitor, form, faults, null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView form(Visitor visitor, ReorganisationForm form, Faults faults, @Nullable Preview preview) {
        List<Unit> chosen = chosen(visitor, form);
        var page = new ModelAndView("reorganisation-edit", Map.of("form", form, "faults", faults, "from", chosen));
        page.addObject("preview", preview);
        page.addObject("kinds", ReorganisationForm.KINDS);
        page.addObject("key", UUID.randomUUID().toString());
        LocalDate day = form.effectiveOn().orElse(today());
        var byName = Comparator.comparing(Unit::name, Collator.getInstance(Locale.of("vi")));
        if (form.kind().equals("SPLIT") && !chosen.isEmpty()) {
            page.addObject(
                    "existing",
                    units.all(visitor, day, chosen.getFirst().parent(), null).stream()
                            .filter(unit -> !form.from().contains(unit.key()))
                            .filter(unit -> chosen.getFirst().path().size()
                                    == unit.path().size())
                            .sorted(byName)
                            .toList());
        }
        if (form.kind().equals("REPARENT")) {
            page.addObject(
                    "parents",
                    Stream.of("PROVINCE", "DISTRICT")
                            .flatMap(level -> units.all(visitor, day, null, level).stream())
                            .sorted(byName)
                            .toList());
        }
        return page;
    }

    private List<Unit> chosen(Visitor visitor, ReorganisationForm form) {
        return form.from().stream().map(key -> units.one(visitor, key)).toList();
    }

    private static ReorganisationForm require(ReorganisationForm form) {
        if (!ReorganisationForm.KINDS.contains(form.kind()) || form.from().size() > 100) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return form;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Vi.ZONE));
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
