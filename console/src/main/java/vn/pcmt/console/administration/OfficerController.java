package vn.pcmt.console.administration;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Folded;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.OfficerService;
import vn.pcmt.console.services.OfficerService.Officer;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.UnitService;
import vn.pcmt.console.services.UnitService.Unit;

/** Officers: who serves where, who is away and who acts meanwhile, who leaves. */
@Controller
class OfficerController {
    private static final String HOME = "/quan-tri/can-bo";

    private final OfficerService officers;
    private final UnitService units;
    private final MessageSource messages;
    private final Vi vi;
    private final Clock clock;

    OfficerController(OfficerService officers, UnitService units, MessageSource messages, Vi vi, Clock clock) {
        this.officers = officers;
        this.units = units;
        this.messages = messages;
        this.vi = vi;
        this.clock = clock;
    }

    /** A command on one officer. */
    private interface Command {
        void carryOut(Guard guard);
    }

    @GetMapping(HOME)
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "tim", defaultValue = "") String words,
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "thoi", defaultValue = "false") boolean ofEndedUnits,
            @RequestParam(name = "trang", defaultValue = "0") int number) {
        String unitKey = unit.isBlank() ? null : unit;
        Listing<Officer> found = words.isBlank()
                ? officers.list(visitor, unitKey, ofEndedUnits, Math.max(0, number), 50)
                : search(officers.all(visitor, unitKey), words);
        var page = new ModelAndView("officers", Map.of("found", found, "words", words, "unit", unit));
        page.addObject("ended", ofEndedUnits);
        page.addObject("today", today());
        return withUnits(visitor, page);
    }

    @GetMapping(HOME + "/moi")
    ModelAndView blank(Visitor visitor) {
        return form(visitor, OfficerForm.empty(), Faults.NONE);
    }

    @PostMapping(HOME + "/moi")
    ModelAndView register(
            Visitor visitor,
            @RequestParam(name = "key") String key,
            @RequestParam MultiValueMap<String, String> posted,
            Locale language) {
        var form = OfficerForm.posted(posted);
        var details = form.details();
        if (details.isEmpty()) {
            return refused(form(visitor, form, wrongDay("/since", language)), 422);
        }
        try {
            officers.register(visitor, form.id(), details.get(), key);
            return done(form.id(), "ghi");
        } catch (ServiceRefusal refusal) {
            return refused(form(visitor, form, faults(refusal)), refusal.status());
        }
    }

    @GetMapping(HOME + "/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, id, null, Faults.NONE).addObject("done", done);
    }

    @PostMapping(HOME + "/{id}")
    ModelAndView amend(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            @RequestParam MultiValueMap<String, String> posted,
            Locale language) {
        var form = OfficerForm.posted(posted);
        var details = form.details();
        if (details.isEmpty()) {
            return refused(page(visitor, id, form, wrongDay("/since", language)), 422);
        }
        return carryOut(
                visitor,
                id,
                form,
                "sua",
                new Guard(etag, key),
                guard -> officers.amend(visitor, id, details.get(), guard));
    }

    @PostMapping(HOME + "/{id}/vang-mat")
    ModelAndView setLeaves(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            @RequestParam MultiValueMap<String, String> posted,
            Locale language) {
        var rows = OfficerForm.rows(posted);
        var leaves = OfficerForm.leaves(rows);
        if (leaves.isEmpty()) {
            var form = OfficerForm.of(officers.one(visitor, id).value(), vi).withLeaves(rows);
            return refused(page(visitor, id, form, wrongDay("/leaves", language)), 422);
        }
        return carryOut(
                visitor,
                id,
                null,
                "vang-mat",
                new Guard(etag, key),
                guard -> officers.setLeaves(visitor, id, leaves.get(), guard));
    }

    @PostMapping(HOME + "/{id}/thoi-viec")
    ModelAndView depart(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        var on = Vi.parseDay(day);
        if (on.isEmpty()) {
            return refused(page(visitor, id, null, wrongDay("/on", language)), 422);
        }
        return carryOut(
                visitor,
                id,
                null,
                "thoi-viec",
                new Guard(etag, key),
                guard -> officers.depart(visitor, id, on.get(), guard));
    }

    @PostMapping(HOME + "/{id}/o-lai")
    ModelAndView stay(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        return carryOut(visitor, id, null, "o-lai", new Guard(etag, key), guard -> officers.stay(visitor, id, guard));
    }

    private ModelAndView carryOut(
            Visitor visitor, String id, @Nullable OfficerForm form, String done, Guard guard, Command command) {
        try {
            command.carryOut(guard);
            return done(id, done);
        } catch (ServiceRefusal refusal) {
            return refused(page(visitor, id, form, faults(refusal)), refusal.status());
        }
    }

    private static ModelAndView done(String id, String what) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath(HOME + "/{id}")
                        .queryParam("xong", what)
                        .build(id));
    }

    private static Listing<Officer> search(List<Officer> all, String words) {
        String wanted = Folded.of(words);
        List<Officer> found = all.stream()
                .filter(one -> Folded.of(one.name() + " " + one.post() + " " + one.id())
                        .contains(wanted))
                .sorted(Comparator.comparing(Officer::name, Collator.getInstance(Locale.of("vi"))))
                .toList();
        return new Listing<>(found, 0, 0, found.size());
    }

    private ModelAndView page(Visitor visitor, String id, @Nullable OfficerForm typed, Faults faults) {
        var known = officers.one(visitor, id);
        var page = form(visitor, typed == null ? OfficerForm.of(known.value(), vi) : typed, faults);
        page.setViewName("officer");
        page.addObject("o", known.value());
        page.addObject("etag", known.etag());
        page.addObject("away", known.value().awayOn(today()));
        page.addObject("today", today());
        page.addObject(
                "history", visitor.has(Role.ADMIN) || visitor.has(Role.AUDITOR) ? officers.history(visitor, id) : null);
        return page;
    }

    private ModelAndView form(Visitor visitor, OfficerForm form, Faults faults) {
        var page = new ModelAndView("officer-new", Map.of("form", form, "faults", faults));
        withUnits(visitor, page);
        page.addObject("allRoles", Role.values());
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private static ModelAndView refused(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private static Faults faults(ServiceRefusal refusal) {
        return Faults.of(refusal, OfficerForm.PLACES::contains);
    }

    private Faults wrongDay(String pointer, Locale language) {
        return Faults.beside(pointer, messages.getMessage("reorganisation.day.wrong", null, language));
    }

    /** The units of today where somebody may serve, the visitor's and all below it, and their names by key. */
    private ModelAndView withUnits(Visitor visitor, ModelAndView page) {
        List<Unit> known = units.all(visitor, today(), visitor.unitKey(), null).stream()
                .sorted(Comparator.comparing((Unit unit) -> unit.path().size())
                        .thenComparing(Unit::name, Collator.getInstance(Locale.of("vi"))))
                .toList();
        page.addObject("units", known);
        page.addObject("names", known.stream().collect(Collectors.toMap(Unit::key, Unit::name, (one, same) -> one)));
        return page;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Vi.ZONE));
    }
}
