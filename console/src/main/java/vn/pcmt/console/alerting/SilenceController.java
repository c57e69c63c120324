package vn.pcmt.console.alerting;

import java.util.HashMap;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.LedgerService;
import vn.pcmt.console.services.LedgerService.Question;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.RouteService.Matcher;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.SilenceService;
import vn.pcmt.console.services.SilenceService.Declared;
import vn.pcmt.console.services.SilenceService.Type;

/** What is not said for a while: listed, declared, ended early, with what it kept back. */
@Controller
class SilenceController {
    private static final Set<String> PLACES = Set.of("/area", "/reason", "/until", "/matchers");

    private final SilenceService silences;
    private final LedgerService ledger;
    private final PlanService plans;
    private final MessageSource messages;

    SilenceController(SilenceService silences, LedgerService ledger, PlanService plans, MessageSource messages) {
        this.silences = silences;
        this.ledger = ledger;
        this.plans = plans;
        this.messages = messages;
    }

    /** What stands in the form. */
    record Form(String type, String area, List<String> owes, String reason, String time, String day) {
        static final Form EMPTY = new Form("tam-ngung", "", List.of(), "", "17:00", "");
    }

    @GetMapping("/hop-viec/tam-ngung")
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "loai", defaultValue = "tam-ngung") String type,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Locale language) {
        return page(visitor, type, Math.max(0, page), Form.EMPTY, Faults.NONE, language)
                .addObject("done", done);
    }

    @PostMapping("/hop-viec/tam-ngung")
    ModelAndView declare(
            Visitor visitor,
            @RequestParam(name = "loai", defaultValue = "tam-ngung") String type,
            @RequestParam(name = "dia-ban", defaultValue = "") String area,
            @RequestParam(name = "viec", defaultValue = "") List<String> owes,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "gio", defaultValue = "") String time,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "key") String key,
            Locale language) {
        List<String> chosen = owes.stream().filter(one -> !one.isBlank()).toList();
        Form form = new Form(type, area, chosen, reason, time, day);
        Map<String, String> wrong = new HashMap<>();
        var until = Vi.parseMoment(day, time);
        if (until.isEmpty()) {
            wrong.put("/until", messages.getMessage("moment.wrong", null, language));
        }
        if (reason.isBlank()) {
            wrong.put("/reason", messages.getMessage("silence.reason.none", null, language));
        }
        Faults faults = new Faults("", wrong);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (until.isPresent() && wrong.isEmpty()) {
            List<Matcher> matchers = chosen.isEmpty() ? List.of() : List.of(new Matcher("OWES", chosen, false));
            try {
                silences.declare(visitor, typeOf(type), new Declared(area, matchers, reason.strip(), until.get()), key);
                return new ModelAndView("redirect:/hop-viec/tam-ngung?xong=khai&loai=" + type);
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, type, 0, form, faults, language);
        page.setStatus(status);
        return page;
    }

    @PostMapping("/hop-viec/tam-ngung/{loai}/{id}/ket-thuc")
    ModelAndView end(
            Visitor visitor,
            @PathVariable(name = "loai") String type,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        try {
            silences.end(visitor, typeOf(type), id, new Guard(etag, key));
            return new ModelAndView("redirect:/hop-viec/tam-ngung?xong=dung&loai=" + type);
        } catch (ServiceRefusal refusal) {
            var page = page(visitor, type, 0, Form.EMPTY, Faults.of(refusal, pointer -> false), language);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    /** What one of them kept back. */
    @GetMapping("/hop-viec/tam-ngung/{loai}/{id}")
    ModelAndView kept(
            Visitor visitor,
            @PathVariable(name = "loai") String type,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "trang", defaultValue = "0") int number) {
        typeOf(type);
        var page = new ModelAndView("silence-kept", Map.of("type", type, "id", id));
        page.addObject(
                "found", ledger.decisions(visitor, new Question(null, null, id, null, null, Math.max(0, number))));
        return page;
    }

    private ModelAndView page(Visitor visitor, String type, int number, Form form, Faults faults, Locale language) {
        String own = visitor.unitKey() == null ? "" : visitor.unitKey();
        boolean declares = visitor.has(Role.ADMIN);
        var page = new ModelAndView("silences", Map.of("type", type, "form", form, "faults", faults));
        page.addObject("found", silences.list(visitor, typeOf(type), number));
        page.addObject("declares", declares);
        page.addObject("own", own);
        page.addObject(
                "names", new AlertNames(messages, language, own, declares ? plans.communes(visitor, own) : List.of()));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private static Type typeOf(String path) {
        return switch (path) {
            case "tam-ngung" -> Type.SILENCE;
            case "su-co" -> Type.OUTAGE;
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
