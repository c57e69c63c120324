package vn.pcmt.console.inbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.LedgerService;
import vn.pcmt.console.services.LedgerService.Question;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.ServiceRefusal;

/** Why was I told, or not: the decisions and the ledger, for a person, something owed, a time. */
@Controller
class JournalController {
    private final LedgerService ledger;
    private final MessageSource messages;

    JournalController(LedgerService ledger, MessageSource messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    @GetMapping("/hop-viec/nhat-ky")
    ModelAndView journal(
            Visitor visitor,
            @RequestParam(name = "xem", defaultValue = "") String view,
            @RequestParam(name = "nguoi", defaultValue = "") String officer,
            @RequestParam(name = "viec", defaultValue = "") String obligation,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String until,
            @RequestParam(name = "trang", defaultValue = "0") int number,
            Locale language) {
        boolean sent = view.equals("so");
        Map<String, String> wrong = new HashMap<>();
        Instant first = startOf(from, "/from", 0, wrong, language);
        Instant end = startOf(until, "/until", 1, wrong, language);
        var page = new ModelAndView("journal");
        page.addObject("sent", sent);
        page.addObject(
                "forOthers",
                Stream.of(Role.REVIEWER, Role.LEADER, Role.ADMIN, Role.AUDITOR, Role.COMMUNE_HEAD)
                        .anyMatch(visitor::has));
        page.addObject("typed", Map.of("nguoi", officer, "viec", obligation, "tu", from, "den", until));
        var asked = new Question(text(obligation), text(officer), null, first, end, Math.max(0, number));
        Listing<?> found = new Listing<>(List.of(), 0, 0, 0);
        Faults faults = new Faults("", wrong);
        try {
            if (wrong.isEmpty()) {
                found = sent ? ledger.ledger(visitor, asked) : ledger.decisions(visitor, asked);
            }
        } catch (ServiceRefusal refusal) {
            if (refusal.status() != 403) {
                throw refusal;
            }
            faults = Faults.of(refusal, pointer -> false);
            page.setStatus(HttpStatus.FORBIDDEN);
        }
        if (!wrong.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        page.addObject("faults", faults);
        page.addObject("found", found);
        return page;
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private @Nullable Instant startOf(
            String day, String pointer, int later, Map<String, String> wrong, Locale language) {
        if (day.isBlank()) {
            return null;
        }
        var date = Vi.parseDay(day);
        if (date.isEmpty()) {
            wrong.put(pointer, messages.getMessage("day.wrong", null, language));
            return null;
        }
        return date.get().plusDays(later).atStartOfDay(Vi.ZONE).toInstant();
    }
}
