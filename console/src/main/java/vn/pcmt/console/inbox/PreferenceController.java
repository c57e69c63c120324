package vn.pcmt.console.inbox;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PreferenceService;
import vn.pcmt.console.services.PreferenceService.Offered;
import vn.pcmt.console.services.PreferenceService.Preference;
import vn.pcmt.console.services.PreferenceService.Wishes;
import vn.pcmt.console.services.PushService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/** How the visitor is told: by which channels in which order, in which hours, one by one or together. */
@Controller
class PreferenceController {

    /** A channel in the form; {@code place} says when it is tried, counted from 1. */
    record Choice(String channel, boolean setUp, @Nullable String address, boolean chosen, int place) {}

    /** What stands in the form. */
    record Form(List<Choice> channels, String from, String until, String digest, String language) {}

    private final PreferenceService preferences;
    private final PushService push;
    private final MessageSource messages;
    private final Vi vi;

    PreferenceController(PreferenceService preferences, PushService push, MessageSource messages, Vi vi) {
        this.preferences = preferences;
        this.push = push;
        this.vi = vi;
        this.messages = messages;
    }

    @GetMapping("/hop-viec/cach-nhan")
    ModelAndView mine(Visitor visitor, @RequestParam(name = "xong", required = false) @Nullable String done) {
        return asItIs(visitor, Faults.NONE).addObject("done", done);
    }

    /** A browser says how it can be told. */
    @PostMapping("/hop-viec/cach-nhan/trinh-duyet")
    ModelAndView subscribe(
            Visitor visitor,
            @RequestParam(name = "endpoint", defaultValue = "") String endpoint,
            @RequestParam(name = "p256dh", defaultValue = "") String key,
            @RequestParam(name = "auth", defaultValue = "") String secret) {
        try {
            push.subscribe(visitor, endpoint, key, secret);
            return new ModelAndView("redirect:/hop-viec/cach-nhan?xong=bat");
        } catch (ServiceRefusal refusal) {
            var page = asItIs(visitor, new Faults(refusal.problem().words(List.of()), Map.of()));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    @PostMapping("/hop-viec/cach-nhan/trinh-duyet/{id}/bo")
    String unsubscribe(Visitor visitor, @PathVariable(name = "id") String id) {
        push.unsubscribe(visitor, id);
        return "redirect:/hop-viec/cach-nhan?xong=bo";
    }

    private ModelAndView asItIs(Visitor visitor, Faults faults) {
        var known = preferences.preference(visitor);
        Preference now = known.value();
        Form form = new Form(
                choices(now.offered(), now.channels()),
                vi.hour(now.from()),
                vi.hour(now.until()),
                now.digest(),
                now.language() == null ? "vi" : now.language());
        return page(visitor, now, known.etag(), form, faults);
    }

    @PostMapping("/hop-viec/cach-nhan")
    ModelAndView choose(
            Visitor visitor,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "kenh", defaultValue = "") List<String> chosen,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String until,
            @RequestParam(name = "gop", defaultValue = "NONE") String digest,
            @RequestParam(name = "tieng", defaultValue = "vi") String tongue,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        List<String> ordered = chosen.stream()
                .filter(channel -> !channel.isBlank())
                .sorted(Comparator.comparing(channel -> place(posted.getFirst("thu-tu." + channel))))
                .toList();
        Map<String, String> wrong = new HashMap<>();
        LocalTime first = time(from, "/from", wrong, language);
        LocalTime end = time(until, "/until", wrong, language);
        if (ordered.isEmpty()) {
            wrong.put("/channels", messages.getMessage("preference.channel.none", null, language));
        }
        Faults faults = new Faults("", wrong);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (wrong.isEmpty()) {
            try {
                preferences.choose(visitor, new Wishes(ordered, first, end, digest, tongue), new Guard(etag, key));
                return new ModelAndView("redirect:/hop-viec/cach-nhan?xong=1");
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(
                        refusal,
                        pointer -> pointer.equals("/channels") || pointer.equals("/from") || pointer.equals("/until"));
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var known = preferences.preference(visitor);
        Form form = new Form(choices(known.value().offered(), ordered), from, until, digest, tongue);
        var page = page(visitor, known.value(), known.etag(), form, faults);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(Visitor visitor, Preference now, String etag, Form form, Faults faults) {
        var page = new ModelAndView("preferences", Map.of("p", now, "form", form, "faults", faults, "etag", etag));
        page.addObject("push", push.mine(visitor));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** Those chosen first, in their order. */
    private static List<Choice> choices(List<Offered> offered, List<String> channels) {
        return offered.stream()
                .sorted(Comparator.comparing(
                        one -> channels.contains(one.channel()) ? channels.indexOf(one.channel()) : channels.size()))
                .map(one -> new Choice(
                        one.channel(),
                        one.setUp(),
                        one.address(),
                        channels.contains(one.channel()),
                        channels.indexOf(one.channel()) + 1))
                .toList();
    }

    private @Nullable LocalTime time(String typed, String pointer, Map<String, String> wrong, Locale language) {
        if (typed.isBlank()) {
            return null;
        }
        LocalTime time = Vi.parseTime(typed).orElse(null);
        if (time == null) {
            wrong.put(pointer, messages.getMessage("time.wrong", null, language));
        }
        return time;
    }

    private static int place(@Nullable String typed) {
        return typed != null && typed.matches("[1-9]") ? Integer.parseInt(typed) : Integer.MAX_VALUE;
    }
}
