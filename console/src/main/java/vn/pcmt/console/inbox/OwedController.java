package vn.pcmt.console.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.LedgerService;
import vn.pcmt.console.services.LedgerService.Question;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/** Something owed: who was told of it and why, put off, handed over. */
@Controller
class OwedController {
    private static final Set<String> PLACES = Set.of("/until", "/officer");

    private final LedgerService ledger;
    private final MessageSource messages;

    OwedController(LedgerService ledger, MessageSource messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    @GetMapping("/hop-viec/viec/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, id, Faults.NONE, Map.of(), HttpStatus.OK).addObject("done", done);
    }

    @PostMapping("/hop-viec/viec/{id}/hoan")
    ModelAndView snooze(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "gio", defaultValue = "") String time,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        Map<String, String> typed = Map.of("ngay", day, "gio", time);
        var until = Vi.parseMoment(day, time);
        if (until.isEmpty()) {
            String words = messages.getMessage("moment.wrong", null, language);
            return page(visitor, id, Faults.beside("/until", words), typed, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            ledger.snooze(visitor, id, until.get(), new Guard(etag, key));
            return done(id, "hoan");
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, refusal, typed);
        }
    }

    @PostMapping("/hop-viec/viec/{id}/chuyen")
    ModelAndView handOver(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "nguoi", defaultValue = "") String officer,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        try {
            ledger.handOver(visitor, id, officer, new Guard(etag, key));
            return done(id, "chuyen");
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, refusal, Map.of("nguoi", officer));
        }
    }

    private ModelAndView again(Visitor visitor, String id, ServiceRefusal refusal, Map<String, String> typed) {
        if (refusal.status() == 404) {
            throw refusal;
        }
        return page(visitor, id, Faults.of(refusal, PLACES::contains), typed, HttpStatus.valueOf(refusal.status()));
    }

    private ModelAndView page(Visitor visitor, String id, Faults faults, Map<String, String> typed, HttpStatus status) {
        var owed = ledger.owed(visitor, id);
        var page = new ModelAndView("owed", Map.of("o", owed.value(), "etag", owed.etag(), "faults", faults));
        page.addObject("typed", typed);
        page.addObject("colleagues", owed.value().mayAnswer() ? ledger.colleagues(visitor, id) : List.of());
        page.addObject("ledger", ledger.ledger(visitor, Question.about(id, null)));
        page.addObject("decisions", ledger.decisions(visitor, Question.about(id, null)));
        page.addObject("key", UUID.randomUUID().toString());
        page.setStatus(status);
        return page;
    }

    private static ModelAndView done(String id, String what) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/hop-viec/viec/{id}")
                        .queryParam("xong", what)
                        .build(id));
    }
}
