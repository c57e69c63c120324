package vn.pcmt.console.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.CalendarService;
import vn.pcmt.console.services.CalendarService.Span;
import vn.pcmt.console.services.CalendarService.Wanted;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/** The days off and the days worked instead, and which deadlines move when they change. */
@Controller
class CalendarController {
    private static final String HOME = "/quan-tri/lich";
    private static final List<String> KINDS = List.of("HOLIDAY", "SWAP_OFF", "MAKE_UP");

    private final CalendarService calendar;
    private final MessageSource messages;
    private final Clock clock;

    CalendarController(CalendarService calendar, MessageSource messages, Clock clock) {
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    /** What stands in the form; {@code remove}: ISO dates that become again what their weekday makes them. */
    record Form(String day, String until, String kind, String name, List<String> remove, String reason, String source) {
        static final Form EMPTY = new Form("", "", "HOLIDAY", "", List.of(), "", "");

        boolean adds() {
            return !(day.isBlank() && until.isBlank() && name.isBlank());
        }
    }

    @GetMapping(HOME)
    ModelAndView show(
            Visitor visitor,
            @RequestParam(name = "nam", required = false) @Nullable Integer year,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, year == null ? thisYear() : year, Form.EMPTY, Faults.NONE)
                .addObject("done", done);
    }

    /** First which deadlines it would move, then the decision; the same form is sent twice. */
    @PostMapping(HOME)
    ModelAndView send(
            Visitor visitor,
            @RequestParam(name = "nam") int year,
            @RequestParam(name = "lam", defaultValue = "xem") String action,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "den", defaultValue = "") String until,
            @RequestParam(name = "loai", defaultValue = "HOLIDAY") String kind,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "bo", defaultValue = "") List<String> remove,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "can-cu", defaultValue = "") String source,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        var form = new Form(day, until, kind, name, remove, reason.strip(), source.strip());
        Optional<Wanted> wanted = wanted(form);
        if (wanted.isEmpty()) {
            var words = messages.getMessage("reorganisation.day.wrong", null, language);
            var page = page(visitor, year, form, Faults.beside("/set/0/date", words));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            if (action.equals("dat")) {
                calendar.change(visitor, year, wanted.get(), new Guard(etag, key));
                return new ModelAndView("redirect:" + HOME + "?xong=1&nam=" + year);
            }
            var outcome = calendar.tryOut(visitor, year, wanted.get());
            return page(visitor, year, form, Faults.NONE).addObject("outcome", outcome);
        } catch (ServiceRefusal refusal) {
            var page = page(visitor, year, form, Faults.of(refusal, CalendarController::hasPlace));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private static boolean hasPlace(String pointer) {
        return List.of("/set/0/date", "/set/0/until", "/set/0/name", "/reason", "/source")
                .contains(pointer);
    }

    /** Nothing if what was typed as a day is none. */
    private static Optional<Wanted> wanted(Form form) {
        try {
            List<LocalDate> remove = form.remove().stream()
                    .filter(one -> !one.isBlank())
                    .map(LocalDate::parse)
                    .toList();
            if (!form.adds()) {
                return Optional.of(new Wanted(List.of(), remove, form.reason(), form.source()));
            }
            Optional<LocalDate> until = Vi.parseDay(form.until());
            if (until.isEmpty() && !form.until().isBlank()) {
                return Optional.empty();
            }
            return Vi.parseDay(form.day())
                    .map(day -> new Wanted(
                            List.of(new Span(
                                    day,
                                    until.orElse(null),
                                    form.kind(),
                                    form.name().strip())),
                            remove,
                            form.reason(),
                            form.source()));
        } catch (java.time.DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private ModelAndView page(Visitor visitor, int year, Form form, Faults faults) {
        var known = calendar.year(visitor, year);
        Map<String, Object> model = new HashMap<>(Map.of("y", known.value(), "form", form, "faults", faults));
        model.put("etag", known.etag());
        model.put("history", calendar.changes(visitor, year));
        model.put("kinds", KINDS);
        model.put("key", UUID.randomUUID().toString());
        return new ModelAndView("calendar", model);
    }

    private int thisYear() {
        return LocalDate.now(clock.withZone(Vi.ZONE)).getYear();
    }
}
